"""New objects on their way into the database.

Unreferenced objects are harmless, so they are saved first and in small transactions; then one short transaction moves a reference to them.
"""

from collections.abc import Iterator
from typing import Final

from octavo.store.database import Database
from octavo.store.git import objects
from octavo.store.git.objects import Encoded, Kind
from octavo.store.transaction import Transaction

BATCH_OBJECTS: Final = 2_000
BATCH_BYTES: Final = 8 << 20


class Staging:
    """Gathers new objects of one repository. Compresses as they come, so outside the transaction that stores them."""

    def __init__(self, repository: str) -> None:
        self.repository = repository
        self._new: dict[str, Encoded] = {}
        self._uploaded: set[str] = set()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._new)

    def add(self, kind: Kind, data: bytes, parents: tuple[str, ...] = ()) -> str:
        """Stage one object; answers its id."""
        oid = objects.object_id(kind, data)
        if oid not in self._new:
            encoded = objects.encode(kind, data, parents)
            self._new[oid] = encoded
            self.bytes += len(encoded.data)
        return oid

    def blob(self, data: bytes) -> str:
        return self.add(Kind.BLOB, data)

    def kind(self, oid: str) -> Kind | None:
        """The kind of a staged object; None for others."""
        found = self._new.get(oid)
        return found.kind if found else None

    def upload(self, tx_or_database: Transaction | Database) -> None:
        """Put large files into blob storage; best before the write transaction begins."""
        waiting = [each for oid, each in self._new.items() if oid not in self._uploaded]
        objects.upload(tx_or_database.blobs, self.repository, waiting)
        self._uploaded.update(each.oid for each in waiting)

    def write(self, tx: Transaction) -> None:
        """Insert everything in the caller's transaction; for a few objects. What was not uploaded is uploaded now."""
        self.upload(tx)
        objects.insert(tx, self.repository, self._new.values())
        self._clear()

    def save(self, database: Database) -> None:
        """Insert everything in small transactions of its own; for any number of objects."""
        self.upload(database)
        for batch in self._batches():
            with database.write() as tx:
                objects.insert(tx, self.repository, batch)
        self._clear()

    def _batches(self) -> Iterator[list[Encoded]]:
        batch: list[Encoded] = []
        size = 0
        for each in self._new.values():
            batch.append(each)
            size += len(each.data)
            if len(batch) >= BATCH_OBJECTS or size >= BATCH_BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _clear(self) -> None:
        self._new.clear()
        self._uploaded.clear()
        self.bytes = 0
