"""Older books as today's readers want them: a table of contents in today's spelling, pages with their templates run.

What takes the place of a book's own files is made from them whenever it is needed, and exists in memory only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from octavo.content.markdown.tags import is_tag_name
from octavo.content.revision.faults import Fault
from octavo.content.revision.files import FileEntry, Files, blob_oid
from octavo.domains.content.conrefs import Stored, tree_of
from octavo.domains.content.stored_files import StoredFiles
from octavo.errors import OctavoError
from octavo.legacy.toolchain import format3
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import EPOCH
from octavo.legacy.toolchain.modern import CONFIG, SUMMARY, Overlay, is_older_book, overlay
from octavo.legacy.toolchain.structure import CONFIG_FILES, Structure
from octavo.legacy.toolchain.templating.sources import Conrefs
from octavo.store.cache import Cache
from octavo.store.git import commits, trees
from octavo.store.query import Row
from octavo.store.transaction import Transaction

CACHE_BYTES: Final = 32 << 20

_overlays: Cache[tuple[str, str, str], Mapping[str, bytes]] = Cache(CACHE_BYTES)


class Lens(NamedTuple):
    """Files as today's reader takes them, what was wrong with the book behind them, and which of its files are no pages."""

    files: Files
    faults: Sequence[Fault] = ()
    beside: Callable[[str], bool] = lambda _: False


def read_through(files: Files, conrefs: Conrefs | None = None) -> Lens:
    """The files as they are; for an older book, with what takes the place of some of them. A book that cannot be read stays as it is.

    `conrefs` gives what its pages include from other repositories.
    """
    if not is_older_book(files.paths()):
        return Lens(files)
    found = _overlay(files, conrefs)
    faults = [Fault(fault.path, fault.line or None, fault.message) for fault in found.faults]
    return Lens(_Through(files, found.files) if found.files else files, faults, found.beside.__contains__)


def read_page(tx: Transaction, space: Row, commit: str, path: str) -> bytes | None:
    """What takes the place of a page's file in a commit, if something does."""
    tree = commits.read_commit(tx, space.repository_id, commit).tree
    key = (space.repository_id, space.directory, tree)
    found = _overlays.get(key)
    if found is None:
        files = StoredFiles(tx, space.repository_id, trees.index_of_tree(tx, space.repository_id, tree), space.directory)
        conrefs = Stored(tx, space.repository_id, tree_of(tx, space.repository_id, tree, space.directory))
        found = _overlay(files, conrefs).files if is_older_book(files.paths()) else {}
        _overlays.put(key, found, 1000 + sum(map(len, found.values())))
    return found.get(path)


def title_of(files: Files) -> str | None:
    """What the book's configuration calls it."""
    if not is_older_book(files.paths()):
        return None
    try:
        title = str(Structure(_Books(files)).config.get("title") or "").strip()
    except BookFault:
        return None
    return title or None


def _overlay(files: Files, conrefs: Conrefs | None) -> Overlay:
    """A summary that today's reader would find by itself stays its author's own: parts are groups there too."""
    books = _Books(files)
    try:
        found = overlay(books, format3.Build(EPOCH, conrefs), is_tag_name)
    except BookFault as fault:
        return Overlay(faults=[fault.at(CONFIG_FILES[-1]).fault])
    if CONFIG not in found.files and SUMMARY in set(books.paths()):
        found.files.pop(SUMMARY, None)
    return found


class _Books:
    """A revision's files, as the older toolchain reads them."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._paths = dict.fromkeys(files.paths())

    def paths(self) -> Iterable[str]:
        return self._paths

    def read(self, path: str) -> bytes:
        try:
            return self._files.read(path)
        except OctavoError:
            raise KeyError(path) from None

    def mtime(self, path: str) -> datetime:  # noqa: ARG002 - the protocol's
        return EPOCH


class _Through:
    """A book's files, with others in the place of some."""

    def __init__(self, files: Files, instead: Mapping[str, bytes]) -> None:
        self._files = files
        self._instead = instead
        self._entries = {path: FileEntry(blob_oid(content), len(content)) for path, content in instead.items()}

    def paths(self) -> Iterable[str]:
        return [*(path for path in self._files.paths() if path not in self._instead), *self._instead]

    def entry(self, path: str) -> FileEntry | None:
        return self._entries.get(path) or self._files.entry(path)

    def outside(self, path: str) -> FileEntry | None:
        return self._files.outside(path)

    def read(self, path: str) -> bytes:
        return self._instead[path] if path in self._instead else self._files.read(path)
