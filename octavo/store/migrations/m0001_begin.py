"""All tables of the first version."""

from octavo.store.ddl import create_tables
from octavo.store.tables import metadata
from octavo.store.tables.schema_version import schema_version
from octavo.store.transaction import Transaction


def upgrade(tx: Transaction) -> None:
    create_tables(tx, [table for table in metadata.sorted_tables if table is not schema_version])
