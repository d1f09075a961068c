"""Redirects of a site (semantics 6.7): exact before wildcard, the longest wildcard first, without regard to case."""

from typing import NamedTuple
from urllib.parse import quote, unquote

from octavo.api.urls import Urls
from octavo.domains.content.absolute import path_in_site
from octavo.domains.content.load import load
from octavo.domains.sites import queries
from octavo.domains.sites.address import place_path
from octavo.domains.sites.places import site_address
from octavo.domains.sites.structure import published
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound
from octavo.store.query import Row
from octavo.store.transaction import Transaction


class Redirection(NamedTuple):
    """`target` is an absolute address."""

    row: Row
    target: str


def find_redirect(tx: Transaction, urls: Urls, site: Row, source: str, share_key: str | None = None) -> Redirection:
    """The live redirect for a path, and where it leads. Raises NotFound."""
    wanted = _normal(source)
    best: tuple[int, Row, str] | None = None
    for row in queries.list_redirects(tx, site.id):
        own = _normal(row.source.removesuffix("*").removesuffix("/")) if row.source.endswith("*") else _normal(row.source)
        if own == wanted:
            best = (len(own) + 1_000_000, row, "")
            break
        is_wildcard = row.source.endswith("*")
        if is_wildcard and wanted.startswith(f"{own}/") and (best is None or len(own) > best[0]):
            best = (len(own), row, wanted[len(own) + 1 :])
    if best is None:
        raise NotFound("No redirect leads from this path.")
    target = _target(tx, urls, site, best[1].destination, share_key)
    if best[1].capture_wildcard and best[2]:
        target = f"{target.rstrip('/')}/{quote(best[2])}"
    return Redirection(best[1], target)


def _normal(path: str) -> str:
    return "/" + unquote(path).strip("/").lower()


def _target(tx: Transaction, urls: Urls, site: Row, destination: dict[str, str], share_key: str | None) -> str:
    """Raises NotFound when the destination is gone."""
    if destination["kind"] == "external":
        return destination["url"]
    structure = published(queries.load_structure(tx, site))
    base = site_address(urls, site, share_key)
    if destination["kind"] == "site-section":
        section = next((each for each in structure.sections if each.id == destination["siteSectionId"]), None)
        if section is not None and section.default_variant is not None:
            return base + place_path(structure, section, section.default_variant)
    else:
        place = structure.place(destination["siteSpaceId"])
        if place is not None:
            return base + place_path(structure, *place) + _page_path(tx, place[1].space_id, destination)
    raise NotFound("The redirect's destination is gone.")


def _page_path(tx: Transaction, space_id: str, destination: dict[str, str]) -> str:
    if destination["kind"] != "site-page":
        return ""
    revision = load(tx, get_space(tx, space_id)).revision
    page = revision.page(destination["pageId"])
    if page is None:
        raise NotFound("The redirect's destination is gone.")
    return path_in_site(revision, page)
