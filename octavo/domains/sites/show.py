"""A site's structure as one caller may see it."""

from typing import Any

from octavo.access.actor import Actor
from octavo.api.urls import Urls
from octavo.domains.sites import queries
from octavo.domains.sites.customization import effective
from octavo.domains.sites.places import Address
from octavo.domains.sites.present import StructurePresenter
from octavo.domains.sites.structure import Structure, published
from octavo.domains.sites.wire import Customizations
from octavo.domains.spaces.present import present_space
from octavo.domains.spaces.queries import list_spaces_for
from octavo.domains.spaces.wire import Space
from octavo.store.query import Row
from octavo.store.transaction import Transaction


def shown_structure(tx: Transaction, actor: Actor, site: Row) -> Structure:
    """All of it for people, what is published for content tokens that are not for previews."""
    structure = queries.load_structure(tx, site)
    return structure if actor.site is None or actor.site.draft else published(structure)


def presenter(
    tx: Transaction, actor: Actor, urls: Urls, site: Row, structure: Structure, share_key: str | None = None
) -> StructurePresenter:
    """Shows the structure, without the places whose spaces the actor may not see."""
    visible = list_spaces_for(tx, [variant.space_id for _, variant in structure.places()], actor)

    def space(space_id: str, address: str) -> Space | None:
        row = visible.get(space_id)
        return present_space(row, urls, Address(address, site.visibility) if site.published else None) if row is not None else None

    return StructurePresenter(site, structure, urls, space, share_key or (actor.site.share_key if actor.site else None))


def customizations(tx: Transaction, site: Row, structure: Structure) -> Customizations:
    """The effective settings of the site and of each of its site-spaces."""
    own = queries.load_customizations(tx, site.id)
    title = {"title": site.title}
    site_settings: Any = effective(title, own.get(None))
    space_settings: Any = {variant.id: effective(title, own.get(None), own.get(variant.id)) for _, variant in structure.places()}
    return {"site": site_settings, "siteSpaces": space_settings}
