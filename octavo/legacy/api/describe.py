"""The API itself, its caller, and authors."""

from typing import Final

from sqlalchemy import bindparam

from octavo import __version__
from octavo.domains.users.queries import get_user
from octavo.errors import NotFound, Unauthorized
from octavo.http.answer import Answer
from octavo.legacy.api.authors import avatar_of, find_author, present_author, visible_organizations
from octavo.legacy.api.call import Call
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.paging import Listing, no_pages
from octavo.legacy.api.reply import as_json
from octavo.store.tables.accounts import members, organizations

_ORGANIZATIONS: Final = Listing(
    visible_organizations()
    .join(members, members.c.organization_id == organizations.c.id)
    .where(members.c.user_id == bindparam("account"), members.c.disabled.is_(False))
    .order_by(organizations.c.created_at, organizations.c.id)
)


def description(desk: Desk, call: Call) -> Answer:  # noqa: ARG001 - handlers are called alike
    """What this server is: a company's own, as the API called it."""
    public = desk.urls.public
    reply = as_json({"type": "enterprise", "version": __version__, "urls": {"main": public, "api": public}})
    reply.headers["vary"] = "Accept"
    return reply


def account(desk: Desk, call: Call) -> Answer:
    """The caller. Tokens are not told: only their owner has them."""
    with desk.database.read() as tx:
        actor = desk.caller(tx, call, "user:read")
        if actor.kind != "user":
            raise Unauthorized("Send a token: this is about its owner.")
        row, kind = find_author(tx, actor, actor.user_id)
        return as_json({**present_author(row, kind, desk.urls), "email": get_user(tx, actor.user_id).email})


def author(desk: Desk, call: Call, name: str) -> Answer:
    with desk.database.read() as tx:
        row, kind = find_author(tx, desk.caller(tx, call), name)
        return as_json(present_author(row, kind, desk.urls))


def avatar(desk: Desk, call: Call, name: str) -> Answer:
    with desk.database.read() as tx:
        row, kind = find_author(tx, desk.caller(tx, call), name)
    url = avatar_of(row, kind)
    if url is None:
        raise NotFound("The author has no picture.")
    return Answer(302, b"", {"location": url, "cache-control": "no-store"})


def author_organizations(desk: Desk, call: Call, name: str) -> Answer:
    """An organization is part of none."""
    with desk.database.read() as tx:
        actor = desk.caller(tx, call)
        row, kind = find_author(tx, actor, name)
        if kind != "user":
            return as_json(no_pages(call))
        found = _ORGANIZATIONS.page(
            tx, call, lambda each: present_author(each, "organization", desk.urls), account=row.id, **actor.parameters
        )
        return as_json(found)
