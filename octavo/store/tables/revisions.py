"""What a space was at each moment: its revisions, and their structure as it was read from the files."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint

from octavo.store.tables.metadata import metadata
from octavo.store.types import Bytes, Json, Moment, Number, SequenceNumber, String

revisions = Table(
    "revisions",
    metadata,
    # Order of arrival: two revisions of one second still have an order.
    Column("sequence", SequenceNumber, primary_key=True, autoincrement=True),
    Column("space_id", ForeignKey("spaces.id", ondelete="CASCADE"), nullable=False),
    Column("id", String, nullable=False),  # the commit; computed ones: commit-hash
    Column("commit", String, nullable=False),
    Column("type", String, nullable=False),
    Column("parents", Json, nullable=False, server_default="[]"),
    Column("author_id", ForeignKey("users.id", ondelete="SET NULL")),  # None: only Git knows
    Column("message", String),
    Column("created_at", Moment, nullable=False),
    Column("merged_from", String),  # the change request
    Column("source_revision", String),  # of a computed one
    Column("snapshot", String),  # None until the structure has been read
    UniqueConstraint("space_id", "id"),
    Index("ix_revisions_space_id_created_at", "space_id", "created_at"),
    Index("ix_revisions_space_id_commit", "space_id", "commit"),
    CheckConstraint("type IN ('edits', 'merge', 'rollback', 'update', 'computed')", name="type"),
    sqlite_autoincrement=True,
)

snapshots = Table(
    "snapshots",
    metadata,
    # Per space, as Git objects are per repository: nobody's hash opens somebody else's structure.
    Column("space_id", ForeignKey("spaces.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),  # the hash of `chunks`
    Column("size", Number, nullable=False),
    Column("chunks", Bytes, nullable=False),  # 20 bytes for each chunk, in order
    Column("stored_at", Moment, nullable=False),
)

snapshot_chunks = Table(
    "snapshot_chunks",
    metadata,
    Column("space_id", ForeignKey("spaces.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),  # the hash of the content
    Column("data", Bytes, nullable=False),  # zlib
)
