"""Older books as the reader of revisions wants them: a table of contents where that reader would find none, or not all of it.

A book with `SUMMARY.md` at its top is read as it stands: parts are groups there too. A root folder, another name of the summary, and languages are the
book's configuration to say; for such a book a summary is written here, from what the older tools would have read. It exists in memory only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from octavo.content.revision.files import FileEntry, Files, blob_oid
from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import EPOCH
from octavo.legacy.toolchain.structure import Structure
from octavo.legacy.toolchain.summary import Article

SUMMARY: Final = "SUMMARY.md"
_MARKS: Final = frozenset({"book.json", "book.js", "LANGS.md"})
_MODERN: Final = (".gitbook.yaml", ".gitbook.yml", ".gitbook/")
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>&])")
_DEEPEST: Final = 30


def is_older_book(names: Iterable[str]) -> bool:
    """Whether a space's folder holds a book of the older tools: its configuration or its list of languages, and nothing of today's."""
    found = False
    for name in names:
        if name.startswith(_MODERN):
            return False
        found = found or name in _MARKS
    return found


def read_through(files: Files) -> Files:
    """The files as they are; for an older book that needs one, with the summary that its configuration makes.

    A book whose configuration cannot be read stays as it is.
    """
    if not is_older_book(files.paths()):
        return files
    try:
        structure = Structure(_Books(files))
        if not structure.languages and _summary_of(structure, "") == SUMMARY:
            return files
        return _WithSummary(files, "\n".join(_lines(structure)) + "\n", _structure_files(structure))
    except BookFault:
        return files


def title_of(files: Files) -> str | None:
    """What the book's configuration calls it."""
    if not is_older_book(files.paths()):
        return None
    try:
        title = str(Structure(_Books(files)).config.get("title") or "").strip()
    except BookFault:
        return None
    return title or None


class _Books:
    """A revision's files, as the older toolchain reads them."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._paths = dict.fromkeys(files.paths())

    def paths(self) -> Iterable[str]:
        return self._paths

    def read(self, path: str) -> bytes:
        return self._files.read(path)

    def mtime(self, path: str) -> datetime:  # noqa: ARG002 - the protocol's
        return EPOCH


class _WithSummary:
    """The files with the summary in the place of the book's own structure files."""

    def __init__(self, files: Files, summary: str, hidden: frozenset[str]) -> None:
        self._files = files
        self._summary = summary.encode(errors="replace")
        self._hidden = hidden - {SUMMARY}
        self._entry = FileEntry(blob_oid(self._summary), len(self._summary))

    def paths(self) -> Iterable[str]:
        return [*(path for path in self._files.paths() if path not in self._hidden and path != SUMMARY), SUMMARY]

    def entry(self, path: str) -> FileEntry | None:
        return self._entry if path == SUMMARY else None if path in self._hidden else self._files.entry(path)

    def outside(self, path: str) -> FileEntry | None:
        return self._files.outside(path)

    def read(self, path: str) -> bytes:
        return self._summary if path == SUMMARY else self._files.read(path)


def _summary_of(structure: Structure, language: str) -> str | None:
    """The summary's path from the top of the space."""
    path = structure.editions[language].structure_file("summary")
    return None if path is None else _folder(structure, language) + path


def _structure_files(structure: Structure) -> frozenset[str]:
    """What readers are not meant to see: summaries, and the list of languages."""
    found = {_summary_of(structure, language) for language in structure.editions}
    if structure.languages_file:
        found.add(_root(structure.config) + structure.languages_file)
    return frozenset(path for path in found if path)


def _folder(structure: Structure, language: str) -> str:
    """Where an edition's files lie, from the top of the space; with a slash at its end, unless that is the top itself."""
    root = _root(structure.config)
    return f"{root}{language}/{_root(structure.editions[language].config)}" if language else root


def _root(config: Mapping[str, Any]) -> str:
    root = paths.flatten(config["root"]).strip("/") if config.get("root") else ""
    return "" if root in {"", "."} else f"{root}/"


def _lines(structure: Structure) -> Iterator[str]:
    yield "# Table of contents"
    for language, edition in structure.editions.items():
        name = structure.languages[language].title if language else ""
        for part in edition.summary.parts:
            title = ": ".join(each for each in (name, part.title) if each)
            if title:
                yield from ("", f"## {_escaped(title)}")
            yield ""
            for article in part.articles:
                yield from _items(_folder(structure, language), article, 0)


def _items(folder: str, article: Article, depth: int) -> Iterator[str]:
    title = _escaped(article.title)
    if article.external:
        target = article.ref
    elif article.path:
        target = paths.normalize(folder + article.path) + (article.anchor or "")
    else:
        target = ""
    safe = target.replace("<", "%3C").replace(">", "%3E").replace("\n", " ")
    yield f"{'  ' * min(depth, _DEEPEST)}* " + (f"[{title}](<{safe}>)" if target else title)
    for below in article.articles:
        yield from _items(folder, below, depth + 1)


def _escaped(title: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(title.split()))
