"""Telling a page that was renamed and edited from a new one: by the lines that two texts share."""

from collections.abc import Callable
from typing import Final

from octavo.content.revision.destinations import without_destinations
from octavo.content.revision.tree import Page

THRESHOLD: Final = 0.5
"""The share of two texts that must be the same lines."""

FILE_LIMIT: Final = 3000
"""The most pages of one side that are compared."""

BYTE_LIMIT: Final = 32_000_000
"""The most bytes of one side that are read."""

_COMMON: Final = 16
"""A line that more old pages hold says nothing about which page it is."""

Lines = dict[str, int]


def pair_similar(
    old: list[Page], new: list[Page], read_old: Callable[[str], bytes | None], read_new: Callable[[str], bytes]
) -> tuple[list[tuple[Page, Page]], str | None]:
    """Pairs of pages, the most alike first, and a note if there were too many to compare. Each page is in one pair at most."""
    old_texts, left_old = _texts(old, lambda page: read_old(page.oid) if page.oid else None)
    new_texts, left_new = _texts(new, lambda page: read_new(page.file) if page.file and page.oid else None)
    holders: dict[str, list[int]] = {}
    for index, lines in old_texts.items():
        for line in lines:
            holders.setdefault(line, []).append(index)
    scores = [score for index, lines in new_texts.items() for score in _scores(index, lines, old_texts, holders)]
    scores.sort(key=lambda score: (-score[0], score[1], score[2]))
    pairs: list[tuple[Page, Page]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, old_index, new_index in scores:
        if old_index not in used_old and new_index not in used_new:
            pairs.append((old[old_index], new[new_index]))
            used_old.add(old_index)
            used_new.add(new_index)
    left = left_old + left_new
    note = (
        f"{left:,} pages that were renamed or moved were too many to compare by their text: some of them may have new ids."
        if left
        else None
    )
    return pairs, note


def _texts(pages: list[Page], read: Callable[[Page], bytes | None]) -> tuple[dict[int, Lines], int]:
    """Each page's different lines with their lengths, and how many pages were left out."""
    found: dict[int, Lines] = {}
    budget = BYTE_LIMIT
    for index, page in enumerate(pages):
        if index >= FILE_LIMIT or budget <= 0:
            return found, len(pages) - index
        content = read(page)
        if content:
            budget -= len(content)
            lines = (line.strip() for line in without_destinations(content.decode(errors="replace")).splitlines())
            found[index] = {line: len(line) for line in lines if line}
    return found, 0


def _scores(index: int, lines: Lines, old_texts: dict[int, Lines], holders: dict[str, list[int]]) -> list[tuple[float, int, int]]:
    shared: dict[int, int] = {}
    for line, length in lines.items():
        with_line = holders.get(line, ())
        if len(with_line) <= _COMMON:
            for old in with_line:
                shared[old] = shared.get(old, 0) + length
    size = sum(lines.values())
    found: list[tuple[float, int, int]] = []
    for old, length in shared.items():
        score = 2 * length / (size + sum(old_texts[old].values()))
        if score >= THRESHOLD:
            found.append((score, old, index))
    return found
