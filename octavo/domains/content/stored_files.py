"""The files of one commit as a revision's reader wants them, read from the store."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from octavo.content.revision.files import FileEntry
from octavo.content.revision.paths import join
from octavo.errors import NotFound
from octavo.store.git import history, objects, trees
from octavo.store.git.objects import MissingObject
from octavo.store.git.trees import EMPTY, Entry, Folder
from octavo.store.transaction import Transaction


class StoredFiles:
    """A space's directory in a commit, and through `../` the rest of its repository: never more.

    `root` is the commit's tree; folders are read when they are asked for. Symbolic links and submodules do not exist here.
    """

    def __init__(self, tx: Transaction, repository_id: str, root: str, directory: str) -> None:
        self._tx = tx
        self._repository_id = repository_id
        self._root = root
        self._directory = directory.strip("/")
        folder = trees.entry_at(tx, repository_id, root, self._directory)
        self._tree = folder.oid if folder is not None and folder.is_tree else EMPTY

    @property
    def tree(self) -> str:
        return self._tree

    def names(self) -> list[str]:
        """The files at the top of the directory."""
        return [name for name, entry in self._top().items() if entry.is_file]

    def has_folder(self, path: str) -> bool:
        """Whether something is below a path."""
        entry = trees.entry_at(self._tx, self._repository_id, self._tree, path)
        return entry is not None and entry.is_tree

    def paths(self) -> Iterable[str]:
        return [path for path, entry in self._index.items() if entry.is_file]

    def entry(self, path: str) -> FileEntry | None:
        return _file(self._index.get(path))

    def outside(self, path: str) -> FileEntry | None:
        full = join(self._directory, path)
        return None if full is None else _file(trees.entry_at(self._tx, self._repository_id, self._root, full))

    def read(self, path: str) -> bytes:
        """Raises NotFound for a path that is no file of the repository."""
        found = self.outside(path)
        if found is None:
            raise NotFound(f"The file {path} was not found.")
        try:
            return objects.read_blob(self._tx, self._repository_id, found.oid)
        except MissingObject:
            raise NotFound(f"The file {path} was not found.") from None

    def changed_since(self, tree: str) -> Mapping[str, tuple[FileEntry | None, FileEntry | None]] | None:
        try:
            changed = history.changed_paths(self._tx, self._repository_id, tree, self._tree)
        except MissingObject:
            return None
        files = {path: (_file(before), _file(now)) for path, (before, now) in changed.items()}
        return {path: (before, now) for path, (before, now) in files.items() if before != now}

    def _top(self) -> Folder:
        return trees.read_folder(self._tx, self._repository_id, self._tree)

    @cached_property
    def _index(self) -> Mapping[str, Entry]:
        return trees.index_of_tree(self._tx, self._repository_id, self._tree)


def _file(entry: Entry | None) -> FileEntry | None:
    return FileEntry(entry.oid, entry.size) if entry is not None and entry.is_file else None


def reader_of_blobs(tx: Transaction, repository_id: str) -> Callable[[str], bytes | None]:
    """Reads a page of an earlier revision by its id; None for one that never was a file, as pages of older books may be."""

    def read(oid: str) -> bytes | None:
        try:
            return objects.read_blob(tx, repository_id, oid)
        except MissingObject:
            return None

    return read
