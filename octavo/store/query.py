"""Statements that are compiled once for each database, and run many times.

    GET_SPACE = query(select(spaces).where(spaces.c.id == bindparam("id")))
    INSERT_SPACE = query(insert(spaces))                                        # columns: whatever is passed
    UPDATE_SPACE = query(update(spaces).where(spaces.c.id == bindparam("space_id")))  # SET whatever is passed

SQLAlchemy writes the SQL and knows the types of columns; apsw and psycopg execute it. Its engines, pools and the ORM are not used.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import Table, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ClauseElement, ColumnElement, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Insert, Update
from sqlalchemy.types import Boolean, TypeEngine

from octavo.store.types import ListOf

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

DialectName = Literal["sqlite", "postgresql"]


@cache
def dialect_of(name: DialectName) -> Dialect:
    """SQLAlchemy's knowledge of a database."""
    if name == "sqlite":
        return SQLiteDialect(paramstyle="qmark")
    from sqlalchemy.dialects.postgresql.base import PGDialect  # noqa: PLC0415 - loaded by those who use it

    return PGDialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


def insert_into(name: DialectName, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An insert that knows `on_conflict_do_update` and `on_conflict_do_nothing`."""
    if name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - loaded by those who use it

    return postgresql.insert(table)


Processor = Callable[[Any], Any]
Source = Callable[[DialectName, frozenset[str]], ClauseElement]


class Row(tuple[Any, ...]):
    """What a query returns: a named tuple, its fields the names of the selected columns."""

    __slots__ = ()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401 - the column's type decides
        def _asdict(self) -> dict[str, Any]: ...


class Statement:
    """One compiled statement: SQL, how parameters become values, and how values become rows."""

    __slots__ = ("_binds", "_fields", "_make", "returns_rows", "sql")

    def __init__(self, clause: ClauseElement, dialect: Dialect, columns: Sequence[str] | None) -> None:
        compiled = clause.compile(dialect=dialect, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)
        self.sql = str(compiled)
        self._binds = list(_binds(compiled, dialect))
        exported = list(getattr(clause, "exported_columns", {}).items())
        self.returns_rows = bool(exported)
        self._make: Callable[[Iterable[Any]], Row] = _row_class([name for name, _ in exported])._make
        self._fields = [(place, process) for place, (_, column) in enumerate(exported) if (process := _reader(column.type, dialect))]

    def bind(self, parameters: Mapping[str, object]) -> tuple[Any, ...]:
        """The values in the order of the placeholders; a missing parameter is a TypeError."""
        values: list[Any] = []
        for name, process, default in self._binds:
            try:
                value = parameters[name]
            except KeyError:
                if default is _REQUIRED:
                    raise TypeError(f"the query needs the parameter {name!r}") from None
                value = default
            values.append(process(value) if process and value is not None else value)
        return tuple(values)

    def row(self, values: Sequence[Any]) -> Row:
        """One row with its values decoded."""
        if not self._fields:
            return self._make(values)
        decoded = list(values)
        for place, process in self._fields:
            decoded[place] = process(decoded[place])
        return self._make(decoded)


class Query:
    """A statement to run, compiled on first use for each database and each set of inserted or updated columns."""

    __slots__ = ("_compiled", "_source")

    def __init__(self, source: ClauseElement | Source) -> None:
        self._source = source
        self._compiled: dict[DialectName | tuple[DialectName, frozenset[str]], Statement] = {}

    def statement(self, dialect: DialectName, names: Iterable[str]) -> Statement:
        source = self._source
        by_columns = not isinstance(source, ClauseElement) or _takes_columns(source)
        key = (dialect, frozenset(names)) if by_columns else dialect
        found = self._compiled.get(key)
        if found is None:
            found = self._compiled[key] = self._compile(dialect, frozenset(names))
        return found

    def _compile(self, dialect: DialectName, names: frozenset[str]) -> Statement:
        source = self._source
        clause = source if isinstance(source, ClauseElement) else source(dialect, names)
        columns = _columns(clause, names) if _takes_columns(clause) else None
        return Statement(clause, dialect_of(dialect), columns)


def query(statement: Executable) -> Query:
    """The statement, ready to be run by `tx.one`, `tx.all`, `tx.execute`…; make it once, at module level."""
    assert isinstance(statement, ClauseElement)
    return Query(statement)


def upsert(table: Table, keys: Sequence[str], *, keep: Sequence[str] = ()) -> Query:
    """Insert a row, or update the one with the same keys. Columns are whatever is passed; those in `keep` are set only by an insert.

    When nothing is left to update, an existing row stays as it is.
    """

    def build(dialect: DialectName, names: frozenset[str]) -> ClauseElement:
        changed = sorted(names - set(keys) - set(keep))
        insert = insert_into(dialect, table)
        if not changed:
            return insert.on_conflict_do_nothing(index_elements=list(keys))
        return insert.on_conflict_do_update(index_elements=list(keys), set_={name: insert.excluded[name] for name in changed})

    return Query(build)


def insert_or_ignore(table: Table, keys: Sequence[str]) -> Query:
    """Insert a row, unless one with the same keys is there; columns are whatever is passed."""

    def build(dialect: DialectName, names: frozenset[str]) -> ClauseElement:  # noqa: ARG001 - one signature for both
        insert = insert_into(dialect, table)
        return insert.on_conflict_do_nothing(index_elements=list(keys))

    return Query(build)


class _InList(ColumnElement[bool]):
    inherit_cache = True
    type = Boolean()

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.values = bindparam(name, type_=ListOf())

    def self_group(self, against: Any = None) -> "_InList":  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """As it stands: `(...) = 1` around it would keep SQLite from using an index."""
        return self


def in_list(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """`column` is one of the values of the list parameter `name`: text or numbers, any number of them, in one statement text."""
    return _InList(column, name)


@compiles(_InList, "sqlite")
def _in_list_sqlite(element: _InList, compiler: SQLCompiler, **kwargs: Any) -> str:  # noqa: ANN401 - SQLAlchemy's signature
    column, values = compiler.process(element.column, **kwargs), compiler.process(element.values, **kwargs)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - both parts are compiled SQL


@compiles(_InList, "postgresql")
def _in_list_postgresql(element: _InList, compiler: SQLCompiler, **kwargs: Any) -> str:  # noqa: ANN401
    return f"{compiler.process(element.column, **kwargs)} = ANY({compiler.process(element.values, **kwargs)})"


_REQUIRED: Final = object()


def _binds(compiled: SQLCompiler, dialect: Dialect) -> Iterable[tuple[str, Processor | None, object]]:
    """Name, encoder and default of each placeholder, in order."""
    for name in compiled.positiontup or ():
        bind = compiled.binds[name]
        process = bind.type.dialect_impl(dialect).bind_processor(dialect)
        default = _REQUIRED if bind.required else bind.effective_value
        yield bind.key if bind.key in compiled.binds else name, process, default


def _reader(type_: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    return type_.dialect_impl(dialect).result_processor(dialect, None)


def _takes_columns(clause: ClauseElement) -> bool:
    """An insert or update without values: its columns are the parameters it is called with."""
    if not isinstance(clause, Insert | Update):
        return False
    has_values = clause._values or clause._multi_values  # noqa: SLF001 - SQLAlchemy tells nobody else
    return not has_values and getattr(clause, "select", None) is None


def _columns(clause: ClauseElement, names: frozenset[str]) -> list[str]:
    assert isinstance(clause, Insert | Update)
    table = clause.table
    assert isinstance(table, Table)
    conditions = _parameters_of(clause) if isinstance(clause, Update) else set()
    unknown = names - set(table.c.keys()) - conditions
    if unknown:
        raise TypeError(f"{table.name} has no column {sorted(unknown)}")
    return sorted(names - conditions)


def _parameters_of(clause: Update) -> set[str]:
    whole = clause.whereclause
    if whole is None:
        return set()
    compiled = whole.compile(dialect=dialect_of("sqlite"))
    assert isinstance(compiled, SQLCompiler)
    return set(compiled.binds)


def _row_class(names: Sequence[str]) -> Any:  # noqa: ANN401 - a class made at run time
    return namedtuple("Row", names, rename=True)  # noqa: PYI024 - its fields are known at run time only
