"""What the server remembers about itself, by key."""

from sqlalchemy import Column, Table

from octavo.store.tables.metadata import metadata
from octavo.store.types import Json, String

settings = Table("settings", metadata, Column("key", String, primary_key=True), Column("value", Json, nullable=False))
