"""Make a user."""

from sqlalchemy import insert

from octavo import clock
from octavo.domains.names import RESERVED, free_name, name_from
from octavo.domains.organizations.queries import find_account
from octavo.ids import new_id
from octavo.store.query import query
from octavo.store.tables.accounts import accounts, users
from octavo.store.transaction import Transaction

_INSERT_ACCOUNT = query(insert(accounts))
_INSERT_USER = query(insert(users))


def create_user(
    tx: Transaction, display_name: str, *, email: str | None = None, name: str | None = None, administrator: bool = False
) -> str:
    """Answers the new user's id; `name` stands in addresses, and is made from the display name unless given."""
    user_id = new_id()
    wanted = name or name_from(display_name, otherwise="user")
    free = free_name(wanted, lambda candidate: find_account(tx, candidate) is not None, reserved=RESERVED)
    tx.execute(_INSERT_ACCOUNT, id=user_id, name=free, kind="user")
    tx.execute(_INSERT_USER, id=user_id, display_name=display_name, email=email, administrator=administrator, created_at=clock.now())
    return user_id
