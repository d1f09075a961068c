"""The shapes of organizations, named as in the official document."""

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL

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
MemberRole = Literal["admin", "create", "edit", "review", "comment", "read"]


class OrganizationUrls(TypedDict):
    location: URL
    app: URL
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


class Trial(TypedDict):
    status: Literal["notapplicable", "none", "active", "ended", "expired"]
    count: int


class MergeRules(TypedDict):
    type: Literal["rules", "none"]
    rules: NotRequired[list[dict[str, Any]]]


class Organization(TypedDict):
    object: Literal["organization"]
    id: str
    title: OrganizationTitle
    createdAt: str
    emailDomains: list[str]
    hostname: NotRequired[OrganizationHostname]
    type: Literal["business", "community"]
    useCase: NotRequired[OrganizationUseCase]
    communityType: NotRequired[Literal["nonProfit", "openSource", "education"]]
    defaultRole: MemberRole | None
    sso: bool
    ai: bool
    inviteLinks: bool
    plan: Literal["enterprise_2024"]
    mergeRules: MergeRules
    urls: OrganizationUrls
    trial: Trial
    permissions: OrganizationPermissions


class CreateOrganization(TypedDict):
    title: OrganizationTitle
    emailDomains: NotRequired[list[str]]
    onboardingPreferences: NotRequired[dict[str, Any]]
