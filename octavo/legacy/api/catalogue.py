"""Lists of books, one book, and a new one."""

from typing import Any, Final
from urllib.parse import quote

import orjson

from octavo.access.actor import Actor
from octavo.api.permission import Permission
from octavo.api.urls import Urls
from octavo.domains.names import name_from
from octavo.domains.organizations.queries import get_organization
from octavo.domains.sites.places import published_address
from octavo.domains.spaces.create import create_repository, create_space
from octavo.domains.spaces.seed import seed
from octavo.errors import BadRequest, Forbidden, NotFound, Unauthorized
from octavo.http.answer import Answer
from octavo.legacy.api.about import description
from octavo.legacy.api.authors import find_author
from octavo.legacy.api.books import find_book
from octavo.legacy.api.call import Call, query_of
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.paging import Listing
from octavo.legacy.api.queries import OF_AUTHOR, OF_MEMBER, PUBLIC, READABLE, list_organizations_of
from octavo.legacy.api.reply import as_json
from octavo.store.query import Row
from octavo.store.transaction import Transaction

WRITING: Final = "space:write"
TITLE_LENGTH: Final = 200
EBOOKS: Final = ("epub", "mobi", "pdf")


def books(desk: Desk, call: Call) -> Answer:
    """Every book that the caller may read."""
    return _listed(desk, call, READABLE)


def all_books(desk: Desk, call: Call) -> Answer:
    """The public ones, in the order in which they were made."""
    return _listed(desk, call, PUBLIC)


def own_books(desk: Desk, call: Call) -> Answer:
    """Those of the caller's organizations."""
    with desk.database.read() as tx:
        actor = desk.caller(tx, call)
        if actor.kind != "user":
            raise Unauthorized("Send a token: these are its owner's books.")
        return as_json(OF_MEMBER.page(tx, call, lambda row: present_book(tx, row, desk.urls), user_id=actor.user_id, **actor.parameters))


def author_books(desk: Desk, call: Call, name: str) -> Answer:
    """Those of an organization, or those that a user made."""
    with desk.database.read() as tx:
        actor = desk.caller(tx, call)
        found = find_author(tx, actor, name)
        return as_json(OF_AUTHOR.page(tx, call, lambda row: present_book(tx, row, desk.urls), author_id=found.id, **actor.parameters))


def book(desk: Desk, call: Call, author: str, name: str) -> Answer:
    with desk.database.read() as tx:
        row = find_book(tx, desk.caller(tx, call), author, name)
        return as_json({**present_book(tx, row, desk.urls), "description": description(desk, tx, row)})


def create_book(desk: Desk, call: Call) -> Answer:
    """A space with one page, which begins with the description."""
    body = read_fields(call)
    title, author = body.get("title", "").strip(), body.get("author", "").strip()
    if not title or not author or len(title) > TITLE_LENGTH:
        raise BadRequest(f"A book needs `author`, and `title` of up to {TITLE_LENGTH} characters.")
    with desk.database.write() as tx:
        actor = desk.caller(tx, call, WRITING)
        if actor.kind != "user":
            raise Unauthorized("Send a token: a book belongs to somebody.")
        organization_id = _home(tx, actor, author)
        repository_id = create_repository(tx, organization_id, name_from(title, otherwise="book"))
        space_id = create_space(tx, organization_id, repository_id=repository_id, title=title, creator_id=actor.user_id)
        seed(tx, space_id, title=title, empty=False, author_id=actor.user_id, text=body.get("description", "").strip())
        made = find_book(tx, actor, organization_id, space_id)
        return as_json({**present_book(tx, made, desk.urls), "description": description(desk, tx, made)}, 201)


def present_book(tx: Transaction, row: Row, urls: Urls) -> dict[str, Any]:
    """A book as lists show it."""
    name = f"{row.author_name}/{row.name or row.id}"
    access = f"{urls.public}/book/{quote(name)}"
    place = published_address(tx, urls, row.id)
    read = {"homepage": place.url, "read": place.url} if place is not None else {}
    rank = row.rank or 0
    return {
        "id": name,
        "name": row.name or row.id,
        "title": row.title or "",
        "public": bool(row.public),
        "urls": {"access": access, **read, "download": {kind: f"{access}/download/{kind}" for kind in EBOOKS}},
        "author": {"name": row.author_title, "username": row.author_name},
        "permissions": {
            "read": True,
            "write": rank >= Permission.SPACE_EDIT.rank,
            "manage": rank >= Permission.SPACE_ADMIN.rank,
        },
        **_latest(row),
    }


def read_fields(call: Call) -> dict[str, str]:
    """The texts of a body in JSON, or as a form. Raises BadRequest."""
    if call.header(b"content-type").partition(";")[0].strip().lower() == "application/x-www-form-urlencoded":
        return query_of(call.body.decode("utf-8", "replace"))
    try:
        found = orjson.loads(call.body or b"{}")
    except orjson.JSONDecodeError:
        raise BadRequest("The body is neither JSON nor a form.") from None
    if not isinstance(found, dict):
        raise BadRequest("The body must be an object.")
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _listed(desk: Desk, call: Call, listing: Listing) -> Answer:
    with desk.database.read() as tx:
        actor = desk.caller(tx, call)
        return as_json(listing.page(tx, call, lambda row: present_book(tx, row, desk.urls), **actor.parameters))


def _latest(row: Row) -> dict[str, Any]:
    """Content needs no building here: it is done the moment it begins."""
    if not row.revision_id:
        return {}
    moment = row.updated_at.isoformat().replace("+00:00", "Z")
    return {"latestBuild": {"version": row.revision_id, "started": moment, "finished": moment}}


def _home(tx: Transaction, actor: Actor, author: str) -> str:
    """The organization in which an author's new book lies: the author, or where the caller, as author, may make one."""
    found = find_author(tx, actor, author)
    if found.kind == "organization":
        rows = [get_organization(tx, found.id, actor)]
    elif found.id == actor.user_id:
        rows = list_organizations_of(tx, actor)
    else:
        raise NotFound("The author was not found.")
    for each in rows:
        if each.rank is not None and each.rank >= Permission.ORGANIZATION_CREATE.rank:
            return str(each.id)
    raise Forbidden(f"You may not make books for {author}.")
