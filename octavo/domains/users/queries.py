"""Statements about people."""

from typing import Final

from sqlalchemy import bindparam, select

from octavo.errors import NotFound
from octavo.store.query import Row, query
from octavo.store.tables.accounts import users
from octavo.store.transaction import Transaction

_GET: Final = query(select(users).where(users.c.id == bindparam("user_id")))


def get_user(tx: Transaction, user_id: str) -> Row:
    """The user; raises NotFound."""
    row = tx.one_or_none(_GET, user_id=user_id)
    if row is None:
        raise NotFound("user not found")
    return row
