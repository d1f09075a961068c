"""Tables and indexes as SQL."""

from collections.abc import Iterable

from sqlalchemy import Table
from sqlalchemy.schema import CreateIndex, CreateTable

from octavo.store.query import dialect_of
from octavo.store.transaction import Transaction


def create_tables(tx: Transaction, tables: Iterable[Table], *, if_absent: bool = False) -> None:
    """Create the tables in the order given, and their indexes."""
    dialect = dialect_of(tx.dialect)
    for table in tables:
        tx.run(str(CreateTable(table, if_not_exists=if_absent).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            tx.run(str(CreateIndex(index, if_not_exists=if_absent).compile(dialect=dialect)))
