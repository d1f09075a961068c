"""The API operations that find things."""

from typing import Annotated, Any

from octavo.access.actor import Actor
from octavo.api.binding import GIVEN
from octavo.api.operation import Operations
from octavo.api.page import slice_of
from octavo.api.permission import Permission
from octavo.api.urls import Urls
from octavo.api.wire import Limit, List
from octavo.domains.content.hiding import seen_by
from octavo.domains.content.load import Loaded, load
from octavo.domains.search.find import find_pages
from octavo.domains.search.readable import readable_spaces
from octavo.domains.search.scope import variants_of
from octavo.domains.search.wire import Question, SearchPageResult, SearchRecordResult, SearchSiteContent, SearchSpaceResult
from octavo.domains.sites.queries import get_site
from octavo.domains.sites.show import shown_structure
from octavo.domains.spaces.queries import get_space_for
from octavo.search.index import SearchIndex
from octavo.store.transaction import Transaction

operation = Operations()


@operation(
    "GET",
    "/spaces/{spaceId}/search",
    "searchSpaceContent",
    scope="space:read",
    needs={"spaceId": Permission.SPACE_VIEW},
    mcp=True,
    remember=False,
)
def search_space_content(
    tx: Transaction,
    actor: Actor,
    *,
    space_id: str,
    query: Question,
    urls: Annotated[Urls, GIVEN],
    index: Annotated[SearchIndex, GIVEN],
    page_: str | None = None,
    limit: Limit | None = None,
) -> List[SearchPageResult]:
    """Pages of a space, best first."""
    space = get_space_for(tx, space_id, actor)
    spaces: dict[str, Loaded] = {space_id: seen_by(actor, load(tx, space))} if space.revision_id else {}
    found = [page for _, page in find_pages(index, actor, spaces, query, urls)]
    return slice_of(found, cursor=page_, limit=limit, name=f"search {space_id} {query}")


@operation(
    "POST",
    "/orgs/{organizationId}/sites/{siteId}/search",
    "searchSiteContent",
    scope="site:search",
    needs={"organizationId": Permission.ORGANIZATION_VIEW, "siteId": Permission.SITE_VIEW},
    mcp=True,
    writes=False,
    remember=False,
    site_token=True,
)
def search_site_content(
    tx: Transaction,
    actor: Actor,
    *,
    organization_id: str,
    site_id: str,
    body: SearchSiteContent,
    urls: Annotated[Urls, GIVEN],
    index: Annotated[SearchIndex, GIVEN],
    page_: str | None = None,
    limit: Limit | None = None,
) -> List[SearchSpaceResult | SearchRecordResult]:
    """Pages of a site's spaces, grouped by space, the space with the best page first."""
    site = get_site(tx, site_id)
    asked: dict[str, Any] = {**body}
    scope: dict[str, Any] = asked.get("scope", asked)
    spaces = readable_spaces(tx, actor, variants_of(shown_structure(tx, actor, site), scope))
    groups: dict[str, SearchSpaceResult] = {}
    for space_id, page in find_pages(index, actor, spaces, body["query"], urls):
        title = spaces[space_id].space.title or "Untitled"
        group = groups.setdefault(space_id, {"type": "space", "id": space_id, "title": title, "score": page["score"], "pages": []})
        group["pages"].append(page)
    return slice_of(list(groups.values()), cursor=page_, limit=limit, name=f"search {site_id} {body['query']}")
