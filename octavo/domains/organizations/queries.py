"""What is asked about organizations."""

from typing import Any

from sqlalchemy import Select, bindparam, insert, select

from octavo.access.actor import Actor
from octavo.access.roles import organization_rank, visible_organization
from octavo.errors import NotFound
from octavo.store.query import Row, query, upsert
from octavo.store.tables.accounts import accounts, members, organizations
from octavo.store.transaction import Transaction

_RANKED = select(organizations, organization_rank().label("rank"))
_BY_ID = query(_RANKED.where(organizations.c.id == bindparam("id")))
_BY_NAME = query(select(accounts).where(accounts.c.name == bindparam("name")))
_NAME_OF = query(select(accounts.c.name).where(accounts.c.id == bindparam("id")))
_FIRST = query(select(organizations.c.id).order_by(organizations.c.created_at, organizations.c.id).limit(1))
_INSERT_ACCOUNT = query(insert(accounts))
_INSERT_ORGANIZATION = query(insert(organizations))
_PUT_MEMBER = upsert(members, ["organization_id", "user_id"], keep=["joined_at"])


def visible() -> Select[Any]:
    """The organizations that the actor of `Actor.parameters` may see, with their `rank` there."""
    return _RANKED.where(visible_organization())


def get_organization(tx: Transaction, organization_id: str, actor: Actor) -> Row:
    """The organization with the actor's `rank`. Raises NotFound."""
    found = tx.one_or_none(_BY_ID, id=organization_id, **actor.parameters)
    if found is None:
        raise NotFound("The organization was not found.")
    return found


def find_first_organization(tx: Transaction) -> str | None:
    """The oldest organization's id: where a source goes that names none."""
    found: str | None = tx.scalar(_FIRST)
    return found


def find_account(tx: Transaction, name: str) -> Row | None:
    """The user or organization with this name."""
    return tx.one_or_none(_BY_NAME, name=name)


def account_name(tx: Transaction, account_id: str) -> str:
    """What stands for a user or an organization in addresses."""
    return str(tx.scalar(_NAME_OF, id=account_id))


def insert_organization(tx: Transaction, *, name: str, **columns: object) -> None:
    tx.execute(_INSERT_ACCOUNT, id=columns["id"], name=name, kind="organization")
    tx.execute(_INSERT_ORGANIZATION, **columns)


def put_member(tx: Transaction, **columns: object) -> None:
    tx.execute(_PUT_MEMBER, **columns)
