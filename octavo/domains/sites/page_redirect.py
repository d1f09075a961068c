"""Redirects that nobody set up on the site: from a page's old paths, and those of a space's `.gitbook.yaml`."""

import hashlib
from typing import Final
from urllib.parse import quote

from octavo import clock
from octavo.access.actor import Actor
from octavo.domains.content.absolute import path_in_site
from octavo.domains.content.hiding import seen_by
from octavo.domains.content.load import load
from octavo.domains.sites.address import match, place_path
from octavo.domains.sites.redirect_wire import LONGEST, RedirectTarget
from octavo.domains.sites.structure import Section, Structure, Variant
from octavo.domains.spaces.queries import list_spaces_for
from octavo.store.transaction import Transaction

_UNRESERVED: Final = "/-._~"


def find_page_redirect(tx: Transaction, actor: Actor, structure: Structure, base: str, source: str) -> RedirectTarget | None:
    """Where a decoded path leads at which no page is that the actor may see; None for one that leads nowhere. `base` is the site's address."""
    segments = [segment for segment in source.split("/") if segment]
    found = _standing(actor, structure, segments)
    if found is None:
        return None
    place, inside = found
    variant = place[1]
    space = list_spaces_for(tx, [variant.space_id], actor).get(variant.space_id)
    if space is None or space.revision_id is None:
        return None
    loaded = seen_by(actor, load(tx, space))
    revision = loaded.revision
    if revision.page_by_path(inside) is not None:
        return None
    page = next(revision.elsewhere(inside), None)
    path = "/" + quote("/".join(segments), safe=_UNRESERVED)
    if page is None or len(path) > LONGEST:
        return None
    return {
        "redirect": {
            "object": "site-redirect",
            "id": "page_" + hashlib.blake2b(f"{variant.id}{path.lower()}".encode(), digest_size=10).hexdigest(),
            "source": path,
            "draft": False,
            "captureWildcard": False,
            "permanent": False,
            "destination": {"kind": "site-page", "siteSpaceId": variant.id, "pageId": page.id},
            "createdAt": clock.timestamp(loaded.row.created_at),
        },
        "target": base + place_path(structure, *place) + path_in_site(revision, page),
    }


def _standing(actor: Actor, structure: Structure, segments: list[str]) -> tuple[tuple[Section, Variant], str] | None:
    """The place that a path means, and the path inside its space.

    Renderers ask for the path in the site, then for the path in the space (semantics 6.7): one that names no place is read where the token's reader stands.
    """
    found = match(structure, segments)
    if found is None:
        return None
    own = structure.place(actor.site.site_space) if actor.site is not None and not found.consumed else None
    return own or (found.section, found.variant), "/".join(segments[found.consumed :])
