"""What a server has from its first start: an organization, and an administrator with a token."""

from typing import Final

from sqlalchemy import select

from octavo import clock
from octavo.access.tokens import create_token
from octavo.domains.organizations.create import create
from octavo.domains.organizations.queries import find_first_organization
from octavo.domains.users.create import create_user
from octavo.store.query import insert_or_ignore, query
from octavo.store.tables.accounts import users
from octavo.store.tables.settings import settings
from octavo.store.transaction import Transaction

ADMINISTRATOR: Final = "Administrator"
ORGANIZATION: Final = "Octavo"
TOKEN_TAKEN: Final = "first token taken"  # noqa: S105 - a key of the settings

_ANY_USER = query(select(users.c.id).limit(1))
_FIRST_ADMINISTRATOR = query(select(users.c.id).where(users.c.administrator).order_by(users.c.created_at, users.c.id).limit(1))
_TAKE_TOKEN = insert_or_ignore(settings, ["key"])


def begin(tx: Transaction) -> str:
    """The organization that sources are imported into; a new server gets it here, with an administrator who has no token yet."""
    organization_id = find_first_organization(tx)
    if tx.one_or_none(_ANY_USER) is not None and organization_id is not None:
        return organization_id
    user_id = create_user(tx, ADMINISTRATOR, name="administrator", administrator=True)
    return create(tx, title=ORGANIZATION, creator_id=user_id, name="octavo")


def take_first_token(tx: Transaction) -> str | None:
    """A token of the administrator, once in the life of the data: whoever takes it shows it. A start that fails before that takes none."""
    administrator: str | None = tx.scalar(_FIRST_ADMINISTRATOR)
    if administrator is None or not tx.execute(_TAKE_TOKEN, key=TOKEN_TAKEN, value={"at": clock.timestamp(clock.now())}):
        return None
    return create_token(tx, administrator, "first start").secret
