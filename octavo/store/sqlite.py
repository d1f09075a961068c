"""SQLite through apsw: many readers, one writer at a time.

Never through the standard library's `sqlite3`: two SQLite libraries on one file in one process drop each other's locks when either closes it, and
committed rows are lost.
"""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import apsw

from octavo.store.query import DialectName

BUSY_MILLISECONDS: Final = 30_000
IDLE_READERS: Final = 8


class SQLiteConnection:
    """One apsw connection as the `Connection` that transactions use."""

    def __init__(self, path: Path, *, writes: bool) -> None:
        self.handle = apsw.Connection(str(path), statementcachesize=400)
        self.handle.set_busy_timeout(BUSY_MILLISECONDS)
        # Plan a statement once: otherwise SQLite compares new values with its statistics and plans again, which costs more than most reads.
        self.handle.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
        self.handle.execute("PRAGMA foreign_keys = ON")
        if writes:
            self.handle.execute("PRAGMA journal_mode = WAL")
            # In WAL mode a crash of the program loses nothing; a power cut may lose the last commits, never the file.
            self.handle.execute("PRAGMA synchronous = NORMAL")
            self.handle.execute("PRAGMA journal_size_limit = 67108864")
        else:
            self.handle.execute("PRAGMA query_only = ON")

    def rows(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        return self.handle.execute(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        return iter(self.handle.execute(sql, values))

    def run(self, sql: str, values: Sequence[Any]) -> int:
        before = self.handle.total_changes()
        self.handle.execute(sql, values).fetchall()
        return self.handle.changes() if self.handle.total_changes() != before else 0

    def run_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        self.handle.executemany(sql, values)

    def close(self) -> None:
        self.handle.close()


class SQLite:
    """A database file. Writers of this process queue for a lock, those of other processes wait for SQLite's own."""

    dialect: DialectName = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = SQLiteConnection(path, writes=True)
        self._turn = threading.Lock()
        self._readers: deque[SQLiteConnection] = deque()
        self._watcher = SQLiteConnection(path, writes=False)
        self._watching = threading.Lock()

    def version(self) -> int:
        """As one connection sees it that does nothing else: versions of different connections do not compare."""
        with self._watching:
            return int(self._watcher.rows("PRAGMA data_version", ())[0][0])

    @contextmanager
    def read(self) -> Iterator[SQLiteConnection]:
        """A reader that sees one state of the database from its first statement to its last."""
        try:
            connection = self._readers.pop()
        except IndexError:
            connection = SQLiteConnection(self.path, writes=False)
        try:
            connection.handle.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.handle.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        if len(self._readers) < IDLE_READERS:
            self._readers.append(connection)
        else:
            connection.close()

    snapshot = read

    @contextmanager
    def write(self) -> Iterator[SQLiteConnection]:
        """The writer, alone from BEGIN to COMMIT."""
        with self._turn, self._transaction():
            yield self._writer

    migrating = write

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        handle = self._writer.handle
        handle.execute("BEGIN IMMEDIATE")
        try:
            yield
            handle.execute("COMMIT")
        except BaseException:
            if handle.in_transaction:
                handle.execute("ROLLBACK")
            raise

    def copy_to(self, path: Path) -> None:
        """The database as it is now, in a new file, while others read and write."""
        source, target = SQLiteConnection(self.path, writes=False), apsw.Connection(str(path))
        try:
            with target.backup("main", source.handle, "main") as copying:
                copying.step(-1)  # all in one: writers of a WAL database go on, and cannot make it begin anew
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        finally:
            target.close()
            source.close()

    def faults(self) -> list[str]:
        """What is wrong with the file, by SQLite's own checks of its pages, indexes and foreign keys."""
        with self.read() as connection:
            pages = [str(row[0]) for row in connection.rows("PRAGMA integrity_check", ())]
            keys = [f"a row of {row[0]} refers to nothing in {row[2]}" for row in connection.rows("PRAGMA foreign_key_check", ())]
        return [fault for fault in pages if fault != "ok"] + keys

    def close(self) -> None:
        with self._turn:
            while self._readers:
                self._readers.pop().close()
            self._watcher.close()
            self._writer.close()
