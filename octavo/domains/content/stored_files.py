"""The files of one commit as a revision's reader wants them, read from the store."""

from collections.abc import Callable, Iterable, Mapping

from octavo.content.revision.files import FileEntry
from octavo.content.revision.paths import join
from octavo.errors import NotFound
from octavo.store.git import objects
from octavo.store.git.objects import MissingObject
from octavo.store.git.trees import Entry
from octavo.store.transaction import Transaction


class StoredFiles:
    """A space's directory in a commit, and through `../` the rest of its repository: never more.

    `index` is the commit's own (path to entry, from the repository's root). Symbolic links and submodules do not exist here.
    """

    def __init__(self, tx: Transaction, repository_id: str, index: Mapping[str, Entry], directory: str) -> None:
        self._tx = tx
        self._repository_id = repository_id
        self._index = index
        self._directory = directory.strip("/")
        self._prefix = f"{self._directory}/" if self._directory else ""

    def paths(self) -> Iterable[str]:
        start = len(self._prefix)
        return [path[start:] for path, entry in self._index.items() if entry.is_file and path.startswith(self._prefix)]

    def entry(self, path: str) -> FileEntry | None:
        return self._found(self._prefix + path)

    def outside(self, path: str) -> FileEntry | None:
        full = join(self._directory, path)
        return None if full is None else self._found(full)

    def read(self, path: str) -> bytes:
        """Raises NotFound for a path that is no file of the repository."""
        full = join(self._directory, path)
        entry = None if full is None else self._index.get(full)
        if entry is None or not entry.is_file:
            raise NotFound(f"The file {path} was not found.")
        try:
            return objects.read_blob(self._tx, self._repository_id, entry.oid)
        except MissingObject:
            raise NotFound(f"The file {path} was not found.") from None

    def _found(self, full: str) -> FileEntry | None:
        entry = self._index.get(full)
        return FileEntry(entry.oid, entry.size) if entry is not None and entry.is_file else None


def reader_of_blobs(tx: Transaction, repository_id: str) -> Callable[[str], bytes | None]:
    """Reads a page of an earlier revision by its id; None for one that never was a file, as pages of older books may be."""

    def read(oid: str) -> bytes | None:
        try:
            return objects.read_blob(tx, repository_id, oid)
        except MissingObject:
            return None

    return read
