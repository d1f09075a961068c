"""The API itself, its caller, and authors."""

from octavo import __version__
from octavo.domains.users.queries import get_user
from octavo.errors import NotFound, Unauthorized
from octavo.http.answer import Answer
from octavo.legacy.api.authors import as_author, avatar_of, find_author, present_author
from octavo.legacy.api.call import Call
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.paging import no_pages
from octavo.legacy.api.queries import ORGANIZATIONS
from octavo.legacy.api.reply import as_json


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
        found = find_author(tx, actor, actor.user_id)
        return as_json({**present_author(found, desk.urls), "email": get_user(tx, actor.user_id).email})


def author(desk: Desk, call: Call, name: str) -> Answer:
    with desk.database.read() as tx:
        return as_json(present_author(find_author(tx, desk.caller(tx, call), name), desk.urls))


def avatar(desk: Desk, call: Call, name: str) -> Answer:
    with desk.database.read() as tx:
        url = avatar_of(find_author(tx, desk.caller(tx, call), name))
    if url is None:
        raise NotFound("The author has no picture.")
    return Answer(302, b"", {"location": url, "cache-control": "no-store"})


def author_organizations(desk: Desk, call: Call, name: str) -> Answer:
    """An organization is part of none."""
    with desk.database.read() as tx:
        actor = desk.caller(tx, call)
        member = find_author(tx, actor, name)
        if member.kind != "user":
            return as_json(no_pages(call))
        found = ORGANIZATIONS.page(tx, call, lambda row: present_author(as_author(row), desk.urls), user_id=member.id, **actor.parameters)
        return as_json(found)
