"""Where a path of a site leads at which nothing is any more, in GitBook's order (semantics 6.7).

First where the page moved that was there, then the redirects of `.gitbook.yaml`, then the site's own: exact before wildcard, the longest wildcard first,
without regard to case.
"""

from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from octavo.access.actor import Actor
from octavo.api.urls import Urls
from octavo.domains.content.absolute import path_in_site
from octavo.domains.content.hiding import seen_by
from octavo.domains.content.load import load
from octavo.domains.sites import queries
from octavo.domains.sites.address import place_path
from octavo.domains.sites.page_redirect import find_page_redirect
from octavo.domains.sites.places import site_address
from octavo.domains.sites.present import present_redirect
from octavo.domains.sites.redirect_wire import LONGEST, RedirectTarget
from octavo.domains.sites.show import shown_structure
from octavo.domains.sites.structure import Structure, without_drafts
from octavo.domains.spaces.queries import get_space_for
from octavo.errors import NotFound
from octavo.store.query import Row
from octavo.store.transaction import Transaction


class _Match(NamedTuple):
    """`suffix` is what stands in place of the wildcard, in the spelling of who asked."""

    is_exact: bool
    length: int
    row: Row
    suffix: str


def find_redirect(tx: Transaction, actor: Actor, urls: Urls, site: Row, source: str, share_key: str | None = None) -> RedirectTarget:
    """The live redirect for a path, and where it leads. Raises NotFound; the destination may be hidden from the actor, which is the same."""
    if len(source) > LONGEST:
        raise NotFound("No redirect leads from this path.")
    structure = without_drafts(shown_structure(tx, actor, site))
    base = site_address(urls, site, share_key or (actor.site.share_key if actor.site else None))
    found = find_page_redirect(tx, actor, structure, base, unquote(source))
    if found is not None:
        return found
    wanted = _plain(source)
    matches = (_matched(row, wanted) for row in queries.list_redirects(tx, site.id))
    best = max(filter(None, matches), key=lambda match: match[:2], default=None)
    if best is None:
        raise NotFound("No redirect leads from this path.")
    target = _target(tx, actor, structure, base, best.row.destination)
    return {"redirect": present_redirect(best.row), "target": _below(target, best.suffix) if best.row.capture_wildcard else target}


def _matched(row: Row, wanted: str) -> _Match | None:
    """`/docs/*` stands for everything below `/docs`, and for itself; `/docs*` for everything that begins so."""
    own = row.source.removesuffix("*")
    prefix = _plain(own)
    if own == row.source:
        return _Match(True, len(own), row, "") if _folded(wanted) == _folded(prefix) else None
    end = "/" if own.endswith("/") else ""
    if not _folded(f"{wanted}{end}").startswith(_folded(f"{prefix}{end}")):
        return None
    return _Match(False, len(row.source), row, wanted[len(prefix) :].strip("/"))


def _plain(path: str) -> str:
    """Decoded, with a slash before each segment and none at its end; the top is the empty path."""
    inside = unquote(path).strip("/")
    return f"/{inside}" if inside else ""


def _folded(path: str) -> str:
    """In one case, and as long as before: a position in one is a position in the other."""
    return path.lower() if path.isascii() else "".join(low if len(low := each.lower()) == 1 else each for each in path)


def _below(target: str, suffix: str) -> str:
    """The address with more segments behind its path: its host, query and anchor stay what they are."""
    if not suffix:
        return target
    parts = urlsplit(target)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{quote(suffix)}"))


def _target(tx: Transaction, actor: Actor, structure: Structure, base: str, destination: dict[str, str]) -> str:
    """Raises NotFound when the destination is gone."""
    if destination["kind"] == "external":
        return destination["url"]
    if destination["kind"] == "site-section":
        section = next((each for each in structure.sections if each.id == destination["siteSectionId"]), None)
        if section is not None and section.default_variant is not None:
            return base + place_path(structure, section, section.default_variant)
    else:
        place = structure.place(destination["siteSpaceId"])
        if place is not None:
            return base + place_path(structure, *place) + _page_path(tx, actor, place[1].space_id, destination)
    raise NotFound("The redirect's destination is gone.")


def _page_path(tx: Transaction, actor: Actor, space_id: str, destination: dict[str, str]) -> str:
    if destination["kind"] != "site-page":
        return ""
    loaded = seen_by(actor, load(tx, get_space_for(tx, space_id, actor)))
    page = loaded.revision.page(destination["pageId"])
    if page is None:
        raise NotFound("The redirect's destination is gone.")
    return path_in_site(loaded.revision, page)
