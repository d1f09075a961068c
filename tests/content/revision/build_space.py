"""Spaces for tests, written as their files."""

from collections.abc import Callable
from itertools import count

from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Page, Revision

Contents = dict[str, str | bytes]


def numbered_ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"id{next(numbers)}"


def read_space(contents: Contents, previous: Revision | None = None, directory: str = "", **options: object) -> Revision:
    """The revision of some files; ids are `new1`, `new2`, … and never those of `previous`."""
    numbers = count(1)
    start = f"r{len(list(previous.walk())) if previous else 0}n"
    return read_revision(MemoryFiles(contents, directory), previous=previous, new_id=lambda: f"{start}{next(numbers)}", **options)  # type: ignore[arg-type]


def outline(pages: list[Page]) -> list[object]:
    """Titles, nested, with kind for what is no document: `["Home", ("group", "Guides", ["First"])]`."""
    found: list[object] = []
    for page in pages:
        entry: tuple[object, ...] = (page.title,) if page.kind == "document" else (page.kind, page.title)
        if page.pages:
            entry = (*entry, outline(page.pages))
        found.append(entry if len(entry) > 1 else entry[0])
    return found


def messages(revision: Revision) -> list[str]:
    return [str(fault) for fault in revision.faults]
