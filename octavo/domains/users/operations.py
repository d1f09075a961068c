"""The API operations on people."""

from typing import Annotated

from octavo.access.actor import Actor
from octavo.api.binding import GIVEN
from octavo.api.operation import Operations
from octavo.api.urls import Urls
from octavo.domains.users.present import present_user
from octavo.domains.users.queries import get_known_user, get_user, update_user
from octavo.domains.users.wire import UpdateUser, User
from octavo.errors import BadRequest, Forbidden
from octavo.store.transaction import Transaction

operation = Operations()


@operation("GET", "/user", "getAuthenticatedUser", scope="user:read", needs={}, errors=(404,), short=True)
def get_authenticated_user(tx: Transaction, actor: Actor, *, urls: Annotated[Urls, GIVEN]) -> User:
    """The profile of the caller."""
    return present_user(get_user(tx, actor.user_id), urls, with_email=True)


@operation("GET", "/users/{userId}", "getUserById", scope=None, needs={}, errors=(404,), short=True, site_token=True)
def get_user_by_id(tx: Transaction, actor: Actor, *, user_id: str, urls: Annotated[Urls, GIVEN]) -> User:
    """The profile of somebody whom the caller shares an organization with."""
    user = get_known_user(tx, actor, user_id)
    return present_user(user, urls, with_email=user.colleague)


@operation("PATCH", "/users/{userId}", "updateUserById", scope=None, needs={}, errors=(404,))
def update_user_by_id(tx: Transaction, actor: Actor, *, user_id: str, body: UpdateUser, urls: Annotated[Urls, GIVEN]) -> User:
    """Change one's own profile."""
    get_known_user(tx, actor, user_id)
    if user_id != actor.user_id:
        raise Forbidden("A profile is changed by its owner only.")
    changes = {column: body[field] for field, column in (("displayName", "display_name"), ("photoURL", "photo_url")) if field in body}  # type: ignore[literal-required]  # the two fields
    if not changes:
        raise BadRequest("Send `displayName` or `photoURL`.")
    update_user(tx, user_id, **changes)
    return present_user(get_user(tx, user_id), urls, with_email=True)
