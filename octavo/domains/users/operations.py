"""The API operations on people."""

from typing import Annotated

from octavo.access.actor import Actor
from octavo.api.binding import GIVEN
from octavo.api.operation import Operations
from octavo.api.urls import Urls
from octavo.domains.users.present import present_user
from octavo.domains.users.queries import get_user
from octavo.domains.users.wire import User
from octavo.store.transaction import Transaction

operation = Operations()


@operation("GET", "/user", "getAuthenticatedUser", scope="user:read", needs={}, errors=(404,), reads=True)
def get_authenticated_user(tx: Transaction, actor: Actor, *, urls: Annotated[Urls, GIVEN]) -> User:
    """The profile of the caller."""
    return present_user(get_user(tx, actor.user_id), urls, with_email=True)
