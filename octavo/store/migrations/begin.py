"""Today's tables, for data that begins today."""

from octavo.store.ddl import create_tables
from octavo.store.tables import metadata
from octavo.store.tables.git import git_objects
from octavo.store.tables.revisions import snapshot_chunks
from octavo.store.tables.schema_version import schema_version
from octavo.store.transaction import Transaction


def begin(tx: Transaction) -> None:
    create_tables(tx, [table for table in metadata.sorted_tables if table is not schema_version])
    if tx.dialect == "postgresql":
        for column in (git_objects.c.data, snapshot_chunks.c.data):  # compressed already: PostgreSQL need not try again
            tx.run(f"ALTER TABLE {column.table.name} ALTER COLUMN {column.name} SET STORAGE EXTERNAL")
