"""Every row of one database into another, empty one: how backups of PostgreSQL are made, and how any backup is restored there."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import BigInteger, Table, insert, literal_column, select, text

from octavo.store.query import Row, query
from octavo.store.tables import metadata
from octavo.store.transaction import Transaction

BATCH_ROWS: Final = 500
BATCH_BYTES: Final = 8 << 20


def copy_tables(source: Transaction, target: Transaction) -> int:
    """Copy all tables, then the counters behind numbered ones; answers the number of rows. Both sides have today's tables."""
    tables = [table for table in metadata.sorted_tables if table.name != "schema_version"]
    count = sum(_copy(source, target, table) for table in tables)
    _copy_counters(source, target, tables)
    return count


def _copy(source: Transaction, target: Transaction, table: Table) -> int:
    put = query(insert(table))
    rows: Iterable[Row] = source.stream(query(select(table)))
    own = [(column.name, key.column.name) for column in table.c for key in column.foreign_keys if key.column.table is table]
    if own:
        rows = _parents_first(list(rows), *own[0])
    names = table.c.keys()
    count = 0
    for batch in _batches(rows):
        target.execute_many(put, [dict(zip(names, row, strict=True)) for row in batch])
        count += len(batch)
    return count


def _parents_first(rows: list[Row], child: str, parent: str) -> list[Row]:
    """Rows of a table that refers to itself, each after the one it refers to."""
    waiting = {getattr(row, parent): row for row in rows}
    ordered: dict[Any, Row] = {}
    for row in rows:
        chain = [row]
        while (above := waiting.get(getattr(chain[-1], child))) is not None and getattr(above, parent) not in ordered:
            chain.append(above)
        ordered.update((getattr(each, parent), each) for each in reversed(chain))
    return list(ordered.values())


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row if isinstance(value, bytes))
        if len(batch) >= BATCH_ROWS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _copy_counters(source: Transaction, target: Transaction, tables: list[Table]) -> None:
    """Numbers that the database gives go on from where they were, also past rows that are gone."""
    for table in tables:
        column = table.autoincrement_column
        if column is None or not isinstance(column.type, BigInteger):
            continue
        last = _last_number(source, table.name, column.name)
        if last is None:
            continue
        if target.dialect == "postgresql":
            target.run("SELECT setval(pg_get_serial_sequence($1, $2), $3)", table.name, column.name, last)
        else:
            target.run("DELETE FROM sqlite_sequence WHERE name = ?", table.name)
            target.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table.name, last)


def _last_number(tx: Transaction, table: str, column: str) -> int | None:
    number = literal_column("seq" if tx.dialect == "sqlite" else "last_value", BigInteger)
    if tx.dialect == "sqlite":
        counter = select(number).select_from(text("sqlite_sequence")).where(literal_column("name") == table)
    else:
        counter = select(number).select_from(text("pg_sequences")).where(literal_column("sequencename") == f"{table}_{column}_seq")
    last: int | None = tx.scalar(counter)
    return last
