"""Which table of contents an older book is shown by: its author's own, wherever today's reader finds the same rows in it as the older tools did."""

import posixpath
from urllib.parse import unquote

from octavo.content.revision.summary import Row, read_summary

Shape = tuple[str, tuple["Shape", ...]]


def shown_summary(own: str, made: str) -> str:
    """The author's where it says the same, with the front page that the older tools put before everything where it lists none (legacy 2); else theirs.

    The author's own keeps its lines, which faults are told by.
    """
    rows, theirs = read_summary(own).rows, read_summary(made).rows
    if _shapes(rows) == _shapes(theirs):
        return own
    front = _first_item(theirs)
    first = _first_item(rows)
    if front is None or first is None or _shapes(rows) != _shapes(theirs, without=front):
        return made
    return _with_front(own.splitlines(keepends=True), first, made.splitlines()[front.line - 1])


def _shapes(rows: list[Row], without: Row | None = None) -> tuple[Shape, ...]:
    """Where the rows lead and how they lie in each other, whatever they are called."""
    return tuple((_target(row), _shapes(row.rows, without)) for row in rows if row is not without)


def _target(row: Row) -> str:
    if row.destination is None or "://" in row.destination:
        return f"{row.kind} {row.destination or ''}"
    path, mark, anchor = row.destination.partition("#")
    return f"{row.kind} {posixpath.normpath(unquote(path))}{mark}{anchor}"


def _first_item(rows: list[Row]) -> Row | None:
    return next((row for top in rows for row in top.walk() if row.kind == "item"), None)


def _with_front(lines: list[str], first: Row, front: str) -> str:
    """In place of a blank line, if one is there, so that all others keep their numbers."""
    before = first.line - 1
    marked = lines[before][: first.indent] + front + "\n"
    if before and not lines[before - 1].strip():
        return "".join([*lines[: before - 1], marked, *lines[before:]])
    return "".join([*lines[:before], marked, *lines[before:]])
