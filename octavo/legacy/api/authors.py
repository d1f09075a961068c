"""Authors: users and organizations, in one namespace."""

from sqlalchemy import bindparam, or_, select

from octavo.store.query import Row, query
from octavo.store.tables.accounts import accounts, former_names
from octavo.store.transaction import Transaction

_BY_NAME = query(select(accounts).where(or_(accounts.c.name == bindparam("name"), accounts.c.id == bindparam("id"))).limit(2))
_FORMER = query(
    select(accounts.c.name)
    .join(former_names, former_names.c.target_id == accounts.c.id)
    .where(former_names.c.kind == "account", former_names.c.scope == "", former_names.c.name == bindparam("name"))
)


def find_account(tx: Transaction, author: str) -> Row | None:
    """The account with this name, or else this id; whether the caller may know of it is for others to say."""
    rows = tx.all(_BY_NAME, name=author.lower(), id=author)
    return next((row for row in rows if row.name == author.lower()), rows[0] if rows else None)


def find_former_account(tx: Transaction, author: str) -> str | None:
    """The present name of the account that had this one before."""
    name: str | None = tx.scalar(_FORMER, name=author.lower())
    return name
