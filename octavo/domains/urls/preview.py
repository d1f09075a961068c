"""Addresses of revisions that a site does not show, `…/~/revisions/<id>/<page>` (semantics 6.6).

For members who may view the space, and send a token of their own: what was published once may have been taken back since, so an address opens nothing
by itself. Sites that are not open to everybody have none.
"""

from collections.abc import Sequence
from typing import Final

from octavo.access.actor import Actor
from octavo.domains.content.queries import find_revision
from octavo.domains.spaces.queries import get_space_for
from octavo.errors import NotFound
from octavo.store.query import Row
from octavo.store.transaction import Transaction

CONSUMED: Final = 3
_MARK: Final = "~"
_SCOPE: Final = "space:read"


def previewed_revision(tx: Transaction, actor: Actor, site: Row, space_id: str, segments: Sequence[str]) -> str | None:
    """The id of the revision that the first `CONSUMED` segments below a space's place name; None for an address of what is published.

    Raises NotFound, also for visitors. Change requests, `~/changes/<id>`, are previewed nowhere yet.
    """
    kind, revision = ("".join(segments[at : at + 1]) for at in (1, 2))
    if segments[:1] != (_MARK,) or kind not in {"revisions", "changes"}:
        return None
    is_member = bool(actor.user_id) and (actor.scopes is None or _SCOPE in actor.scopes)
    if kind == "revisions" and is_member and site.visibility in {"public", "unlisted"}:
        found = find_revision(tx, get_space_for(tx, space_id, actor).id, revision)
        if found is not None:
            return str(found.id)
    raise NotFound("Nothing is published at this address.")
