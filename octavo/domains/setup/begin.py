"""What a server has from its first start: an organization, and an administrator with a token."""

from typing import Final

from octavo import clock
from octavo.access.tokens import create_token
from octavo.domains.organizations.create import create
from octavo.domains.organizations.queries import find_first_organization
from octavo.domains.setup.queries import take
from octavo.domains.users.create import create_user
from octavo.domains.users.queries import find_first_administrator, there_are_users
from octavo.store.transaction import Transaction

ADMINISTRATOR: Final = "Administrator"
ORGANIZATION: Final = "Octavo"
TOKEN_TAKEN: Final = "first token taken"  # noqa: S105 - a key of the settings


def begin(tx: Transaction) -> str:
    """The organization that sources are imported into; a new server gets it here, with an administrator who has no token yet."""
    organization_id = find_first_organization(tx)
    if there_are_users(tx) and organization_id is not None:
        return organization_id
    user_id = create_user(tx, ADMINISTRATOR, name="administrator", administrator=True)
    return create(tx, title=ORGANIZATION, creator_id=user_id, name="octavo")


def take_first_token(tx: Transaction) -> str | None:
    """A token of the administrator, once in the life of the data: whoever takes it shows it. A start that fails before that takes none."""
    administrator = find_first_administrator(tx)
    if administrator is None or not take(tx, TOKEN_TAKEN, {"at": clock.timestamp(clock.now())}):
        return None
    return create_token(tx, administrator, "first start").secret
