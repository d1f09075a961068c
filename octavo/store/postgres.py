"""PostgreSQL through psycopg: READ COMMITTED writes, reads on connections that cannot write."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from psycopg import Connection, OperationalError, RawCursor, RawServerCursor
from psycopg_pool import ConnectionPool

from octavo.store.query import DialectName

READERS: Final = 16
WRITERS: Final = 6
"""Connections of one process at most; a server of PostgreSQL allows 100 to all of them unless it is told otherwise."""
STREAM: Final = 200
MIGRATION_LOCK: Final = 0x0C7A_0001
"""The advisory lock that lets one server migrate while the others wait."""

Handle = Connection[tuple[Any, ...]]


class PostgresConnection:
    """One psycopg connection as the `Connection` that transactions use."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._cursor = RawCursor(handle)

    def rows(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        return self._cursor.execute(sql.encode(), values).fetchall()

    def stream(self, sql: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        with RawServerCursor(self._handle, "octavo_stream") as cursor:
            cursor.itersize = STREAM
            cursor.execute(sql.encode(), values)
            yield from cursor

    def run(self, sql: str, values: Sequence[Any]) -> int:
        return max(self._cursor.execute(sql.encode(), values).rowcount, 0)

    def run_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        self._cursor.executemany(sql.encode(), values)


class Postgres:
    """A database server. A read needs no BEGIN: in READ COMMITTED each statement sees its own moment in any case."""

    dialect: DialectName = "postgresql"

    def __init__(self, url: str) -> None:
        self.url = url
        self._reads = _pool(url, READERS, "-c default_transaction_read_only=on")
        self._writes = _pool(url, WRITERS, "-c default_transaction_isolation=read\\ committed")
        self._asking = threading.Lock()
        self._snapshot: tuple[Any, ...] | None = None
        self._version = 0

    def version(self) -> int:
        """Snapshots name the transactions that they see: two with the same name have no commit between them."""
        with self._asking, _connection(self._reads) as handle:
            found = handle.execute("SELECT pg_current_snapshot()::text").fetchone()
            if found != self._snapshot:
                self._snapshot, self._version = found, self._version + 1
            return self._version

    @contextmanager
    def read(self) -> Iterator[PostgresConnection]:
        """A reader; each statement sees what was committed before it."""
        with _connection(self._reads) as handle:
            yield PostgresConnection(handle)

    @contextmanager
    def snapshot(self) -> Iterator[PostgresConnection]:
        """A reader that sees one state of the database throughout; for backups."""
        with _connection(self._reads) as handle, handle.transaction():
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield PostgresConnection(handle)

    @contextmanager
    def write(self) -> Iterator[PostgresConnection]:
        with _connection(self._writes) as handle, handle.transaction():
            yield PostgresConnection(handle)

    @contextmanager
    def migrating(self) -> Iterator[PostgresConnection]:
        """A write that no other migration runs beside."""
        with _connection(self._writes) as handle, handle.transaction():
            handle.execute("SELECT pg_advisory_xact_lock(%s)", [MIGRATION_LOCK])
            yield PostgresConnection(handle)

    def close(self) -> None:
        self._reads.close()
        self._writes.close()


@contextmanager
def _connection(pool: ConnectionPool[Handle]) -> Iterator[Handle]:
    """A connection. When it turns out to be cut, as after a restart of the server, all others are tried at once: one request fails, not sixteen."""
    with pool.connection() as handle:
        try:
            yield handle
        except OperationalError:
            if handle.closed:
                pool.check()
            raise


def _pool(url: str, size: int, options: str) -> ConnectionPool[Handle]:
    return ConnectionPool(url, min_size=1, max_size=size, open=True, timeout=30, kwargs={"autocommit": True, "options": options})
