"""The shapes of sites, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL, Timestamp, Uri
from octavo.domains.content.refs_wire import ContentRefSpace
from octavo.domains.sites.customization_values_wire import CustomizationFavicon
from octavo.domains.sites.customization_wire import SiteCustomizationSettings, SiteTitle
from octavo.domains.sites.structure_wire import SiteStructure
from octavo.domains.spaces.git_sync_wire import GitSyncState
from octavo.domains.spaces.wire import ApplySpaceTemplate, DefaultLevel

SiteType = Literal["basic", "premium", "ultimate", "sponsored", "legacy-basic", "legacy-premium"]
SiteVisibility = Literal["public", "unlisted", "share-link", "visitor-auth"]
SiteHostname = Annotated[
    str, Field(max_length=512, pattern=r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.]){2,}[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$")
]
SiteBasename = Annotated[str, Field(min_length=1, max_length=100)]
SiteProxyOrigin = Annotated[str, Field(max_length=512, pattern=r"^([\w-]+\.)*[\w-]+\.[a-zA-Z]{2,}(\/[\w-]+)+$")]
SiteAdsTopic = Literal["webdev", "crypto"]
SiteFeatureKey = Literal[
    "sites-adaptive-content", "sites-advanced-customization", "sites-advanced-insights", "sites-ads", "sites-ai-search", "sites-ai-assistant",
    "sites-ai-insights", "sites-fix-broken-links", "sites-connections", "sites-content-gaps", "sites-channels", "sites-embed", "sites-api-playground",
    "sites-basic-customization", "sites-broken-links", "sites-custom-domain", "sites-custom-fonts", "sites-custom-subdirectory",
    "sites-full-text-search", "sites-multivariant-site", "sites-no-custom-domain", "sites-page-feedback", "sites-page-traffic-insights",
    "sites-pdf-export", "sites-preview-deployments", "sites-public-visibility", "sites-redirects", "sites-search-insights", "sites-sections",
    "sites-seo", "sites-share-links", "sites-unlisted-visibility", "sites-user-contribution", "sites-visitor-authentication", "sites-visitors",
]  # fmt: skip
SiteCustomizationFeature = Literal[
    "header-logo", "header-primary-link", "theme-preset", "premium-fonts", "custom-icons", "footer-logo", "footer-links", "footer-copyright",
    "semantic-colors",
]  # fmt: skip


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
    location: Uri
    app: Uri
    published: NotRequired[Uri]
    preview: Uri
    login: NotRequired[Uri]
    logout: NotRequired[Uri]


class SiteFeature(TypedDict):
    """`plan` is the least that has it; `customizations` are the parts of it that cost extra elsewhere."""

    id: SiteFeatureKey
    plan: SiteType
    frozen: bool
    customizations: NotRequired[list[SiteCustomizationFeature]]


class SiteAdaptiveContent(TypedDict):
    enabled: bool


class SiteProxy(TypedDict):
    origin: SiteProxyOrigin
    target: str


class AdsPending(TypedDict):
    status: Literal["pending"]
    submittable: bool


class AdsInReview(TypedDict):
    status: Literal["in-review"]
    topic: SiteAdsTopic


class AdsRejected(TypedDict):
    status: Literal["rejected"]
    reason: NotRequired[str]


class AdsDecided(TypedDict):
    status: Literal["live", "disabled"]
    topic: SiteAdsTopic
    zoneId: str


class Site(TypedDict):
    object: Literal["site"]
    id: str
    type: SiteType
    appliedType: SiteType
    title: SiteTitle
    icon: NotRequired[CustomizationFavicon | None]
    hostname: NotRequired[SiteHostname]
    basename: NotRequired[SiteBasename]
    proxy: NotRequired[SiteProxy]
    visibility: SiteVisibility
    defaultLevel: DefaultLevel
    permissions: SitePermissions
    published: bool
    siteSpaces: float
    gitSync: NotRequired[GitSyncState]
    createdAt: Timestamp
    lastScanAt: NotRequired[Timestamp]
    adaptiveContent: NotRequired[SiteAdaptiveContent]
    ads: NotRequired[AdsPending | AdsInReview | AdsRejected | AdsDecided]
    styleguide: NotRequired[ContentRefSpace]
    features: list[SiteFeature]
    urls: SiteUrls


class Checkout(TypedDict):
    """What publishing answers where it has to be paid for first: nowhere here."""

    type: Literal["checkout"]
    sessionId: str


class Customizations(TypedDict):
    """Settings have all keys, defaults included (semantics 6.3); `siteSpaces` has an entry for every site-space."""

    site: SiteCustomizationSettings
    siteSpaces: dict[str, SiteCustomizationSettings]


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


class CreateSite(TypedDict):
    type: NotRequired[SiteType]
    title: NotRequired[SiteTitle]
    visibility: NotRequired[SiteVisibility]
    spaces: NotRequired[list[str]]


class AddSpaceToSite(TypedDict):
    """`spaceId` null makes a new space."""

    spaceId: str | None
    template: NotRequired[ApplySpaceTemplate]
    sectionId: NotRequired[str]
    draft: NotRequired[bool]
    pageId: NotRequired[str | None]
    title: NotRequired[SiteTitle]
