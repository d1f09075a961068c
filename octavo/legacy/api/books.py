"""Books: the spaces that a caller may read, by their author's name and their own."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select

from octavo.access.actor import Actor
from octavo.access.roles import space_rank, visible_space
from octavo.cache import Cache
from octavo.domains.content.load import load
from octavo.domains.names import name_from
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound
from octavo.legacy.api.authors import find_account, find_former_account
from octavo.legacy.api.reply import Moved
from octavo.store.query import Row, query
from octavo.store.tables.accounts import accounts, former_names, organizations
from octavo.store.tables.git import repositories
from octavo.store.tables.sites import site_sections, site_spaces, sites
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction

UNKNOWN: Final = "The book was not found."

_conditions: Cache[tuple[str, str], bool] = Cache(10_000)


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


_NAMED = or_(
    spaces.c.name == bindparam("name"),
    spaces.c.name == bindparam("slug"),
    spaces.c.id == bindparam("id"),
    repositories.c.name == bindparam("name"),
    repositories.c.name == bindparam("slug"),
)
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


def find_book(tx: Transaction, actor: Actor, author: str, book: str, rest: tuple[str, ...] = ()) -> Row:
    """The book at `author/book`: by name or id, or by the name of a repository that holds nothing else.

    Raises NotFound, the same for what is private and what does not exist, and Moved for names of before; `rest` is what follows in the address.
    """
    account = find_account(tx, author)
    if account is None:
        name = find_former_account(tx, author)
        if name is None:
            raise NotFound(UNKNOWN)
        found = find_book(tx, actor, name, book)
        raise Moved(("book", name, found.name or found.id, *rest))
    statement = _OF_USER if account.kind == "user" else _OF_ORGANIZATION
    name, slug = book.lower(), name_from(book, otherwise="-")
    rows = tx.all(statement, account=account.id, name=name, slug=slug, id=book, **actor.parameters)
    chosen = _choose(rows, name, slug, book)
    if chosen is not None:
        if not chosen.rank and _has_conditions(tx, chosen):
            raise NotFound(UNKNOWN)
        return chosen
    former = tx.one_or_none(_FORMER, account=account.id, name=name, **actor.parameters)
    if former is None:
        raise NotFound(UNKNOWN)
    raise Moved(("book", former.author_name, former.name, *rest))


def find_book_by_id(tx: Transaction, actor: Actor, book_id: str) -> Row:
    """The book with this id, whoever its author is. Raises NotFound."""
    row = tx.one_or_none(_BY_ID, id=book_id, **actor.parameters)
    if row is None or (not row.rank and _has_conditions(tx, row)):
        raise NotFound(UNKNOWN)
    return row


def _has_conditions(tx: Transaction, row: Row) -> bool:
    """Whether some page is only for visitors of whom something is known: this API knows nothing of its readers, and shows them none of such a book."""
    if not row.revision_id:
        return False
    found = _conditions.get((row.id, row.revision_id))
    if found is None:
        found = any(page.condition is not None for page in load(tx, get_space(tx, row.id)).revision.walk())
        _conditions.put((row.id, row.revision_id), found)
    return found


def _choose(rows: list[Row], name: str, slug: str, book_id: str) -> Row | None:
    for wanted in (name, slug):
        for row in rows:
            if row.name == wanted:
                return row
    for row in rows:
        if row.id == book_id:
            return row
    return rows[0] if len(rows) == 1 else None
