"""Authors: users and organizations, in one namespace."""

from typing import Any, NamedTuple

from octavo.access.actor import Actor
from octavo.api.urls import Urls
from octavo.domains.accounts.queries import Kind, find_account_called
from octavo.domains.users.queries import find_known_user
from octavo.errors import NotFound
from octavo.legacy.api.queries import find_organization
from octavo.store.query import Row
from octavo.store.transaction import Transaction


class Author(NamedTuple):
    """A user or an organization. `name` stands in addresses; `picture` is an address, if it is anything."""

    id: str
    kind: Kind
    name: str
    title: str
    picture: object


def find_author(tx: Transaction, actor: Actor, name_or_id: str) -> Author:
    """Raises NotFound for one that does not exist, and the same for one that the actor has nothing to do with."""
    account = find_account_called(tx, name_or_id)
    if account is not None and account.kind == "user":
        user = find_known_user(tx, actor, account.id)
        if user is not None:
            return Author(user.id, "user", account.name, user.display_name, user.photo_url)
    elif account is not None:
        organization = find_organization(tx, actor, account.id)
        if organization is not None:
            return as_author(organization)
    raise NotFound("The author was not found.")


def as_author(organization: Row) -> Author:
    """An organization with its `name`."""
    logo = organization.logo
    picture = logo.get("light") or logo.get("url") if isinstance(logo, dict) else logo
    return Author(organization.id, "organization", organization.name, organization.title, picture)


def present_author(author: Author, urls: Urls) -> dict[str, Any]:
    here = f"{urls.public}/author/{author.name}"
    return {
        "id": author.id,
        "type": "User" if author.kind == "user" else "Organization",
        "username": author.name,
        "name": author.title,
        "urls": {"profile": here, "avatar": f"{here}/avatar"},
    }


def avatar_of(author: Author) -> str | None:
    """The address of the author's picture, if they have one that a browser may be sent to."""
    url = author.picture
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) and url.isprintable() and " " not in url else None
