"""Take a name for a user or an organization that is being made."""

from octavo.domains.accounts.queries import Kind, find_account, insert_account
from octavo.domains.names import RESERVED, free_name
from octavo.ids import new_id
from octavo.store.transaction import Transaction


def create_account(tx: Transaction, kind: Kind, wanted: str) -> str:
    """Answers the new account's id. Its name is the one that is wanted, with a number where that is taken; whoever calls adds the rest of it."""
    account_id = new_id()
    insert_account(tx, account_id, free_name(wanted, lambda name: find_account(tx, name) is not None, reserved=RESERVED), kind)
    return account_id
