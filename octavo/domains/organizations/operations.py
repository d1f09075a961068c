"""The API operations on organizations."""

from typing import Annotated

from octavo.access.actor import Actor
from octavo.api.binding import GIVEN
from octavo.api.operation import ANYONE, Operations, Reply
from octavo.api.page import page
from octavo.api.permission import Permission
from octavo.api.urls import Urls
from octavo.api.wire import Limit, List
from octavo.domains.organizations import queries
from octavo.domains.organizations.create import create
from octavo.domains.organizations.present import present_organization
from octavo.domains.organizations.wire import CreateOrganization, Organization
from octavo.domains.sites.create import create_site
from octavo.errors import BadRequest
from octavo.store.transaction import Transaction

operation = Operations()


@operation("GET", "/orgs", "listOrganizationsForAuthenticatedUser", scope="organization:read", needs={}, mcp=True)
def list_organizations_for_authenticated_user(
    tx: Transaction, actor: Actor, *, urls: Annotated[Urls, GIVEN], page_: str | None = None, limit: Limit | None = None
) -> List[Organization]:
    """The organizations that the caller belongs to."""
    return page(
        tx,
        queries.visible(),
        order=queries.OLDEST_FIRST,
        cursor=page_,
        limit=limit,
        present=lambda row: present_organization(row, urls),
        **actor.parameters,
    )


@operation("POST", "/orgs", "createOrganization", scope="organization:write", needs={}, status=201, mcp=True)
def create_organization(
    tx: Transaction,
    actor: Actor,
    *,
    body: CreateOrganization,
    urls: Annotated[Urls, GIVEN],
    with_default_site: bool = False,
    openapi_url: str | None = None,
) -> Reply[Organization]:
    """Make an organization; the caller becomes its first administrator."""
    if openapi_url is not None:
        raise BadRequest("OpenAPI specifications are not built yet: leave openapiUrl out.")
    organization_id = create(tx, title=body["title"], creator_id=actor.user_id, email_domains=body.get("emailDomains"))
    if with_default_site:
        create_site(tx, organization_id, title=body["title"])
    made = present_organization(queries.get_organization(tx, organization_id, actor), urls)
    return Reply(made, headers={"Location": made["urls"]["location"]})


@operation(
    "GET",
    "/orgs/{organizationId}",
    "getOrganizationById",
    scope=None,
    needs={"organizationId": Permission.ORGANIZATION_VIEW},
    callers=ANYONE,
    errors=(404,),
    mcp=True,
    site_token=True,
)
def get_organization_by_id(tx: Transaction, actor: Actor, *, organization_id: str, urls: Annotated[Urls, GIVEN]) -> Organization:
    """One organization. Anybody may know of one that publishes a site."""
    return present_organization(queries.get_organization(tx, organization_id, actor), urls)
