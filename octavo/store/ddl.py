"""Tables and indexes as SQL."""

from collections.abc import Iterable

from sqlalchemy import Index, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from octavo.store.query import dialect_of
from octavo.store.transaction import Transaction


def create_tables(tx: Transaction, tables: Iterable[Table], *, if_absent: bool = False) -> None:
    """Create the tables in the order given, and their indexes."""
    dialect = dialect_of(tx.dialect)
    for table in tables:
        tx.run(str(CreateTable(table, if_not_exists=if_absent).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            _make_partial(index, dialect.name)
            tx.run(str(CreateIndex(index, if_not_exists=if_absent).compile(dialect=dialect)))


def _make_partial(index: Index, dialect: str) -> None:
    """The tables name an index's condition for SQLite alone, because naming it for PostgreSQL would load that dialect in every process."""
    if "sqlite" in index.dialect_options:
        index.dialect_options[dialect]["where"] = index.dialect_options["sqlite"]["where"]
