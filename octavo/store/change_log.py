"""What changed, numbered in the order of commits.

Whoever follows the log remembers the last number it has handled, and never misses an entry: numbers are given at the end of each transaction, one
transaction after another, so a smaller number never appears after a larger one was seen.
"""

from typing import Any, Final

from sqlalchemy import bindparam, delete, func, insert, select

from octavo import clock
from octavo.store.query import Row, query
from octavo.store.tables.change_log import change_log
from octavo.store.transaction import Transaction

LOCK: Final = 0x0C7A_0002
"""PostgreSQL's advisory lock that lets one transaction at a time take numbers and commit; on SQLite the only writer has it anyway."""

_INSERT = query(insert(change_log))
_READ = query(
    select(change_log).where(change_log.c.sequence > bindparam("after")).order_by(change_log.c.sequence).limit(bindparam("limit"))
)
_LATEST = query(select(func.max(change_log.c.sequence)))
_TRIM = query(delete(change_log).where(change_log.c.sequence <= bindparam("upto")))


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


def trim(tx: Transaction, upto: int) -> int:
    """Forget entries that every follower has handled."""
    return tx.execute(_TRIM, upto=upto)
