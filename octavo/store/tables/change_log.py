"""What changed, in the order of commits: search indexes and others follow it, each from its own place."""

from sqlalchemy import Column, Index, Table

from octavo.store.tables.metadata import metadata
from octavo.store.types import Json, Moment, SequenceNumber, String

change_log = Table(
    "change_log",
    metadata,
    Column("sequence", SequenceNumber, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),  # space.content, space.deleted, site.changed …
    Column("subject_id", String, nullable=False),
    Column("data", Json),
    Column("at", Moment, nullable=False),
    Index("ix_change_log_subject_id_sequence", "subject_id", "sequence"),
    sqlite_autoincrement=True,
)
