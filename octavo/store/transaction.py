"""What runs statements: a transaction that its `Database` opened, and will commit or roll back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sqlalchemy.sql import Executable

from octavo.cache import Cache
from octavo.store.query import DialectName, Query, Row, Statement
from octavo.store.query import query as make_query

if TYPE_CHECKING:
    from octavo.store.bell import Bell
    from octavo.store.blobs import Blobs


_writing: ContextVar[bool] = ContextVar("writing", default=False)


def writing() -> bool:
    """Whether a write transaction is open here: the network, and whatever else takes long, has to wait."""
    return _writing.get()


@contextmanager
def marked_as_writing() -> Iterator[None]:
    """For `Database.write`. A second one inside would wait for the first for ever, so it is refused."""
    if _writing.get():
        raise RuntimeError("a write transaction is open here already: pass it on instead of opening a second")
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


class Connection(Protocol):
    """A database's driver: SQL and positional values in, tuples out."""

    def rows(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]: ...
    def stream(self, sql: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]: ...
    def run(self, sql: str, values: Sequence[Any]) -> int: ...
    def run_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None: ...


class Engine(Protocol):
    """One database: how its transactions begin and end."""

    dialect: DialectName

    def version(self) -> int: ...
    def read(self) -> AbstractContextManager[Connection]: ...
    def snapshot(self) -> AbstractContextManager[Connection]: ...
    def write(self) -> AbstractContextManager[Connection]: ...
    def migrating(self) -> AbstractContextManager[Connection]: ...
    def close(self) -> None: ...


class Shared(NamedTuple):
    """What all transactions of one database have in common."""

    blobs: "Blobs"
    trees: Cache[tuple[str, str], Any]
    """Read Git trees, by repository and id: immutable, so never stale."""
    work: "Bell"
    """Rings when a job was enqueued by this process."""


class Transaction:
    """Runs queries. Parameters are given by name; rows come back as named tuples with decoded values."""

    def __init__(self, connection: Connection, dialect: DialectName, shared: Shared, *, writes: bool = False) -> None:
        self._connection = connection
        self._before: list[Callable[[], object]] = []
        self._after: list[Callable[[], object]] = []
        self.dialect = dialect
        self.blobs = shared.blobs
        self.trees = shared.trees
        self.work = shared.work
        self.writes = writes
        self.statements = 0

    def all(self, query: Query | Executable, /, **parameters: object) -> list[Row]:
        statement = self._statement(query, parameters)
        rows = self._connection.rows(statement.sql, statement.bind(parameters))
        return [statement.row(values) for values in rows]

    def stream(self, query: Query | Executable, /, **parameters: object) -> Iterator[Row]:
        """Rows as they come, a few in memory at a time; within `database.snapshot()` or `write()`, and to the end before the next statement."""
        statement = self._statement(query, parameters)
        return map(statement.row, self._connection.stream(statement.sql, statement.bind(parameters)))

    def one_or_none(self, query: Query | Executable, /, **parameters: object) -> Row | None:
        """The only row, or None; several rows are a programming error."""
        statement = self._statement(query, parameters)
        rows = self._connection.rows(statement.sql, statement.bind(parameters))
        if len(rows) > 1:
            raise ValueError(f"one row was expected, {len(rows)} came")
        return statement.row(rows[0]) if rows else None

    def one(self, query: Query | Executable, /, **parameters: object) -> Row:
        """The only row; raises LookupError without one."""
        row = self.one_or_none(query, **parameters)
        if row is None:
            raise LookupError("no row")
        return row

    def scalar(self, query: Query | Executable, /, **parameters: object) -> Any:  # noqa: ANN401 - the column's type decides
        """The first column of the only row, or None without a row."""
        row = self.one_or_none(query, **parameters)
        return None if row is None else row[0]

    def execute(self, query: Query | Executable, /, **parameters: object) -> int:
        """Run a statement that returns no rows; answers how many rows it changed."""
        statement = self._statement(query, parameters)
        return self._connection.run(statement.sql, statement.bind(parameters))

    def execute_many(self, query: Query | Executable, rows: Iterable[Mapping[str, object]], /) -> None:
        """Run one statement for many sets of parameters, all with the same names."""
        sets = list(rows)
        if not sets:
            return
        statement = self._statement(query, sets[0])
        self._connection.run_many(statement.sql, [statement.bind(row) for row in sets])

    def run(self, sql: str, *values: object) -> int:
        """Run SQL as it stands: for migrations and the inner workings of `store` only."""
        self.statements += 1
        return self._connection.run(sql, values)

    def before_commit(self, callback: Callable[[], object]) -> None:
        """Call this as the last step inside the transaction."""
        self._before.append(callback)

    def after_commit(self, callback: Callable[[], object]) -> None:
        """Call this once the transaction is committed; never, if it is rolled back."""
        self._after.append(callback)

    def finish(self) -> None:
        """The last steps inside the transaction; called by `Database`."""
        while self._before:
            self._before.pop(0)()

    def committed(self) -> None:
        """The steps after it; called by `Database`."""
        for callback in self._after:
            callback()

    def _statement(self, query: Query | Executable, parameters: Mapping[str, object]) -> Statement:
        self.statements += 1
        ready = query if isinstance(query, Query) else make_query(query)
        return ready.statement(self.dialect, parameters)
