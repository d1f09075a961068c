"""What is asked about organizations."""

from typing import Any, Final

from sqlalchemy import Select, bindparam, insert, select

from octavo.access.actor import Actor
from octavo.access.roles import organization_rank, visible_organization
from octavo.errors import NotFound
from octavo.store.query import Row, query, upsert
from octavo.store.tables.accounts import members, organizations
from octavo.store.transaction import Transaction

OLDEST_FIRST: Final = (organizations.c.created_at, organizations.c.id)
"""The order of lists."""

_RANKED = select(organizations, organization_rank().label("rank"))
_BY_ID = query(_RANKED.where(organizations.c.id == bindparam("id")))
_FIRST = query(select(organizations.c.id).order_by(*OLDEST_FIRST).limit(1))
_INSERT = query(insert(organizations))
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


def insert_organization(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT, **columns)


def put_member(tx: Transaction, **columns: object) -> None:
    tx.execute(_PUT_MEMBER, **columns)
