"""Which migrations have run: one row."""

from sqlalchemy import Column, Integer, Table

from octavo.store.tables.metadata import metadata

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))
