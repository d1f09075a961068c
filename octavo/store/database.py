"""The database: SQLite in the data folder, or PostgreSQL by URL, behind one interface.

with database.read() as tx:
space = tx.one(GET_SPACE, id=space_id)
with database.write() as tx:            # commits on return, rolls back on any exception
tx.execute(RENAME_SPACE, space_id=space_id, title=title)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from octavo.cache import Cache
from octavo.store.bell import Bell
from octavo.store.blobs import Blobs
from octavo.store.migrations import migrate
from octavo.store.query import DialectName
from octavo.store.sqlite import SQLite
from octavo.store.transaction import Engine, Shared, Transaction, marked_as_writing

FILE: Final = "octavo.db"
CACHED_TREE_ENTRIES: Final = 100_000  # about 30 MB


class Database:
    """Opens transactions; holds the blob storage that belongs to the same data."""

    def __init__(self, engine: Engine, blobs: Blobs) -> None:
        self.engine = engine
        self.blobs = blobs
        self.work = Bell()
        self._shared = Shared(blobs, Cache(CACHED_TREE_ENTRIES), self.work)

    @classmethod
    def open(cls, url: str | None, data: Path, blobs: Blobs | None = None) -> "Database":
        """The database at a `postgresql://` URL, or the file in the data folder; blobs lie in its `blobs` unless given."""
        return cls(_engine(url, data), blobs or Blobs.open(None, data / "blobs"))

    @property
    def dialect(self) -> DialectName:
        return self.engine.dialect

    def version(self) -> int:
        """A number of this process that grows with every commit by anybody. On SQLite it takes a moment, on PostgreSQL a question to its server."""
        return self.engine.version()

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that cannot write."""
        with self.engine.read() as connection:
            yield Transaction(connection, self.dialect, self._shared)

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """A read that sees one state of the whole database, however long it takes."""
        with self.engine.snapshot() as connection:
            yield Transaction(connection, self.dialect, self._shared)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that commits on return and rolls back on any exception; keep it short, and off the network."""
        with marked_as_writing(), self.engine.write() as connection:
            tx = Transaction(connection, self.dialect, self._shared, writes=True)
            yield tx
            tx.finish()
        tx.committed()

    def migrate(self) -> int:
        """Bring the tables up to this version of the program; answers the version that they had, 0 for none.

        Raises `migrations.NewerData` when the data belongs to a later version.
        """
        with self.engine.migrating() as connection:
            return migrate(Transaction(connection, self.dialect, self._shared, writes=True))

    def analyze(self) -> None:
        """Let the database look at its tables again, after many rows came: PostgreSQL's plans for histories are a hundred times slower without."""
        with self.engine.write() as connection:
            tables = "ANALYZE git_objects, commit_parents" if self.dialect == "postgresql" else "PRAGMA optimize"
            connection.run(tables, ())

    def close(self) -> None:
        self.engine.close()


def _engine(url: str | None, data: Path) -> Engine:
    if not url:
        return SQLite(data / FILE)
    if url.startswith(("postgresql://", "postgres://")):
        from octavo.store.postgres import Postgres  # noqa: PLC0415 - psycopg is loaded by those who use it

        return Postgres(url)
    raise ValueError("OCTAVO_DATABASE_URL must begin with postgresql://, or be left out for SQLite in the data folder")
