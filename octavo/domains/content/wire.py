"""The shapes of revisions and what is in them, named as in the official document."""

from typing import Annotated, Any, Literal, TypeAlias, Union

from pydantic import Field
from typing_extensions import NotRequired, TypeAliasType, TypedDict

from octavo.api.wire import URL

Timestamp: TypeAlias = str
Emoji = Annotated[str, Field(max_length=50)]
Icon = Annotated[str, Field(max_length=50)]
Slug = Annotated[str, Field(min_length=0, max_length=100)]


class ContentRefURL(TypedDict):
    kind: Literal["url"]
    url: str


class ContentRefFile(TypedDict):
    kind: Literal["file"]
    file: str
    space: NotRequired[str]


class ContentRefPage(TypedDict):
    kind: Literal["page"]
    page: str
    space: NotRequired[str]


class ContentRefAnchor(TypedDict):
    kind: Literal["anchor"]
    anchor: str
    space: NotRequired[str]
    page: NotRequired[str]


class ContentRefUser(TypedDict):
    kind: Literal["user"]
    user: str


class ContentRefCollection(TypedDict):
    kind: Literal["collection"]
    collection: str


class ContentRefSpace(TypedDict):
    kind: Literal["space"]
    space: str


class ContentRefReusableContent(TypedDict):
    kind: Literal["reusable-content"]
    reusableContent: str
    space: NotRequired[str]


class ContentRefTag(TypedDict):
    kind: Literal["tag"]
    tag: str
    space: NotRequired[str]


class ContentRefOpenAPI(TypedDict):
    kind: Literal["openapi"]
    spec: str


ContentRef = (
    ContentRefFile
    | ContentRefURL
    | ContentRefPage
    | ContentRefAnchor
    | ContentRefUser
    | ContentRefCollection
    | ContentRefSpace
    | ContentRefReusableContent
    | ContentRefTag
    | ContentRefOpenAPI
)

VariableValue = Annotated[str, Field(max_length=256)] | float | bool


class GitSyncBlob(TypedDict):
    oid: str
    path: str


class GitSyncCommit(TypedDict):
    oid: str
    message: str
    createdByGitBook: bool
    url: NotRequired[str]
    ref: NotRequired[str]


class RevisionPageLayoutOptions(TypedDict):
    width: Literal["default", "wide"]
    cover: bool
    coverSize: Literal["hero", "full", "background"]
    coverMask: Literal["none", "radial"]
    title: bool
    description: bool
    tableOfContents: bool
    outline: bool
    pagination: bool
    metadata: bool
    tags: bool
    actions: bool
    anchors: bool


class RevisionPageDocumentCover(TypedDict):
    ref: NotRequired[ContentRefFile | ContentRefURL]
    refDark: NotRequired[ContentRefFile | ContentRefURL]
    textColor: NotRequired[Literal["black", "white"]]
    textColorDark: NotRequired[Literal["black", "white"]]
    yPos: float
    height: NotRequired[Annotated[float, Field(ge=10, le=700)]]


class RevisionPageTag(TypedDict):
    tag: ContentRefTag
    primary: NotRequired[bool]


class RevisionPageMetaLinks(TypedDict):
    canonical: NotRequired[ContentRefPage | ContentRefURL]
    alternates: NotRequired[list[ContentRefPage | ContentRefURL]]


class AppUrls(TypedDict):
    app: URL


class RevisionPageBase(TypedDict):
    id: str
    title: Annotated[str, Field(min_length=1)]
    linkTitle: NotRequired[Annotated[str, Field(min_length=1, max_length=100)]]
    emoji: NotRequired[Emoji]
    icon: NotRequired[Icon]
    createdAt: NotRequired[Timestamp]
    updatedAt: NotRequired[Timestamp]
    condition: NotRequired[Annotated[str, Field(min_length=1)]]


class RevisionPageDocument(RevisionPageBase):
    """`documentId` is absent for an empty page; `markdown` or `document` stand only where the read asked for them."""

    kind: Literal["sheet"]
    type: Literal["document"]
    urls: AppUrls
    slug: Slug
    path: str
    description: NotRequired[str]
    pages: list["RevisionPageBelow"]
    git: NotRequired[GitSyncBlob]
    layout: RevisionPageLayoutOptions
    cover: NotRequired[RevisionPageDocumentCover]
    variables: NotRequired[dict[str, VariableValue]]
    hidden: NotRequired[bool]
    noIndex: NotRequired[bool]
    noRobotsIndex: NotRequired[bool]
    metaLinks: NotRequired[RevisionPageMetaLinks]
    tags: list[RevisionPageTag]
    documentId: NotRequired[str]
    markdown: NotRequired[str]
    document: NotRequired["JSONDocument"]


class RevisionPageGroup(RevisionPageBase):
    kind: Literal["group"]
    type: Literal["group"]
    slug: str
    path: str
    hidden: NotRequired[bool]
    noIndex: NotRequired[bool]
    noRobotsIndex: NotRequired[bool]
    pages: list["RevisionPageBelow"]


class RevisionPageLink(RevisionPageBase):
    kind: Literal["link"]
    type: Literal["link"]
    target: ContentRef
    href: NotRequired[str]
    hidden: NotRequired[bool]


class RevisionPageComputed(RevisionPageBase):
    type: Literal["computed"]
    computed: dict[str, Any]


RevisionPageBelow = TypeAliasType("RevisionPageBelow", "RevisionPageDocument | RevisionPageLink | RevisionPageComputed")
RevisionPage = Union[RevisionPageDocument, RevisionPageGroup, RevisionPageLink, RevisionPageComputed]  # noqa: UP007 - beside its twin above


class Pages(TypedDict):
    pages: list[RevisionPage]


class Dimensions(TypedDict):
    width: float
    height: float


class RevisionFile(TypedDict):
    id: str
    name: str
    contentType: str
    downloadURL: str
    size: float
    dimensions: NotRequired[Dimensions]
    git: NotRequired[GitSyncBlob]


class RevisionReusableContent(TypedDict):
    """`document` is a document's id, absent for an empty one."""

    id: str
    title: str
    git: NotRequired[GitSyncBlob]
    document: NotRequired[str]


class RevisionTag(TypedDict):
    slug: str
    label: str
    color: str
    emoji: NotRequired[Emoji]
    icon: NotRequired[Icon]


class RevisionUrls(TypedDict):
    app: URL
    published: NotRequired[URL]
    public: NotRequired[URL]


class Revision(TypedDict):
    object: Literal["revision"]
    type: Literal["edits", "merge", "rollback", "update", "computed"]
    id: str
    parents: list[str]
    pages: list[RevisionPage]
    files: list[RevisionFile]
    reusableContents: list[RevisionReusableContent]
    tags: list[RevisionTag]
    variables: NotRequired[dict[str, VariableValue]]
    createdAt: Timestamp
    git: NotRequired[GitSyncCommit]
    urls: RevisionUrls


class JSONDocument(TypedDict):
    """Blocks are as loose as real ones (dialect 5.4)."""

    object: Literal["document"]
    data: dict[str, Any]
    nodes: list[dict[str, Any]]
    meta: NotRequired[dict[str, Any]]
