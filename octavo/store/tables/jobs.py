"""Work that outlives a request, written in the request's own transaction."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, text

from octavo.store.tables.metadata import metadata
from octavo.store.types import Json, Moment, String

jobs = Table(
    "jobs",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("payload", Json),
    Column("state", String, nullable=False, server_default="ready"),
    Column("unique_key", String),  # while a ready job has it, another is not written
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("max_attempts", Integer, nullable=False, server_default=text("10")),
    Column("run_at", Moment, nullable=False),  # ready: not before; running: when its lease ends
    Column("worker", String),  # who holds the lease
    Column("error", String),  # of the last attempt
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Index("ix_jobs_state_run_at", "state", "run_at"),
    Index(
        "uq_jobs_unique_key",
        "unique_key",
        unique=True,
        sqlite_where=text("state = 'ready' AND unique_key IS NOT NULL"),  # on PostgreSQL too: `store.ddl`
    ),
    CheckConstraint("state IN ('ready', 'running', 'done', 'dead')", name="state"),
)
