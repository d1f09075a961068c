"""The shapes of sites, named as in the official document."""

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL
from octavo.domains.spaces.wire import DefaultLevel, Space

SiteTitle = Annotated[str, Field(min_length=2, max_length=128)]
SiteType = Literal["basic", "premium", "ultimate", "sponsored", "legacy-basic", "legacy-premium"]
SiteVisibility = Literal["public", "unlisted", "share-link", "visitor-auth"]
SiteSpacePath = Annotated[str, Field(min_length=1, max_length=100)]
Expression = Annotated[str, Field(max_length=1024)]


class SitePermissions(TypedDict):
    view: bool
    access: bool
    edit: bool
    create: bool
    admin: bool
    installIntegration: bool
    viewAdaptiveSchema: bool
    editAdaptiveSchema: bool


class SiteUrls(TypedDict):
    location: URL
    app: URL
    published: NotRequired[URL]
    preview: URL


class SiteFeature(TypedDict):
    id: str
    plan: SiteType
    frozen: bool


class AdaptiveContent(TypedDict):
    enabled: bool


class Site(TypedDict):
    object: Literal["site"]
    id: str
    type: SiteType
    appliedType: SiteType
    title: SiteTitle
    hostname: NotRequired[str]
    basename: NotRequired[str]
    visibility: SiteVisibility
    defaultLevel: DefaultLevel
    permissions: SitePermissions
    published: bool
    siteSpaces: float
    createdAt: str
    adaptiveContent: NotRequired[AdaptiveContent]
    features: list[SiteFeature]
    urls: SiteUrls


class PublishedUrls(TypedDict):
    published: NotRequired[URL]


class SiteSpace(TypedDict):
    object: Literal["site-space"]
    id: str
    path: SiteSpacePath
    section: NotRequired[str]
    space: Space
    title: str
    default: NotRequired[bool]
    condition: NotRequired[Expression]
    pageId: NotRequired[str | None]
    draft: bool
    urls: PublishedUrls
    hidden: NotRequired[bool]


class SiteSection(TypedDict):
    object: Literal["site-section"]
    id: str
    title: SiteTitle
    description: NotRequired[str]
    default: NotRequired[bool]
    draft: bool
    path: Annotated[str, Field(min_length=1, max_length=100)]
    condition: NotRequired[Expression]
    siteSpaces: list[SiteSpace]
    urls: PublishedUrls
    icon: NotRequired[str]


class SiteStructureSections(TypedDict):
    type: Literal["sections"]
    structure: list[SiteSection]


class SiteStructureSiteSpaces(TypedDict):
    type: Literal["siteSpaces"]
    structure: list[SiteSpace]


SiteStructure = SiteStructureSections | SiteStructureSiteSpaces


class Customizations(TypedDict):
    """Settings have all keys, defaults included (semantics 6.3); `siteSpaces` has an entry for every site-space."""

    site: dict[str, Any]
    siteSpaces: dict[str, dict[str, Any]]


class SiteIntegrationScript(TypedDict):
    script: URL
    contentSecurityPolicy: NotRequired[str]
    cookies: bool


class PublishedContentSite(TypedDict):
    object: Literal["published-content-site"]
    site: Site
    structure: SiteStructure
    customizations: Customizations
    scripts: list[SiteIntegrationScript]


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


RedirectSource = Annotated[
    str,
    Field(
        max_length=512,
        json_schema_extra={
            "pattern": r"^\/(?!\*)(?!.*\*.+)(?:[A-Za-z0-9\-._~+]|%[0-9A-Fa-f]{2})+(?:\/(?:[A-Za-z0-9\-._~+]|%[0-9A-Fa-f]{2})+)*(?:\/\*|\*)?$"
        },  # pydantic's own expressions have no lookahead
    ),
]


class SiteRedirect(TypedDict):
    object: Literal["site-redirect"]
    id: str
    source: RedirectSource
    draft: bool
    captureWildcard: bool
    permanent: bool
    destination: DestinationSection | DestinationSpace | DestinationPage | DestinationExternal
    createdAt: str
    updatedAt: NotRequired[str]


class RedirectTarget(TypedDict):
    """`target` is an absolute address."""

    redirect: SiteRedirect
    target: str


class CreateSite(TypedDict):
    type: NotRequired[SiteType]
    title: NotRequired[SiteTitle]
    visibility: NotRequired[SiteVisibility]
    spaces: NotRequired[list[str]]


class AddSpaceToSite(TypedDict):
    """`spaceId` null makes a new space."""

    spaceId: str | None
    template: NotRequired[dict[str, Any]]
    sectionId: NotRequired[str]
    draft: NotRequired[bool]
    pageId: NotRequired[str | None]
    title: NotRequired[SiteTitle]
