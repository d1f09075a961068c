"""A space as the API shows it (semantics 2)."""

from octavo import clock
from octavo.api.permission import RANKS
from octavo.api.urls import Urls
from octavo.domains.content.languages_wire import known_language
from octavo.domains.sites.places import Address
from octavo.domains.spaces.wire import Space, SpacePermissions
from octavo.store.query import Row

DEFAULT_EMOJI = "1f4d6"
"""The wire demands one, also of a space that has none (semantics 12.46)."""

LONGEST_TITLE = 50


def present_space(row: Row, urls: Urls, published: Address | None, *, visitor: bool = False) -> Space:
    """`row` is of the table of spaces, with the caller's `rank`; `published` is where a site shows the space, which says to whom, too.

    A `visitor` of a site may see the space, and nothing else.
    """
    found: Space = {
        "object": "space",
        "id": row.id,
        "title": (row.title or "Untitled")[:LONGEST_TITLE],
        "emoji": row.emoji or DEFAULT_EMOJI,
        "visibility": published.visibility if published else "private",
        "createdAt": clock.timestamp(row.created_at),
        "updatedAt": clock.timestamp(row.updated_at),
        "editMode": row.edit_mode,
        "mergeRules": row.merge_rules,
        "urls": {"location": urls.api(f"/spaces/{row.id}"), "app": urls.app(f"/s/{row.id}")},
        "organization": row.organization_id,
        "revision": row.revision_id or "",
        "defaultLevel": row.default_level,
        "comments": 0,
        "changeRequests": 0,
        "changeRequestsOpen": 0,
        "changeRequestsDraft": 0,
        "permissions": _permissions(row.rank or 0, visitor=visitor),
    }
    if published is not None:
        found["urls"]["published"] = published.url
        if published.visibility == "public":
            found["urls"]["public"] = published.url
    if row.parent_id is not None:
        found["parent"] = row.parent_id
    language = known_language(row.language)
    if language is not None:
        found["language"] = language
    if row.type is not None:
        found["type"] = row.type
    if row.deleted_at is not None:
        found["deletedAt"] = clock.timestamp(row.deleted_at)
    return found


def _permissions(rank: int, *, visitor: bool) -> SpacePermissions:
    creates = rank >= RANKS["create"]
    return {
        "view": rank >= RANKS["read"],
        "access": rank >= RANKS["read"] and not visitor,
        "admin": creates,
        "viewInviteLinks": creates,
        "edit": rank >= RANKS["edit"],
        "triggerGitSync": creates,
        "comment": rank >= RANKS["comment"],
        "merge": rank >= RANKS["review"],
        "review": rank >= RANKS["review"],
        "installIntegration": creates,
    }
