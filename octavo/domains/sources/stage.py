"""Files from outside become a tree of a repository, in batches: memory stays small, and nothing refers to them yet."""

from typing import Final

from octavo.store.database import Database
from octavo.store.git.staging import Staging
from octavo.store.git.writing import StoredFile, write_changes

BATCH_BYTES: Final = 16 << 20


class FileWriter:
    """Takes files one by one; `tree` answers the tree that comes of them."""

    def __init__(self, database: Database, repository_id: str) -> None:
        self._database = database
        self.staging = Staging(repository_id)
        self._changes: dict[str, StoredFile | None] = {}

    def put(self, path: str, content: bytes) -> None:
        self._changes[path] = StoredFile(self.staging.blob(content))
        if self.staging.bytes >= BATCH_BYTES:
            self.staging.save(self._database)

    def delete(self, path: str) -> None:
        self._changes[path] = None

    def tree(self, base: str | None) -> str:
        """The tree of all that was put, on top of the tree `base`; its objects are staged or saved."""
        with self._database.read() as tx:
            return write_changes(tx, self.staging, base, self._changes)
