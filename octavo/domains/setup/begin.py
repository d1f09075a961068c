"""What a server has from its first start: an organization, and an administrator with a token."""

from typing import NamedTuple

from sqlalchemy import select

from octavo.access.tokens import create_token
from octavo.domains.organizations.create import create
from octavo.domains.organizations.queries import find_first_organization
from octavo.domains.users.create import create_user
from octavo.store.query import query
from octavo.store.tables.accounts import users
from octavo.store.transaction import Transaction

ADMINISTRATOR = "Administrator"
ORGANIZATION = "Octavo"

_ANY_USER = query(select(users.c.id).limit(1))


class Begun(NamedTuple):
    """`token` is the administrator's, only on the first start."""

    organization_id: str
    token: str | None


def begin(tx: Transaction) -> Begun:
    """Make what a new server needs; a server that has users already stays as it is."""
    organization_id = find_first_organization(tx)
    if tx.one_or_none(_ANY_USER) is not None and organization_id is not None:
        return Begun(organization_id, None)
    user_id = create_user(tx, ADMINISTRATOR, name="administrator", administrator=True)
    organization_id = create(tx, title=ORGANIZATION, creator_id=user_id, name="octavo")
    return Begun(organization_id, create_token(tx, user_id, "first start").secret)
