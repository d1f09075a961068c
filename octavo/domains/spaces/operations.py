"""The API operations on spaces."""

from typing import Annotated

from octavo.access.actor import Actor
from octavo.api.binding import GIVEN
from octavo.api.operation import INTEGRATIONS, PEOPLE, Operations, Reply
from octavo.api.page import page
from octavo.api.permission import Permission
from octavo.api.urls import Urls
from octavo.api.wire import Limit, List
from octavo.domains.names import name_from
from octavo.domains.sites.places import published_address
from octavo.domains.spaces import queries
from octavo.domains.spaces.create import create_repository
from octavo.domains.spaces.create import create_space as make_space
from octavo.domains.spaces.present import present_space
from octavo.domains.spaces.seed import seed
from octavo.domains.spaces.wire import CreateSpace, Space
from octavo.errors import BadRequest
from octavo.store.query import Row
from octavo.store.transaction import Transaction

operation = Operations()


def _present(tx: Transaction, actor: Actor, row: Row, urls: Urls, share_key: str | None = None) -> Space:
    address = published_address(tx, urls, row.id, share_key, reader=actor)
    return present_space(row, urls, address, visitor=actor.kind == "site")


@operation(
    "GET",
    "/orgs/{organizationId}/spaces",
    "listSpacesInOrganizationById",
    scope="space:read",
    needs={"organizationId": Permission.ORGANIZATION_VIEW},
    callers=PEOPLE | {"installation"},
    mcp=True,
)
def list_spaces_in_organization_by_id(
    tx: Transaction,
    actor: Actor,
    *,
    organization_id: str,
    urls: Annotated[Urls, GIVEN],
    page_: str | None = None,
    limit: Limit | None = None,
) -> List[Space]:
    """The spaces of an organization that the caller may see, oldest first."""
    return page(
        tx,
        queries.visible_in(organization_id),
        order=queries.OLDEST_FIRST,
        cursor=page_,
        limit=limit,
        present=lambda row: _present(tx, actor, row, urls),
        **actor.parameters,
    )


@operation(
    "POST",
    "/orgs/{organizationId}/spaces",
    "createSpace",
    scope="space:write",
    needs={"organizationId": Permission.ORGANIZATION_CREATE, "body.parent": Permission.COLLECTION_CREATE},
    status=201,
    body_optional=True,
    mcp=True,
)
def create_space(tx: Transaction, actor: Actor, *, organization_id: str, body: CreateSpace, urls: Annotated[Urls, GIVEN]) -> Reply[Space]:
    """Make a space with one page to begin with, or with none where `empty` is true."""
    if "template" in body or "computedSource" in body:
        raise BadRequest("Templates and computed content are not built yet: leave `template` and `computedSource` out.")
    repository_id = create_repository(tx, organization_id, name_from(body.get("title", ""), otherwise="space"))
    space_id = make_space(
        tx,
        organization_id,
        repository_id=repository_id,
        title=body.get("title"),
        creator_id=actor.user_id,
        emoji=body.get("emoji"),
        parent_id=body.get("parent"),
        language=body.get("language"),
        edit_mode=body.get("editMode", "locked"),
    )
    seed(tx, space_id, title=body.get("title"), empty="empty" in body, author_id=actor.user_id)
    made = _present(tx, actor, queries.get_space_for(tx, space_id, actor), urls)
    return Reply(made, headers={"Location": made["urls"]["location"]})


@operation(
    "GET",
    "/spaces/{spaceId}",
    "getSpaceById",
    scope="space:read",
    needs={"spaceId": Permission.SPACE_VIEW},
    callers=INTEGRATIONS,
    mcp=True,
    site_token=True,
)
def get_space_by_id(tx: Transaction, actor: Actor, *, space_id: str, urls: Annotated[Urls, GIVEN], share_key: str | None = None) -> Space:
    """One space."""
    return _present(tx, actor, queries.get_space_for(tx, space_id, actor), urls, share_key)
