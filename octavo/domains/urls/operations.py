"""The API operations on addresses."""

from typing import Annotated, Any, Literal

from typing_extensions import NotRequired, TypedDict

from octavo.access.actor import Actor
from octavo.access.signing import Signing
from octavo.api.binding import GIVEN
from octavo.api.operation import PUBLIC, Operations
from octavo.api.urls import Urls
from octavo.api.wire import URL, PlainObject
from octavo.domains.urls.resolve import resolve
from octavo.store.transaction import Transaction

operation = Operations()


class SiteVisitorPayload(TypedDict):
    type: NotRequired[Literal["human", "agent"]]
    jwtToken: NotRequired[str]
    unsignedClaims: NotRequired[PlainObject]


class ResolvePublishedContent(TypedDict):
    url: URL
    redirectOnError: NotRequired[bool]
    visitor: NotRequired[SiteVisitorPayload]


class PublishedSiteContent(TypedDict):
    """`basePath` and `siteBasePath` start and end with a slash; `pathname` is the rest of the address that was given.

    `revision` is one that the address itself names, `…/~/revisions/<id>/…`: then `basePath` holds that too.
    """

    site: str
    siteSection: NotRequired[str]
    siteSpace: str
    space: str
    changeRequest: NotRequired[str]
    revision: NotRequired[str]
    pathname: str
    basePath: str
    siteBasePath: str
    apiToken: str
    organization: str
    shareKey: NotRequired[str]
    complete: bool
    contextId: NotRequired[str]
    canonicalUrl: str
    preview: NotRequired[bool]


class PublishedContentRedirect(TypedDict):
    target: Literal["application", "content"]
    redirect: URL


class PublishedContentRedirectExternal(TypedDict):
    target: Literal["external"]
    site: str
    redirect: URL


PublishedSiteContentLookup = PublishedContentRedirect | PublishedContentRedirectExternal | PublishedSiteContent


@operation("POST", "/urls/published", "resolvePublishedContentByUrl", scope=None, needs=PUBLIC, writes=False, short=True, errors=(404,))
def resolve_published_content_by_url(
    tx: Transaction, actor: Actor, *, body: ResolvePublishedContent, urls: Annotated[Urls, GIVEN], signing: Annotated[Signing, GIVEN]
) -> PublishedSiteContentLookup:
    """What is published at an address, and a token to read it with."""
    found: Any = resolve(tx, actor, urls, signing, body["url"])
    lookup: PublishedSiteContentLookup = found
    return lookup


@operation("GET", "/urls/published", "getPublishedContentByUrl", scope=None, needs=PUBLIC, short=True, errors=(404,))
def get_published_content_by_url(
    tx: Transaction,
    actor: Actor,
    *,
    url: URL,
    urls: Annotated[Urls, GIVEN],
    signing: Annotated[Signing, GIVEN],
    visitor_auth_token: str | None = None,
    redirect_on_error: bool = False,
) -> PublishedSiteContentLookup:
    """The older form of the same question."""
    found: Any = resolve(tx, actor, urls, signing, url)
    lookup: PublishedSiteContentLookup = found
    return lookup
