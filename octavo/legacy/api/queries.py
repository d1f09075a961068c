"""What the older API asks: books and their authors, each as far as the caller may know of them."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select

from octavo.access.actor import Actor
from octavo.access.roles import organization_rank, public_organization, space_rank, visible_organization, visible_space
from octavo.domains.organizations import queries as of_organizations
from octavo.domains.spaces.queries import OLDEST_FIRST
from octavo.legacy.api.paging import Listing
from octavo.store.query import Row, query
from octavo.store.tables.accounts import accounts, former_names, members, organizations
from octavo.store.tables.git import repositories
from octavo.store.tables.sites import site_sections, site_spaces, sites
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction


def visible_organizations() -> Select[Any]:
    """The organizations that the actor of `Actor.parameters` may know of, each with its `name`."""
    return (
        select(organizations, accounts.c.name)
        .join(accounts, accounts.c.id == organizations.c.id)
        .where(or_(visible_organization(), public_organization()))
    )


def public_book() -> ColumnElement[bool]:
    """Whether a published site shows the space to everybody, without asking who they are; an unlisted or shared one does not count."""
    section = or_(
        site_spaces.c.section_id.is_(None),
        exists().where(
            site_sections.c.id == site_spaces.c.section_id, site_sections.c.draft.is_(False), site_sections.c.condition.is_(None)
        ),
    )
    return exists().where(
        site_spaces.c.space_id == spaces.c.id,
        site_spaces.c.draft.is_(False),
        site_spaces.c.condition.is_(None),
        sites.c.id == site_spaces.c.site_id,
        sites.c.published.is_(True),
        sites.c.visibility == "public",
        section,
    )


def readable_books() -> Select[Any]:
    """The books that the actor of `Actor.parameters` may read, each with `author_name`, `author_title`, `repository_name`, `rank` and `public`."""
    return (
        select(
            spaces,
            accounts.c.name.label("author_name"),
            organizations.c.title.label("author_title"),
            repositories.c.name.label("repository_name"),
            space_rank().label("rank"),
            public_book().label("public"),
        )
        .join(organizations, organizations.c.id == spaces.c.organization_id)
        .join(accounts, accounts.c.id == spaces.c.organization_id)
        .join(repositories, repositories.c.id == spaces.c.repository_id)
        .where(spaces.c.deleted_at.is_(None), or_(visible_space(), public_book()))
    )


_me = members.alias()
_MY_BOOKS = (
    readable_books()
    .join(_me, _me.c.organization_id == spaces.c.organization_id)
    .where(_me.c.user_id == bindparam("user_id"), _me.c.disabled.is_(False))
)
_THEIR_BOOKS = readable_books().where(
    or_(spaces.c.organization_id == bindparam("author_id"), spaces.c.created_by == bindparam("author_id"))
)
_THEIR_ORGANIZATIONS = (
    visible_organizations()
    .join(members, members.c.organization_id == organizations.c.id)
    .where(members.c.user_id == bindparam("user_id"), members.c.disabled.is_(False))
)

READABLE: Final = Listing(readable_books().order_by(*OLDEST_FIRST))
PUBLIC: Final = Listing(readable_books().where(public_book()).order_by(*OLDEST_FIRST))
OF_MEMBER: Final = Listing(_MY_BOOKS.order_by(*OLDEST_FIRST))
"""The books of the organizations of `user_id`."""
OF_AUTHOR: Final = Listing(_THEIR_BOOKS.order_by(*OLDEST_FIRST))
"""The books of the organization `author_id`, or those that this user made."""
ORGANIZATIONS: Final = Listing(_THEIR_ORGANIZATIONS.order_by(*of_organizations.OLDEST_FIRST))
"""The organizations of `user_id`."""

_NAMED = or_(
    spaces.c.name == bindparam("name"),
    spaces.c.name == bindparam("slug"),
    spaces.c.id == bindparam("id"),
    repositories.c.name == bindparam("name"),
    repositories.c.name == bindparam("slug"),
)
_ORGANIZATION = query(visible_organizations().where(organizations.c.id == bindparam("organization_id")))
_BY_ID = query(readable_books().where(spaces.c.id == bindparam("id")))
_OF_ORGANIZATION = query(readable_books().where(_NAMED, spaces.c.organization_id == bindparam("account")).order_by(spaces.c.created_at))
_OF_USER = query(readable_books().where(_NAMED, spaces.c.created_by == bindparam("account")).order_by(spaces.c.created_at))
_FORMER = query(
    readable_books()
    .join(former_names, former_names.c.target_id == spaces.c.id)
    .where(
        and_(
            former_names.c.kind == "space",
            former_names.c.scope == spaces.c.organization_id,
            former_names.c.name == bindparam("name"),
            spaces.c.organization_id == bindparam("account"),
        )
    )
)
_HOMES = query(
    select(organizations.c.id, organization_rank().label("rank"))
    .join(members, members.c.organization_id == organizations.c.id)
    .where(members.c.user_id == bindparam("user_id"), members.c.disabled.is_(False))
    .order_by(*of_organizations.OLDEST_FIRST)
)


def find_organization(tx: Transaction, actor: Actor, organization_id: str) -> Row | None:
    """The organization with its `name`, if the actor may know of it."""
    return tx.one_or_none(_ORGANIZATION, organization_id=organization_id, **actor.parameters)


def list_organizations_of(tx: Transaction, actor: Actor) -> list[Row]:
    """The ids of the organizations that the actor belongs to, each with the actor's `rank`."""
    return tx.all(_HOMES, user_id=actor.user_id, **actor.parameters)


def find_readable_book(tx: Transaction, actor: Actor, book_id: str) -> Row | None:
    return tx.one_or_none(_BY_ID, id=book_id, **actor.parameters)


def list_books_called(tx: Transaction, actor: Actor, account: Row, *, name: str, slug: str, book_id: str) -> list[Row]:
    """The account's books that could be meant by a name, what the name would be in addresses, or an id; oldest first."""
    statement = _OF_USER if account.kind == "user" else _OF_ORGANIZATION
    return tx.all(statement, account=account.id, name=name, slug=slug, id=book_id, **actor.parameters)


def find_former_book(tx: Transaction, actor: Actor, account: Row, name: str) -> Row | None:
    """The organization's book that had this name before."""
    return tx.one_or_none(_FORMER, account=account.id, name=name, **actor.parameters)
