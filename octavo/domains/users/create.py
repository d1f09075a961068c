"""Make a user."""

from octavo import clock
from octavo.domains.accounts.create import create_account
from octavo.domains.names import name_from
from octavo.domains.users.queries import insert_user
from octavo.store.transaction import Transaction


def create_user(
    tx: Transaction, display_name: str, *, email: str | None = None, name: str | None = None, administrator: bool = False
) -> str:
    """Answers the new user's id; `name` stands in addresses, and is made from the display name unless given."""
    user_id = create_account(tx, "user", name or name_from(display_name, otherwise="user"))
    insert_user(tx, id=user_id, display_name=display_name, email=email, administrator=administrator, created_at=clock.now())
    return user_id
