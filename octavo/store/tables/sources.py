"""Folders and remotes that are served, and what is wrong in their files."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from octavo.store.tables.metadata import metadata
from octavo.store.types import Json, Moment, SequenceNumber, String

sources = Table(
    "sources",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),  # folder, archive, git, bundle
    Column("location", String, nullable=False),  # canonical: an absolute path, or a URL without credentials
    Column("organization_id", ForeignKey("organizations.id", ondelete="CASCADE"), nullable=False),
    Column("repository_id", ForeignKey("repositories.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("site_id", ForeignKey("sites.id", ondelete="SET NULL")),
    Column("branch", String),
    Column("commit", String),  # what was last read of it
    Column("state", Json),  # what the reader remembers between two reads
    Column("error", String),
    Column("imported_at", Moment),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("organization_id", "kind", "location"),
)

faults = Table(
    "faults",
    metadata,
    Column("sequence", SequenceNumber, primary_key=True, autoincrement=True),
    Column("repository_id", ForeignKey("repositories.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("space_id", ForeignKey("spaces.id", ondelete="CASCADE")),  # None: of the whole repository
    Column("revision_id", String),
    Column("path", String, nullable=False),
    Column("line", Integer),
    Column("message", String, nullable=False),
    Index("ix_faults_space_id_revision_id", "space_id", "revision_id"),
    sqlite_autoincrement=True,
)
