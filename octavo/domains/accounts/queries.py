"""What is asked about accounts."""

from typing import Literal

from sqlalchemy import bindparam, insert, or_, select

from octavo.store.query import Row, query
from octavo.store.tables.accounts import accounts, former_names
from octavo.store.transaction import Transaction

Kind = Literal["user", "organization"]

_BY_NAME = query(select(accounts).where(accounts.c.name == bindparam("name")))
_BY_NAME_OR_ID = query(select(accounts).where(or_(accounts.c.name == bindparam("name"), accounts.c.id == bindparam("id"))).limit(2))
_NAME_OF = query(select(accounts.c.name).where(accounts.c.id == bindparam("id")))
_FORMER = query(
    select(accounts.c.name)
    .join(former_names, former_names.c.target_id == accounts.c.id)
    .where(former_names.c.kind == "account", former_names.c.scope == "", former_names.c.name == bindparam("name"))
)
_INSERT = query(insert(accounts))


def find_account(tx: Transaction, name: str) -> Row | None:
    """The user or organization with this name; whether the caller may know of it is for others to say."""
    return tx.one_or_none(_BY_NAME, name=name.lower())


def find_account_called(tx: Transaction, name_or_id: str) -> Row | None:
    """The account with this name, or else this id; whether the caller may know of it is for others to say."""
    rows = tx.all(_BY_NAME_OR_ID, name=name_or_id.lower(), id=name_or_id)
    return next((row for row in rows if row.name == name_or_id.lower()), rows[0] if rows else None)


def find_former_account(tx: Transaction, name: str) -> str | None:
    """The present name of the account that had this one before."""
    found: str | None = tx.scalar(_FORMER, name=name.lower())
    return found


def account_name(tx: Transaction, account_id: str) -> str:
    """What stands for a user or an organization in addresses."""
    return str(tx.scalar(_NAME_OF, id=account_id))


def insert_account(tx: Transaction, account_id: str, name: str, kind: Kind) -> None:
    tx.execute(_INSERT, id=account_id, name=name, kind=kind)
