"""What is asked about what can be found."""

from sqlalchemy import select

from octavo.store.query import query
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction

_SPACES = query(select(spaces.c.id).where(spaces.c.deleted_at.is_(None), spaces.c.revision_id.is_not(None)).order_by(spaces.c.id))


def list_space_ids(tx: Transaction) -> list[str]:
    """Every space that has content."""
    return [row.id for row in tx.all(_SPACES)]
