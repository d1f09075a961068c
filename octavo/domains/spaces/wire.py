"""The shapes of spaces, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag
from typing_extensions import NotRequired, TypedDict

from octavo.api.permission import MemberRole
from octavo.api.wire import URL, Emoji, Timestamp, Uri
from octavo.domains.content.computed_wire import ComputedContentSourceRevision
from octavo.domains.content.imports_wire import ContentImportRun
from octavo.domains.content.languages_wire import TranslationLanguage
from octavo.domains.content.refs_wire import ContentRef
from octavo.domains.organizations.merge_rules_wire import MergeRulesSpaceConfiguration
from octavo.domains.spaces.git_sync_wire import GitSyncState

SpaceTitle = Annotated[str, Field(max_length=50)]
SpaceEditMode = Literal["live", "locked"]
ContentVisibility = Literal["public", "unlisted", "share-link", "visitor-auth", "in-collection", "private"]
DefaultLevel = MemberRole | Literal["inherit"] | None


class SpaceUrls(TypedDict):
    location: Uri
    app: Uri
    published: NotRequired[Uri]
    public: NotRequired[Uri]
    icon: NotRequired[URL]


class SpacePermissions(TypedDict):
    view: bool
    access: bool
    admin: bool
    viewInviteLinks: bool
    edit: bool
    triggerGitSync: bool
    comment: bool
    merge: bool
    review: bool
    installIntegration: bool


class VisitorAuthCustomBackend(TypedDict):
    backend: Literal["custom"]


class VisitorAuthIntegrationBackend(TypedDict):
    backend: Literal["integration"]
    integration: str


class Space(TypedDict):
    object: Literal["space"]
    id: str
    title: SpaceTitle
    emoji: Emoji
    visibility: ContentVisibility
    createdAt: Timestamp
    updatedAt: Timestamp
    deletedAt: NotRequired[Timestamp]
    editMode: NotRequired[SpaceEditMode]
    type: NotRequired[Literal["styleguide"]]
    mergeRules: MergeRulesSpaceConfiguration
    urls: SpaceUrls
    organization: str
    parent: NotRequired[str]
    language: NotRequired[TranslationLanguage]
    gitSync: NotRequired[GitSyncState]
    imports: NotRequired[list[ContentImportRun]]
    visitorAuth: NotRequired[VisitorAuthCustomBackend | VisitorAuthIntegrationBackend]
    revision: str
    defaultLevel: DefaultLevel
    comments: float
    changeRequests: float
    changeRequestsOpen: float
    changeRequestsDraft: float
    internal_poweredByV2: NotRequired[bool]
    internal_singleWebsocket: NotRequired[bool]
    permissions: SpacePermissions


class SpaceTemplateParams(TypedDict):
    contentRefs: NotRequired[dict[str, ContentRef]]


class ApplySpaceTemplate(TypedDict):
    id: str
    params: NotRequired[SpaceTemplateParams]


class CreatePlainSpace(TypedDict):
    title: NotRequired[SpaceTitle]
    emoji: NotRequired[Emoji]
    parent: NotRequired[str]
    language: NotRequired[TranslationLanguage]
    editMode: NotRequired[SpaceEditMode]


class CreateSpaceFromTemplate(CreatePlainSpace):
    template: ApplySpaceTemplate


class CreateComputedSpace(CreatePlainSpace):
    computedSource: ComputedContentSourceRevision


class CreateEmptySpace(CreatePlainSpace):
    empty: Literal[True]


def _kind(body: object) -> str:
    """By what the body asks for: what asks for a template or computed content wrongly is not a plain space."""
    named = {"template": "CreateSpaceFromTemplate", "computedSource": "CreateComputedSpace", "empty": "CreateEmptySpace"}
    return next((kind for key, kind in named.items() if isinstance(body, dict) and key in body), "CreatePlainSpace")


CreateSpace = Annotated[
    Annotated[CreateSpaceFromTemplate, Tag("CreateSpaceFromTemplate")]
    | Annotated[CreateComputedSpace, Tag("CreateComputedSpace")]
    | Annotated[CreateEmptySpace, Tag("CreateEmptySpace")]
    | Annotated[CreatePlainSpace, Tag("CreatePlainSpace")],
    Discriminator(_kind),
]
