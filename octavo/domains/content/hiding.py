"""Conditions of pages (semantics 3.2): what a visitor's claims hide does not exist for that visitor."""

from collections.abc import Mapping
from typing import Any

from octavo.access.actor import Actor
from octavo.content.evaluate import visible
from octavo.content.expressions import content_scope
from octavo.content.revision.tree import Page
from octavo.domains.content.load import Loaded


def scope_of(actor: Actor, loaded: Loaded, page: Page | None) -> dict[str, Any]:
    """What expressions may see: the visitor's claims, the space's and the page's variables.

    A content token has the claims that are in effect; among them, as `unsigned`, those that the visitor only asserts.
    """
    claims: Mapping[str, Any] = (actor.site.claims if actor.site else None) or {}
    unsigned = claims.get("unsigned")
    return content_scope(
        claims=claims,
        unsigned=unsigned if isinstance(unsigned, Mapping) else None,
        space_vars=loaded.revision.variables,
        page_vars=page.variables if page else None,
    )


def shown_pages(actor: Actor, loaded: Loaded) -> list[Page]:
    """The tree as the actor sees it: people see all of it, visitors what their claims open."""
    pages = loaded.revision.pages
    return visible(pages, scope_of(actor, loaded, None)) if actor.kind == "site" else pages


def is_hidden(actor: Actor, loaded: Loaded, page: Page) -> bool:
    """Whether the page, or one above it, has a condition that does not hold for the actor."""
    if actor.kind != "site":
        return False
    scope = scope_of(actor, loaded, None)
    way = [*loaded.revision.ancestors(page.id), page]
    return any(not visible([each], scope, within="no children") for each in way)
