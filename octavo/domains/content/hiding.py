"""Conditions of pages (semantics 3.2): what a visitor's claims do not open does not exist for that visitor.

Whoever reads a revision for a visitor takes it from `seen_by`: then its trees, paths, home page and redirects are those of the pages that are left.
"""

from dataclasses import replace
from typing import Any, Final

from octavo.access.actor import Actor
from octavo.access.conditions import visitor_scope
from octavo.cache import Cache
from octavo.content.evaluate import visible
from octavo.content.expressions import condition
from octavo.content.revision.tree import Page, Revision
from octavo.domains.content.load import Loaded

MAX_PAGES: Final = 20_000
"""Of revisions with pages left out; they share those that stay."""

_seen: Cache[tuple[str, str, frozenset[str]], Revision] = Cache(MAX_PAGES)


def seen_by(actor: Actor, loaded: Loaded) -> Loaded:
    """The revision as the actor sees it: people see all of it, visitors what their claims open."""
    if actor.kind != "site" or not loaded.whole.conditions:
        return loaded
    scope = scope_of(actor, loaded, None)
    failing = frozenset(each for each in loaded.whole.conditions if not condition(each, scope))
    if not failing:
        return loaded
    key = (loaded.space.id, loaded.row.id, failing)
    found = _seen.get(key)
    if found is None:
        found = replace(loaded.whole, pages=visible(loaded.whole.pages, scope))
        _seen.put(key, found, 10 + sum(1 for _ in found.walk()))
    return replace(loaded, revision=found)


def scope_of(actor: Actor, loaded: Loaded, page: Page | None) -> dict[str, Any]:
    """What expressions may see: the visitor's claims, the space's and the page's variables."""
    claims = actor.site.claims if actor.site else None
    return visitor_scope(claims, space_vars=loaded.whole.variables, page_vars=page.variables if page else None)
