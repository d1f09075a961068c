"""Where a space can be read: its place in a published site."""

from typing import NamedTuple

from octavo.access.actor import Actor
from octavo.api.urls import Urls
from octavo.domains.sites import queries
from octavo.domains.sites.address import place_path
from octavo.domains.sites.structure import published, without_drafts
from octavo.domains.spaces.wire import ContentVisibility
from octavo.store.query import Row
from octavo.store.transaction import Transaction


class Address(NamedTuple):
    """`url` ends with `/`; `visibility` is its site's."""

    url: str
    visibility: ContentVisibility


def published_address(
    tx: Transaction, urls: Urls, space_id: str, share_key: str | None = None, *, reader: Actor | None = None
) -> Address | None:
    """The address of the oldest published site that shows the space, and its place in it; below the share link's key where one is given.

    A content token's reader is led nowhere else than to the token's own site, below the key that it was made for (semantics 12.42).
    """
    token = reader.site if reader is not None else None
    key = share_key or (token.share_key if token is not None else None)
    for site in queries.list_sites_of_space(tx, space_id):
        if not site.published or (token is not None and token.site != site.id):
            continue
        structure = queries.load_structure(tx, site)
        structure = published(structure, token.claims) if token is not None else without_drafts(structure)
        place = structure.of_space(space_id)
        if place is not None:
            return Address(site_address(urls, site, key) + place_path(structure, *place), site.visibility)
    return None


def site_address(urls: Urls, site: Row, share_key: str | None = None) -> str:
    """The address of a site's first page, with a slash at its end; a custom domain comes before our own."""
    key = f"{share_key}/" if share_key and site.visibility == "share-link" else ""
    return urls.custom(site.hostname, f"/{key}") if site.hostname else urls.site(site.basename, f"/{key}")
