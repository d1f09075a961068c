"""Statements about people."""

from typing import Final

from sqlalchemy import bindparam, exists, insert, or_, select, update

from octavo.access.actor import Actor
from octavo.access.roles import ME, site_token_opens
from octavo.errors import NotFound
from octavo.store.query import Row, query
from octavo.store.tables.accounts import members, users
from octavo.store.tables.sites import sites
from octavo.store.transaction import Transaction

_me, _them = members.alias(), members.alias()
_together = (
    exists()
    .where(_me.c.user_id == ME, _me.c.disabled.is_(False), _them.c.organization_id == _me.c.organization_id, _them.c.user_id == users.c.id)
    .correlate(users)
)
_as_colleague = (
    exists()
    .where(
        _me.c.user_id == ME,
        _me.c.disabled.is_(False),
        _me.c.role.is_not(None),
        _them.c.organization_id == _me.c.organization_id,
        _them.c.user_id == users.c.id,
    )
    .correlate(users)
)
_of_the_site = (
    exists()
    .where(site_token_opens(sites), _them.c.organization_id == sites.c.organization_id, _them.c.user_id == users.c.id)
    .correlate(users)
)

_GET: Final = query(select(users).where(users.c.id == bindparam("user_id")))
_KNOWN: Final = query(
    select(users, or_(users.c.id == ME, _as_colleague).label("colleague")).where(
        users.c.id == bindparam("user_id"), or_(users.c.id == ME, _together, _of_the_site)
    )
)
_WITH_EMAIL: Final = query(select(users.c.id).where(users.c.email == bindparam("email")))
_ANY: Final = query(select(users.c.id).limit(1))
_FIRST_ADMINISTRATOR: Final = query(select(users.c.id).where(users.c.administrator).order_by(users.c.created_at, users.c.id).limit(1))
_INSERT: Final = query(insert(users))
_UPDATE: Final = query(update(users).where(users.c.id == bindparam("user_id")))


def get_user(tx: Transaction, user_id: str) -> Row:
    """The user; raises NotFound."""
    row = tx.one_or_none(_GET, user_id=user_id)
    if row is None:
        raise NotFound("The user was not found.")
    return row


def email_is_taken(tx: Transaction, email: str) -> bool:
    return tx.scalar(_WITH_EMAIL, email=email) is not None


def find_known_user(tx: Transaction, actor: Actor, user_id: str) -> Row | None:
    """The user, for those who share an organization with them, or read a site of theirs; None for everybody else.

    The row's `colleague` says whether the actor is more than a guest there, and may know their address.
    """
    return tx.one_or_none(_KNOWN, user_id=user_id, **actor.parameters)


def get_known_user(tx: Transaction, actor: Actor, user_id: str) -> Row:
    """As `find_known_user`; raises NotFound."""
    row = find_known_user(tx, actor, user_id)
    if row is None:
        raise NotFound("The user was not found.")
    return row


def there_are_users(tx: Transaction) -> bool:
    return tx.one_or_none(_ANY) is not None


def find_first_administrator(tx: Transaction) -> str | None:
    """The id of the one whom the first start of the data made, unless they are gone."""
    found: str | None = tx.scalar(_FIRST_ADMINISTRATOR)
    return found


def insert_user(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT, **columns)


def update_user(tx: Transaction, user_id: str, **columns: object) -> None:
    tx.execute(_UPDATE, user_id=user_id, **columns)
