"""The shapes of spaces, named as in the official document."""

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL
from octavo.domains.organizations.wire import MemberRole

SpaceTitle = Annotated[str, Field(max_length=50)]
Emoji = Annotated[str, Field(max_length=50)]
SpaceEditMode = Literal["live", "locked"]
ContentVisibility = Literal["public", "unlisted", "share-link", "visitor-auth", "in-collection", "private"]
DefaultLevel = MemberRole | Literal["inherit"] | None
TranslationLanguage = Literal[
    "en", "fr", "de", "es", "it", "pt", "pt-br", "ru", "ja", "zh", "zh-tw", "yue", "ko", "ar", "hi", "nl", "pl", "tr", "sv", "no", "da", "fi", "el", "cs",
    "hu", "ro", "th", "vi", "id", "ms", "he", "uk", "sk", "bg", "hr", "lt", "lv", "et", "sl",
]  # fmt: skip


class MergeRulesSpace(TypedDict):
    type: Literal["inherit", "rules", "none"]
    rules: NotRequired[list[dict[str, Any]]]


class SpaceUrls(TypedDict):
    location: URL
    app: URL
    published: NotRequired[URL]
    public: NotRequired[URL]
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


class Space(TypedDict):
    object: Literal["space"]
    id: str
    title: SpaceTitle
    emoji: Emoji
    visibility: ContentVisibility
    createdAt: str
    updatedAt: str
    deletedAt: NotRequired[str]
    editMode: NotRequired[SpaceEditMode]
    type: NotRequired[Literal["styleguide"]]
    mergeRules: MergeRulesSpace
    urls: SpaceUrls
    organization: str
    parent: NotRequired[str]
    language: NotRequired[TranslationLanguage]
    revision: str
    defaultLevel: DefaultLevel
    comments: float
    changeRequests: float
    changeRequestsOpen: float
    changeRequestsDraft: float
    permissions: SpacePermissions


class CreateSpace(TypedDict):
    title: NotRequired[SpaceTitle]
    emoji: NotRequired[Emoji]
    parent: NotRequired[str]
    language: NotRequired[TranslationLanguage]
    editMode: NotRequired[SpaceEditMode]
    template: NotRequired[dict[str, Any]]
    computedSource: NotRequired[dict[str, Any]]
    empty: NotRequired[Literal[True]]
