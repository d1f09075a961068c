"""Links, pictures and includes of a text that lead to nothing in the space: told with their line.

A text is read for it only where one of the destinations that its scan found is not there, for an import reads thousands.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from octavo.content.faults import Fault
from octavo.content.revision.destinations import destinations
from octavo.content.revision.locate import locate
from octavo.content.revision.paths import folder_of, normalise
from octavo.content.revision.stable import BROKEN, parse_stable
from octavo.content.revision.tree import Revision

LIMIT: Final = 20
"""The most that is told of one file."""

_SAYS: Final = "leads to nothing that is here"
_MORE: Final = "more links lead nowhere"
_FENCE: Final = re.compile(r"^[ \t>]*+(?>(?:(?:[*+-]|\d{1,9}[.)])[ \t]++)*)(`{3,}+|~{3,}+)([^\n]*+)", re.MULTILINE)
_REGIONS: Final = re.compile(r"<(?:!--|pre\b|code\b)")
_ENDS: Final = {"<!--": "-->", "<pre": "</pre", "<code": "</code"}
_TICKS: Final = re.compile(r"`++")
_NEAR: Final = 2000
"""Characters on either side of a place in which backticks are sought."""


def is_dead_link(fault: Fault) -> bool:
    """Whether it was told here: such a fault depends on other files, and not on its own alone."""
    return f" {_SAYS}." in fault.message or f" {_MORE}." in fault.message


class DeadLinks:
    """What is told of the texts of one revision. `entry` knows its files: one that is there is told elsewhere, where it is no page."""

    def __init__(self, revision: Revision, entry: Callable[[str], object]) -> None:
        self._revision = revision
        self._entry = entry

    def of(self, path: str, links: Sequence[str] | None, text: Callable[[], str], known: Sequence[Fault] = ()) -> list[Fault]:
        """The faults of the text of `path`, which links to `links`. `known` are those that the same text had before."""
        folder = folder_of(path)
        dead = [link for link in links or () if not self._lives(folder, link)]
        if not dead:
            return []
        told = {fault.message: fault for fault in known}
        if len(dead) <= LIMIT and all(_message(link) in told for link in dead):
            return [told[_message(link)] for link in dead]
        found = list(_places(text(), set(dead)))
        faults = [Fault(path, line, _message(link)) for link, line in found[:LIMIT]]
        if len(found) > LIMIT:
            faults.append(Fault(path, found[LIMIT][1], f"And {len(found) - LIMIT} {_MORE}."))
        return faults

    def _lives(self, folder: str, link: str) -> bool:
        plain = link.partition("#")[0]
        if self._exists(normalise(f"{folder}/{plain}" if folder else plain)) and not plain.startswith("/"):
            return True  # most do
        if link.startswith("?") or "{{" in link or "{%" in link:
            return True  # the page itself, or an expression of another tool
        if link.startswith("/") and not link.startswith(BROKEN) and parse_stable(link) is not None:
            return True
        return locate(link, folder, self._revision.root, self._exists) is not None

    def _exists(self, path: str) -> bool:
        revision = self._revision
        known = revision.file_by_path(path) or revision.page_by_file(path) or revision.reusable_content_by_file(path)
        return bool(known or (path and not path.startswith("../") and self._entry(path)))


def _message(link: str) -> str:
    return f"{link} {_SAYS}."


def _places(source: str, wanted: set[str]) -> Iterator[tuple[str, int]]:
    """Each of the destinations that stands outside of code, with the line of its first place, in order."""
    code = _Code(source)
    places: dict[str, int | None] = {link: _find(source, link, code) for link in wanted} if len(wanted) <= LIMIT else {}
    if not places or None in places.values():
        places = {}
        for start, link in destinations(source):
            if link in wanted and link not in places and start not in code:
                places[link] = start
    line, position = 1, 0
    for start, link in sorted((start, link) for link, start in places.items() if start is not None):
        line += source.count("\n", position, start)
        position = start
        yield link, line


def _find(source: str, link: str, code: "_Code") -> int | None:
    """Where a link stands as it is spelled: quicker than looking for all that a link may look like."""
    start = source.find(link)
    while start >= 0:
        if source[start - 1] in "(<\"'" and source[start + len(link) : start + len(link) + 1] in ")>\"'" and start not in code:
            return start
        start = source.find(link, start + 1)
    return None


class _Code:
    """The positions that are code or comments."""

    def __init__(self, source: str) -> None:
        self._source = source
        fences = list(_fences(source))
        self._regions = sorted([*fences, *_tagged(source, fences)])
        self._starts = [start for start, _ in self._regions]

    def __contains__(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return (at >= 0 and position < self._regions[at][1]) or self._is_between_ticks(position)

    def _is_between_ticks(self, position: int) -> bool:
        """Looks no further than the paragraph, and some lines of it."""
        source = self._source
        begin = max(source.rfind("\n\n", 0, position), position - _NEAR, 0)
        end = source.find("\n\n", position, position + _NEAR)
        opened: dict[int, int] = {}
        for found in _TICKS.finditer(source, begin, position + _NEAR if end < 0 else end):
            if (start := opened.pop(len(found[0]), None)) is not None:
                if start < position < found.start():
                    return True
                opened.clear()
            else:
                opened[len(found[0])] = found.start()
        return False


def _fences(source: str) -> Iterator[tuple[int, int]]:
    opened, begin = "", 0
    for found in _FENCE.finditer(source) if "```" in source or "~~~" in source else ():
        if opened:
            if found[1].startswith(opened) and not found[2].strip():
                yield begin, found.end()
                opened = ""
        elif found[1][0] == "~" or "`" not in found[2]:
            opened, begin = found[1], found.start()
    if opened:
        yield begin, len(source)


def _tagged(source: str, fences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Comments and code written as HTML."""
    position, index = 0, 0
    unclosed: set[str] = set()
    while (found := _REGIONS.search(source, position)) is not None:
        while index < len(fences) and fences[index][1] <= found.start():
            index += 1
        if index < len(fences) and fences[index][0] <= found.start():
            position = fences[index][1]
            continue
        position = found.end()
        if found[0] in unclosed:
            continue
        end = source.find(_ENDS[found[0]], position)
        if end < 0:
            unclosed.add(found[0])
            continue
        yield found.start(), end
        position = end
