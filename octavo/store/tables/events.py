"""What visitors of sites did."""

from sqlalchemy import Column, ForeignKey, Index, Table

from octavo.store.tables.metadata import metadata
from octavo.store.types import Json, Moment, SequenceNumber, String

events = Table(
    "events",
    metadata,
    Column("sequence", SequenceNumber, primary_key=True, autoincrement=True),
    Column("site_id", ForeignKey("sites.id", ondelete="CASCADE"), nullable=False),
    Column("type", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("visitor_id", String),
    Column("session_id", String),
    Column("url", String),
    Column("display_context", String),
    Column("site_section_id", String),
    Column("site_space_id", String),
    Column("site_share_key", String),
    Column("space_id", String),
    Column("revision_id", String),
    Column("page_id", String),
    Column("referrer", String),
    Column("user_agent", String),
    Column("language", String),
    Column("ip", String),
    Column("cookies", Json),
    Column("claims", Json),
    Column("data", Json),  # what only this type of event has
    Index("ix_events_site_id_at", "site_id", "at"),
    sqlite_autoincrement=True,
)
