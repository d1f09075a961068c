"""What visitors did: one row an event."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from octavo.store.query import Row, query
from octavo.store.tables.events import events
from octavo.store.transaction import Transaction

_INSERT = query(insert(events))
_VISITS = query(
    select(func.count().label("views"), func.count(events.c.visitor_id.distinct()).label("visitors")).where(
        events.c.space_id == bindparam("space_id"), events.c.type == "page_view"
    )
)


def insert_events(tx: Transaction, rows: Sequence[dict[str, Any]]) -> None:
    tx.execute_many(_INSERT, rows)


def count_visits(tx: Transaction, space_id: str) -> Row:
    """How often pages of the space were viewed, and by how many: `views` and `visitors`."""
    return tx.one(_VISITS, space_id=space_id)
