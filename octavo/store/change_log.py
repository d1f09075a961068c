"""What changed, numbered in the order of commits.

Whoever follows the log remembers the last number it has handled, and never misses an entry: numbers are given at the end of each transaction, one
transaction after another, so a smaller number never appears after a larger one was seen.
"""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, insert, select

from octavo import clock
from octavo.store.database import Database
from octavo.store.query import Row, query
from octavo.store.tables.change_log import change_log
from octavo.store.transaction import Transaction

KEEP: Final = timedelta(days=30)
"""How long entries are kept: for longer than a machine with an index of its own is away for a repair. After that it looks at every space once."""
LOCK: Final = 0x0C7A_0002
"""PostgreSQL's advisory lock that lets one transaction at a time take numbers and commit; on SQLite the only writer has it anyway."""

_INSERT = query(insert(change_log))
_READ = query(
    select(change_log).where(change_log.c.sequence > bindparam("after")).order_by(change_log.c.sequence).limit(bindparam("limit"))
)
_LATEST = query(select(func.max(change_log.c.sequence)))
_OLDEST = query(select(func.min(change_log.c.sequence)))
_TRIM = query(
    delete(change_log).where(
        change_log.c.at < bindparam("before", type_=change_log.c.at.type),
        change_log.c.sequence < select(func.max(change_log.c.sequence)).scalar_subquery(),
    )
)


def record(tx: Transaction, kind: str, subject: str, data: Any = None) -> None:  # noqa: ANN401 - any JSON
    """Add an entry as the last step of the transaction."""

    def write() -> None:
        if tx.dialect == "postgresql":
            tx.run("SELECT pg_advisory_xact_lock($1)", LOCK)
        tx.execute(_INSERT, kind=kind, subject_id=subject, data=data, at=clock.now())

    tx.before_commit(write)


def read_changes(tx: Transaction, after: int, limit: int = 500) -> list[Row]:
    """Entries after a number, oldest first: `sequence`, `kind`, `subject_id`, `data`, `at`."""
    return tx.all(_READ, after=after, limit=limit)


def latest(tx: Transaction) -> int:
    """The number of the newest entry; 0 for an empty log."""
    return tx.scalar(_LATEST) or 0


def reaches_back_to(tx: Transaction, after: int) -> bool:
    """Whether the log still holds every entry after a number; whoever was away for longer has to look at everything."""
    oldest = tx.scalar(_OLDEST)
    return oldest is None or oldest <= after + 1


def trim(database: Database) -> int:
    """Forget entries older than `KEEP`, but never the newest, which says how far the log is; answers how many."""
    with database.write() as tx:
        return tx.execute(_TRIM, before=clock.now() - KEEP)
