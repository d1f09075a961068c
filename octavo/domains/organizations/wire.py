"""The shapes of organizations, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.permission import MemberRole
from octavo.api.wire import URL, Timestamp, Uri
from octavo.domains.organizations.billing_wire import BillingMigration, BillingProduct, BillingTrial, OrganizationBilling
from octavo.domains.organizations.merge_rules_wire import MergeRulesStandaloneConfiguration

OrganizationTitle = Annotated[str, Field(min_length=2, max_length=255, pattern=r"\S.*\S")]
OrganizationHostname = Annotated[str, Field(min_length=3, max_length=32)]
OrganizationUseCase = Literal[
    "internalDocs",
    "docsSite",
    "audienceControlledSite",
    "productDocs",
    "teamKnowledgeBase",
    "designSystem",
    "openSourceDocs",
    "notes",
    "other",
]
MemberRoleOrGuest = MemberRole | None


class OrganizationUrls(TypedDict):
    location: Uri
    app: Uri
    logo: NotRequired[URL]


class OrganizationPermissions(TypedDict):
    view: bool
    access: bool
    admin: bool
    ownTeam: bool
    createContent: bool
    createOpenAPISpec: bool
    viewBilling: bool
    listMembers: bool
    listTeams: bool
    listIntegrations: bool
    listInstallations: bool
    installIntegration: bool


class SitePointer(TypedDict):
    type: Literal["site"]
    site: str


class OrganizationBlock(TypedDict):
    """Why an organization is shut."""

    source: NotRequired[Literal["backoffice", "external", "internal"]]
    reason: Annotated[str, Field(min_length=1, max_length=255)]


class Organization(TypedDict):
    object: Literal["organization"]
    id: str
    title: OrganizationTitle
    createdAt: Timestamp
    emailDomains: list[str]
    hostname: NotRequired[OrganizationHostname]
    type: Literal["business", "community"]
    useCase: NotRequired[OrganizationUseCase]
    communityType: NotRequired[Literal["nonProfit", "openSource", "education"]]
    defaultRole: NotRequired[MemberRoleOrGuest]
    defaultContent: NotRequired[SitePointer]
    sso: NotRequired[bool]
    ai: NotRequired[bool]
    inviteLinks: bool
    auditLogs: NotRequired[bool]
    plan: BillingProduct
    billing: NotRequired[OrganizationBilling]
    mergeRules: MergeRulesStandaloneConfiguration
    urls: OrganizationUrls
    trial: BillingTrial
    customHostname: NotRequired[str]
    blocked: NotRequired[OrganizationBlock]
    internal_billingMigration: NotRequired[BillingMigration]
    permissions: OrganizationPermissions


class SiteOnboardingPreferences(TypedDict):
    source: Literal["markdown-in-git", "import", "template"] | None
    audience: Literal["public", "mixed", "protected", "internal"] | None
    interests: list[Literal["adaptive-content", "api-docs", "proactive-agent"]]


class CreateOrganization(TypedDict):
    title: OrganizationTitle
    emailDomains: NotRequired[list[str]]
    onboardingPreferences: NotRequired[SiteOnboardingPreferences]
