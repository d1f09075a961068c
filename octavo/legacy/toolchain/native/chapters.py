"""The summary of 2.x: numbered chapters, and the ones before and after each (legacy 3)."""

from dataclasses import dataclass
from typing import Any

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.format2 import number
from octavo.legacy.toolchain.native.entries import Entry, clean


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry of the summary. `index` is its place among all entries, those that lead nowhere included."""

    index: int
    title: str
    path: str | None
    level: str
    exists: bool
    external: bool
    introduction: bool

    @property
    def neighbour(self) -> dict[str, Any]:
        """How the chapters around it show it."""
        return {
            "path": self.path,
            "title": self.title,
            "level": self.level,
            "exists": self.exists,
            "external": self.external,
            "introduction": self.introduction,
        }


def read_chapters(entries: list[Entry], readme: str, introduction: str, files: frozenset[str]) -> list[Chapter]:
    """All entries, flattened. The readme comes first if the top level does not name it; a path counts once."""
    if all(clean(entry.path) != readme for entry in entries):
        entries = [Entry(introduction, readme), *entries]
    return _Numbering(readme, files).run(entries)


class _Numbering:
    def __init__(self, readme: str, files: frozenset[str]) -> None:
        self._readme = readme
        self._files = files
        self._seen = set[str]()
        self._chapters = list[Chapter]()

    def run(self, entries: list[Entry]) -> list[Chapter]:
        self._add(entries, "", 0)
        return self._chapters

    def _add(self, entries: list[Entry], above: str, number: int) -> None:
        for entry in entries:
            path = clean(entry.path)
            if path and path in self._seen:
                continue
            if path:
                self._seen.add(path)
            level = f"{above}.{number}" if above else str(number)
            number += 1
            external = path is not None and paths.is_external(path)
            exists = external or path in self._files
            self._chapters.append(Chapter(len(self._chapters), entry.title.strip(), path, level, exists, external, path == self._readme))
            self._add(entry.entries, level, 1)


def navigation(chapters: list[Chapter]) -> dict[str, dict[str, Any]]:
    """The chapters that are pages, by path: format 2's chapter without what depends on the reader's place."""
    pages = [chapter for chapter in chapters if chapter.exists and not chapter.external]
    found = dict[str, dict[str, Any]]()
    for place, chapter in enumerate(pages):
        if chapter.path is None:
            continue
        found[chapter.path] = {
            "index": chapter.index,
            "title": chapter.title,
            "introduction": chapter.introduction,
            **({"prev": pages[place - 1].neighbour} if place else {}),
            **({"next": pages[place + 1].neighbour} if place + 1 < len(pages) else {}),
            "level": chapter.level,
            "path": chapter.path,
            "percent": place * 100 / max(len(pages) - 1, 1),
        }
    return found


def progress(chapters: dict[str, dict[str, Any]], path: str) -> dict[str, Any]:
    """The reader's place: everything up to and including the page is done."""
    listed, done, before = list[dict[str, Any]](), True, 0
    current = None
    for chapter in chapters.values():
        shown = {**chapter, "percent": number(chapter["percent"]), "done": done}
        listed.append(shown)
        if chapter["path"] == path:
            current, done = shown, False
        elif done:
            before = shown["percent"]
    percent = current["percent"] if current else 0
    return {"prevPercent": before, "percent": percent, "chapters": listed, "current": current}
