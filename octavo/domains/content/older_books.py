"""Older books as today's readers want them: a table of contents in today's spelling, pages with their templates run.

What takes the place of a book's own files is made from them whenever it is needed, and exists in memory only. The toolchain of that time, which makes it,
is loaded for the spaces that are such books.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from octavo.cache import Cache
from octavo.content.faults import Fault
from octavo.content.revision.files import FileEntry, Files, Tracked, blob_oid
from octavo.domains.content.stored_files import StoredFiles
from octavo.legacy.toolchain.recognise import is_older_book
from octavo.outgoing.allowed import Allowed
from octavo.store.database import Database
from octavo.store.git import commits
from octavo.store.query import Row
from octavo.store.transaction import Transaction

CACHE_BYTES: Final = 32 << 20

_overlays: Cache[tuple[str, str, str], Mapping[str, bytes]] = Cache(CACHE_BYTES)


class Lens(NamedTuple):
    """Files as today's reader takes them, what was wrong with the book behind them, and which of its files are no pages.

    `tracked` is None for a book: what its pages become depends on more than their own texts.
    """

    files: Files
    faults: Sequence[Fault] = ()
    beside: Callable[[str], bool] = lambda _: False
    tracked: Tracked | None = None


def read_through(tx: Transaction, repository_id: str, stored: StoredFiles) -> Lens:
    """The files as they are; for an older book, with what takes the place of some of them. A book that cannot be read stays as it is."""
    if not is_older_book(stored.names()):
        return Lens(stored, tracked=stored)
    from octavo.domains.content.older_overlay import overlay_of  # noqa: PLC0415 - loaded for older books alone

    found = overlay_of(tx, repository_id, stored)
    faults = [Fault(fault.path, fault.line or None, fault.message) for fault in found.faults]
    return Lens(_Through(stored, found.files) if found.files else stored, faults, found.beside.__contains__)


def read_page(tx: Transaction, space: Row, commit: str, path: str) -> bytes | None:
    """What takes the place of a page's file in a commit, if something does."""
    stored = StoredFiles(tx, space.repository_id, commits.read_commit(tx, space.repository_id, commit).tree, space.directory)
    if not is_older_book(stored.names()):
        return None
    from octavo.domains.content.older_overlay import overlay_of  # noqa: PLC0415 - as above

    key = (space.repository_id, space.directory, stored.tree)
    found = _overlays.get(key)
    if found is None:
        found = overlay_of(tx, space.repository_id, stored).files
        _overlays.put(key, found, 1000 + sum(map(len, found.values())))
    return found.get(path)


def name_of(stored: StoredFiles) -> tuple[str | None, str | None]:
    """What the book's configuration calls it, and the language that it says, if any."""
    if not is_older_book(stored.names()):
        return None, None
    from octavo.domains.content.older_overlay import name_of_book  # noqa: PLC0415 - as above

    return name_of_book(stored)


def bring_included(database: Database, allowed: Allowed, repository_id: str, commit: str) -> None:
    """Fetch what the pages of an older book at the top of a repository include from others, before the book is read."""
    if not allowed:
        return
    with database.read() as tx:
        stored = StoredFiles(tx, repository_id, commits.read_commit(tx, repository_id, commit).tree, "")
        if not is_older_book(stored.names()):
            return
    from octavo.domains.content.conrefs import bring_conrefs  # noqa: PLC0415 - as above

    bring_conrefs(database, allowed, repository_id, commit)


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
