"""Patterns of ignore files, matched segment by segment without backtracking into what was passed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from octavo.legacy.toolchain.faults import BookFault

WORK = 2_000_000
ANY = "**"
_SET = re.compile(r"\[[!^]?\]?[^\]]*\]")
T = TypeVar("T")
U = TypeVar("U")


class Budgeted:
    """How many comparisons a book's rules may still cause."""

    def __init__(self) -> None:
        self._left = WORK

    def spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise BookFault("The ignore files have too many rules for this book.", path=".bookignore")


@dataclass(frozen=True, slots=True)
class Rule:
    """`segments` are names with wildcards, or `ANY` for any number of them; `folder` rules name folders only.

    `name` is what the rule names wherever it lies, if that is all that it says.
    """

    segments: tuple[str, ...]
    negated: bool
    folder: bool
    name: str | None

    def names(self, parts: Sequence[str], work: Budgeted) -> bool:
        def one(pattern: str, name: str) -> bool:
            return pattern == name or (_has_wildcards(pattern) and _matches(_marks(pattern), name, "*", _is, work))

        return _matches(self.segments, parts, ANY, one, work)


def read_rule(line: str) -> Rule | None:
    """Nothing for an empty line or a comment."""
    line = line.rstrip("\r\n")
    text = line.rstrip(" ")
    if text.endswith("\\") and text != line:
        text += " "
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text.removeprefix("!")
    folder = text.endswith("/")
    text = text.rstrip("/")
    segments = [segment for segment in text.split("/") if segment]
    if not segments:
        return None
    if "/" not in text:
        segments.insert(0, ANY)
    if segments[-1] == ANY:
        segments.append("*")
    alone = len(segments) == 2 and segments[0] == ANY and not _has_wildcards(segments[1])  # noqa: PLR2004 - any folder, a name
    return Rule(tuple(segments), negated, folder, segments[1] if alone else None)


def _has_wildcards(pattern: str) -> bool:
    return any(mark in pattern for mark in "*?[\\")


def _marks(pattern: str) -> list[str]:
    """A name's pattern as its marks: a star, a question mark, a set in brackets, or a character behind `=`."""
    marks, at = list[str](), 0
    while at < len(pattern):
        found = _SET.match(pattern, at)
        if found:
            marks.append(found.group())
            at = found.end()
        elif pattern[at] == "\\" and at + 1 < len(pattern):
            marks.append(f"={pattern[at + 1]}")
            at += 2
        else:
            marks.append(pattern[at] if pattern[at] in "*?" else f"={pattern[at]}")
            at += 1
    return marks


def _is(mark: str, character: str) -> bool:
    if mark.startswith("="):
        return mark[1] == character
    if mark == "?":
        return True
    negated = mark[1] in "!^"
    body, at, found = mark[2 if negated else 1 : -1], 0, False
    while at < len(body):
        if body[at + 1 : at + 2] == "-" and at + 2 < len(body):
            found = found or body[at] <= character <= body[at + 2]
            at += 3
        else:
            found = found or body[at] == character
            at += 1
    return found != negated


def _matches(pattern: Sequence[T], subject: Sequence[U], star: T, one: Callable[[T, U], bool], work: Budgeted) -> bool:
    """Whether the pattern covers the whole subject. Only the last star is ever widened, so that the work is at most the product of both lengths."""
    at = place = 0
    last, resume = -1, 0
    while place < len(subject):
        work.spend()
        if at < len(pattern) and pattern[at] == star:
            last, resume = at, place
            at += 1
        elif at < len(pattern) and one(pattern[at], subject[place]):
            at += 1
            place += 1
        elif last >= 0:
            resume += 1
            at, place = last + 1, resume
        else:
            return False
    return all(mark == star for mark in pattern[at:])
