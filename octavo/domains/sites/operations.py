"""The API operations on sites."""

from dataclasses import replace
from typing import Annotated

from octavo.access.actor import Actor
from octavo.api.binding import GIVEN
from octavo.api.operation import ANYONE, Operations, Reply
from octavo.api.page import page, slice_of
from octavo.api.permission import Permission
from octavo.api.urls import Urls
from octavo.api.wire import Limit, List
from octavo.domains.sites import queries
from octavo.domains.sites.add_space import add_space
from octavo.domains.sites.create import add_site_space
from octavo.domains.sites.create import create_site as make_site
from octavo.domains.sites.present import present_site
from octavo.domains.sites.publish import publish, unpublish
from octavo.domains.sites.redirect_wire import AskedSource, RedirectTarget
from octavo.domains.sites.redirects import find_redirect
from octavo.domains.sites.show import customizations, presenter, published_structure, shown_structure
from octavo.domains.sites.structure import Structure
from octavo.domains.sites.structure_wire import SiteSpace, SiteStructure
from octavo.domains.sites.wire import AddSpaceToSite, Checkout, CreateSite, PublishedContentSite, Site, SiteType
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound
from octavo.store.query import Row
from octavo.store.transaction import Transaction

operation = Operations()

SITE = "/orgs/{organizationId}/sites/{siteId}"
VIEW = {"organizationId": Permission.ORGANIZATION_VIEW, "siteId": Permission.SITE_VIEW}
ADMIN = {"organizationId": Permission.ORGANIZATION_VIEW, "siteId": Permission.SITE_ADMIN}


def _site(tx: Transaction, organization_id: str, site_id: str, actor: Actor) -> Row:
    return queries.get_site_in(tx, organization_id, site_id, actor)


def _present(tx: Transaction, row: Row, urls: Urls) -> Site:
    return present_site(row, urls, site_spaces=queries.count_site_spaces(tx, row.id))


def _present_to(actor: Actor, row: Row, urls: Urls, structure: Structure, share_key: str | None) -> Site:
    """The site as a visitor with a content token sees it, or somebody else whom the structure is shown to."""
    places = sum(1 for _ in structure.places())
    return present_site(row, urls, site_spaces=places, share_key=share_key, visitor=actor.kind == "site")


@operation(
    "GET",
    "/orgs/{organizationId}/sites",
    "listSites",
    scope="site:read",
    needs={"organizationId": Permission.ORGANIZATION_VIEW, "space": Permission.SPACE_VIEW},
    mcp=True,
)
def list_sites(
    tx: Transaction,
    actor: Actor,
    *,
    organization_id: str,
    urls: Annotated[Urls, GIVEN],
    page_: str | None = None,
    limit: Limit | None = None,
    space: str | None = None,
    title: str | None = None,
    published: bool | None = None,
    type_: list[SiteType] | None = None,
) -> List[Site]:
    """The sites of an organization that the caller may see, oldest first: all, or those that hold a space, or have words in their title."""
    statement = queries.visible_in(organization_id, space=space, title=title, published=published, types=type_)
    return page(
        tx,
        statement,
        order=queries.OLDEST_FIRST,
        cursor=page_,
        limit=limit,
        present=lambda row: _present(tx, row, urls),
        **actor.parameters,
    )


@operation(
    "POST",
    "/orgs/{organizationId}/sites",
    "createSite",
    scope="site:write",
    needs={"organizationId": Permission.ORGANIZATION_CREATE, "body.spaces": Permission.SPACE_ADMIN},
    status=201,
    body_optional=True,
    mcp=True,
)
def create_site(tx: Transaction, actor: Actor, *, organization_id: str, body: CreateSite, urls: Annotated[Urls, GIVEN]) -> Reply[Site]:
    """Make a site, unpublished, with the given spaces."""
    site_id = make_site(
        tx,
        organization_id,
        title=body.get("title", "Documentation"),
        visibility=body.get("visibility", "public"),
        type_=body.get("type", "ultimate"),
    )
    for space_id in dict.fromkeys(body.get("spaces", [])):
        add_site_space(tx, site_id, space_id, title=get_space(tx, space_id).title or "Documentation")
    made = _present(tx, _site(tx, organization_id, site_id, actor), urls)
    return Reply(made, headers={"Location": made["urls"]["location"]})


@operation("GET", SITE, "getSiteById", scope=None, needs=VIEW, callers=ANYONE, errors=(404,), mcp=True, site_token=True)
def get_site_by_id(tx: Transaction, actor: Actor, *, organization_id: str, site_id: str, urls: Annotated[Urls, GIVEN]) -> Site:
    """One site. Anybody may know of one that is published for everybody."""
    site = _site(tx, organization_id, site_id, actor)
    if actor.site is None:
        return _present(tx, site, urls)
    return _present_to(actor, site, urls, shown_structure(tx, actor, site), actor.site.share_key)


@operation("POST", f"{SITE}/publish", "publishSite", scope="site:publish", needs=ADMIN, mcp=True)
def publish_site(tx: Transaction, actor: Actor, *, organization_id: str, site_id: str, urls: Annotated[Urls, GIVEN]) -> Site | Checkout:
    """Let readers in."""
    publish(tx, site_id)
    return _present(tx, _site(tx, organization_id, site_id, actor), urls)


@operation("POST", f"{SITE}/unpublish", "unpublishSite", scope="site:publish", needs=ADMIN, mcp=True)
def unpublish_site(tx: Transaction, actor: Actor, *, organization_id: str, site_id: str, urls: Annotated[Urls, GIVEN]) -> Site:
    """Shut readers out; nothing else changes."""
    unpublish(tx, site_id)
    return _present(tx, _site(tx, organization_id, site_id, actor), urls)


@operation("GET", f"{SITE}/structure", "getSiteStructure", scope="site:read", needs=VIEW, errors=(404,), mcp=True)
def get_site_structure(
    tx: Transaction, actor: Actor, *, organization_id: str, site_id: str, urls: Annotated[Urls, GIVEN], share_key: str | None = None
) -> SiteStructure:
    """The sections and variants of a site, drafts included."""
    site = _site(tx, organization_id, site_id, actor)
    return presenter(tx, actor, urls, site, shown_structure(tx, actor, site), share_key).present()


@operation("GET", f"{SITE}/site-spaces", "listSiteSpaces", scope="site:read", needs=VIEW, mcp=True)
def list_site_spaces(
    tx: Transaction,
    actor: Actor,
    *,
    organization_id: str,
    site_id: str,
    urls: Annotated[Urls, GIVEN],
    page_: str | None = None,
    limit: Limit | None = None,
    share_key: str | None = None,
    default: bool | None = None,
) -> List[SiteSpace]:
    """The site-spaces of all sections, in their order."""
    site = _site(tx, organization_id, site_id, actor)
    structure = shown_structure(tx, actor, site)
    shown = presenter(tx, actor, urls, site, structure, share_key)
    found = [
        shown.present_site_space(section, variant)
        for section, variant in structure.places()
        if default is None or default == (variant == section.default_variant)
    ]
    return slice_of([each for each in found if each is not None], cursor=page_, limit=limit, name=f"site-spaces {site_id}")


@operation(
    "POST",
    f"{SITE}/site-spaces",
    "addSpaceToSite",
    scope="site:write",
    needs={"organizationId": Permission.ORGANIZATION_VIEW, "siteId": Permission.SITE_CREATE, "body.spaceId": Permission.SPACE_ADMIN},
    status=201,
    also=(204,),
    prefer=True,
    mcp=True,
)
def add_space_to_site(
    tx: Transaction, actor: Actor, *, organization_id: str, site_id: str, body: AddSpaceToSite, urls: Annotated[Urls, GIVEN]
) -> Reply[SiteSpace]:
    """Put a space into a site, or a new one where `spaceId` is null."""
    site_space_id = add_space(tx, actor, organization_id, site_id, body)
    site = _site(tx, organization_id, site_id, actor)
    structure = queries.load_structure(tx, site)
    place = structure.place(site_space_id)
    made = presenter(tx, actor, urls, site, structure).present_site_space(*place) if place else None
    if made is None:
        raise NotFound("The site-space was not found.")
    return Reply(made, headers={"Location": urls.api(f"/orgs/{organization_id}/sites/{site_id}/site-spaces/{site_space_id}")})


@operation("GET", f"{SITE}/published", "getPublishedContentSite", scope="site:read", needs=VIEW, errors=(404,), mcp=True, site_token=True)
def get_published_content_site(
    tx: Transaction, actor: Actor, *, organization_id: str, site_id: str, urls: Annotated[Urls, GIVEN], share_key: str | None = None
) -> PublishedContentSite:
    """Everything that a renderer needs to begin (semantics 6.4)."""
    site = _site(tx, organization_id, site_id, actor)
    structure = published_structure(tx, actor, site)
    shown = presenter(tx, actor, urls, site, structure, share_key)
    return {
        "object": "published-content-site",
        "site": _present_to(actor, site, urls, structure, shown.share_key),
        # the open renderer fails on every page of a site with links among its sections (semantics 6.4)
        "structure": replace(shown, links=False).present(),
        "customizations": customizations(tx, actor, site, structure),
        "scripts": [],
    }


@operation("GET", f"{SITE}/redirect", "getSiteRedirectBySource", scope="site:read", needs=VIEW, mcp=True, site_token=True, errors=(404,))
def get_site_redirect_by_source(
    tx: Transaction,
    actor: Actor,
    *,
    organization_id: str,
    site_id: str,
    source: AskedSource,
    urls: Annotated[Urls, GIVEN],
    share_key: str | None = None,
) -> RedirectTarget:
    """Where a path leads at which no page is any more: to where its page moved, or where a redirect leads from there."""
    return find_redirect(tx, actor, urls, _site(tx, organization_id, site_id, actor), source, share_key)
