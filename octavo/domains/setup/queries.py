"""What the server remembers of its own first start."""

from octavo.store.query import insert_or_ignore
from octavo.store.tables.settings import settings
from octavo.store.transaction import Transaction

_TAKE = insert_or_ignore(settings, ["key"])


def take(tx: Transaction, key: str, value: object) -> bool:
    """Store what happens once in the life of the data; False where it has happened."""
    return tx.execute(_TAKE, key=key, value=value) > 0
