"""A site's structure as one caller may see it."""

from typing import Any

from octavo.access.actor import Actor
from octavo.access.conditions import opens
from octavo.api.urls import Urls
from octavo.domains.sites import queries
from octavo.domains.sites.customization import effective
from octavo.domains.sites.places import Address
from octavo.domains.sites.present import StructurePresenter
from octavo.domains.sites.structure import Structure, opened, published
from octavo.domains.sites.wire import Customizations
from octavo.domains.spaces.present import present_space
from octavo.domains.spaces.queries import list_spaces_for
from octavo.domains.spaces.wire import Space
from octavo.store.query import Row
from octavo.store.transaction import Transaction


def shown_structure(tx: Transaction, actor: Actor, site: Row) -> Structure:
    """All of it for people, what their claims open for visitors; drafts are there for those who preview them."""
    structure = queries.load_structure(tx, site)
    if actor.site is None:
        return structure
    return (opened if actor.site.draft else published)(structure, actor.site.claims)


def published_structure(tx: Transaction, actor: Actor, site: Row) -> Structure:
    """What a visitor sees; for people, what a visitor sees of whom nothing is known (semantics 6.2)."""
    return shown_structure(tx, actor, site) if actor.site is not None else published(queries.load_structure(tx, site))


def presenter(
    tx: Transaction, actor: Actor, urls: Urls, site: Row, structure: Structure, share_key: str | None = None
) -> StructurePresenter:
    """Shows the structure, without the places whose spaces the actor may not see."""
    visible = list_spaces_for(tx, [variant.space_id for _, variant in structure.places()], actor)

    def space(space_id: str, address: str | None) -> Space | None:
        row = visible.get(space_id)
        at = Address(address, site.visibility) if address is not None else None
        return present_space(row, urls, at, visitor=actor.kind == "site") if row is not None else None

    key = share_key or (actor.site.share_key if actor.site else None)
    return StructurePresenter(site, structure, urls, space, key, conditions=actor.kind != "site")


def customizations(tx: Transaction, actor: Actor, site: Row, structure: Structure) -> Customizations:
    """The effective settings of the site and of each of its site-spaces; for visitors, with the header links that their claims open."""
    own = queries.load_customizations(tx, site.id)

    def settings(*overrides: dict[str, Any] | None) -> Any:  # noqa: ANN401 - of the wire's type, as far as it was validated
        found = effective({"title": site.title}, *overrides)
        if actor.site is not None:
            header, claims = found["header"], actor.site.claims
            open_links = [link for link in header.get("links", ()) if opens(claims, link.get("condition"))]
            found["header"] = header | {"links": [{key: link[key] for key in link if key != "condition"} for link in open_links]}
        return found

    site_own = own.get(None)
    return {
        "site": settings(site_own),
        "siteSpaces": {variant.id: settings(site_own, own.get(variant.id)) for _, variant in structure.places()},
    }
