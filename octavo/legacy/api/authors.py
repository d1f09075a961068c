"""Authors: users and organizations, in one namespace."""

from typing import Any

from sqlalchemy import Select, bindparam, exists, or_, select

from octavo.access.actor import Actor
from octavo.access.roles import ME, public_organization, visible_organization
from octavo.api.urls import Urls
from octavo.errors import NotFound
from octavo.store.query import Row, query
from octavo.store.tables.accounts import accounts, former_names, members, organizations, users
from octavo.store.transaction import Transaction

_BY_NAME = query(select(accounts).where(or_(accounts.c.name == bindparam("name"), accounts.c.id == bindparam("id"))).limit(2))
_FORMER = query(
    select(accounts.c.name)
    .join(former_names, former_names.c.target_id == accounts.c.id)
    .where(former_names.c.kind == "account", former_names.c.scope == "", former_names.c.name == bindparam("name"))
)
_mine, _theirs = members.alias(), members.alias()
_KNOWN_USER = query(
    select(users, accounts.c.name)
    .join(accounts, accounts.c.id == users.c.id)
    .where(
        users.c.id == bindparam("account"),
        or_(
            users.c.id == ME,
            exists()
            .where(
                _mine.c.user_id == ME,
                _mine.c.disabled.is_(False),
                _theirs.c.organization_id == _mine.c.organization_id,
                _theirs.c.user_id == users.c.id,
            )
            .correlate(users),
        ),
    )
)


def visible_organizations() -> Select[Any]:
    """The organizations that the actor of `Actor.parameters` may know of, each with its `name`."""
    return (
        select(organizations, accounts.c.name)
        .join(accounts, accounts.c.id == organizations.c.id)
        .where(or_(visible_organization(), public_organization()))
    )


_ORGANIZATION = query(visible_organizations().where(organizations.c.id == bindparam("account")))


def find_account(tx: Transaction, author: str) -> Row | None:
    """The account with this name, or else this id; whether the caller may know of it is for others to say."""
    rows = tx.all(_BY_NAME, name=author.lower(), id=author)
    return next((row for row in rows if row.name == author.lower()), rows[0] if rows else None)


def find_former_account(tx: Transaction, author: str) -> str | None:
    """The present name of the account that had this one before."""
    name: str | None = tx.scalar(_FORMER, name=author.lower())
    return name


def find_author(tx: Transaction, actor: Actor, author: str) -> tuple[Row, str]:
    """The user or organization, and which of the two it is. Raises NotFound for one that the actor has nothing to do with."""
    account = find_account(tx, author)
    if account is not None:
        statement = _KNOWN_USER if account.kind == "user" else _ORGANIZATION
        found = tx.one_or_none(statement, account=account.id, **actor.parameters)
        if found is not None:
            return found, account.kind
    raise NotFound("The author was not found.")


def present_author(row: Row, kind: str, urls: Urls) -> dict[str, Any]:
    here = f"{urls.public}/author/{row.name}"
    return {
        "id": row.id,
        "type": "User" if kind == "user" else "Organization",
        "username": row.name,
        "name": row.display_name if kind == "user" else row.title,
        "urls": {"profile": here, "avatar": f"{here}/avatar"},
    }


def avatar_of(row: Row, kind: str) -> str | None:
    """The address of the author's picture, if they have one that a browser may be sent to."""
    url = row.photo_url if kind == "user" else _logo(row.logo)
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) and url.isprintable() and " " not in url else None


def _logo(logo: object) -> object:
    return logo.get("light") or logo.get("url") if isinstance(logo, dict) else logo
