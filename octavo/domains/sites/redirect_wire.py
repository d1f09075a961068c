"""The shapes of redirects, named as in the official document."""

from typing import Annotated, Final, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL, Timestamp


class DestinationSection(TypedDict):
    kind: Literal["site-section"]
    siteSectionId: str


class DestinationSpace(TypedDict):
    kind: Literal["site-space"]
    siteSpaceId: str


class DestinationPage(TypedDict):
    kind: Literal["site-page"]
    siteSpaceId: str
    pageId: str


class DestinationExternal(TypedDict):
    kind: Literal["external"]
    url: URL


LONGEST: Final = 512
"""Characters of a path that a redirect can have."""

_SOURCE = {
    "maxLength": LONGEST,
    "pattern": r"^\/(?!\*)(?!.*\*.+)(?:[A-Za-z0-9\-._~+]|%[0-9A-Fa-f]{2})+(?:\/(?:[A-Za-z0-9\-._~+]|%[0-9A-Fa-f]{2})+)*(?:\/\*|\*)?$",
}  # pydantic's own expressions have no lookahead
RedirectSource = Annotated[str, Field(max_length=LONGEST, json_schema_extra={"pattern": _SOURCE["pattern"]})]
AskedSource = Annotated[str, Field(json_schema_extra=dict(_SOURCE))]
"""A path that no redirect can have leads nowhere, which is no fault of who asks."""


class SiteRedirect(TypedDict):
    object: Literal["site-redirect"]
    id: str
    source: RedirectSource
    draft: bool
    captureWildcard: bool
    permanent: bool
    destination: DestinationSection | DestinationSpace | DestinationPage | DestinationExternal
    createdAt: Timestamp
    updatedAt: NotRequired[Timestamp]


class RedirectTarget(TypedDict):
    """`target` is an absolute address."""

    redirect: SiteRedirect
    target: str
