"""The shapes of revisions and what is in them, named as in the official document."""

from typing import Annotated, Literal, Union

from pydantic import Field
from typing_extensions import NotRequired, TypeAliasType, TypedDict

from octavo.api.wire import URL, Emoji, Icon, Timestamp, Uri
from octavo.domains.content.change_request_wire import ChangeRequest
from octavo.domains.content.computed_wire import ComputedContentSourceDocument, ComputedContentSourceRevision
from octavo.domains.content.document_wire import DocumentTextColor, JSONDocument
from octavo.domains.content.refs_wire import ContentRef, ContentRefPage, ContentRefTag, ContentRefURL, MediaRef

Slug = Annotated[str, Field(min_length=0, max_length=100)]

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
    ref: NotRequired[MediaRef]
    refDark: NotRequired[MediaRef]
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


class MarkdownDocument(TypedDict):
    markdown: str


class JSONDocumentHolder(TypedDict):
    document: JSONDocument


class NoDocument(TypedDict):
    """What stands where no document does."""


Document = MarkdownDocument | JSONDocumentHolder | NoDocument
"""A body, in the form that was asked for."""


class Stored(TypedDict):
    """Absent for an empty page."""

    documentId: NotRequired[str]


class Computed(TypedDict):
    computed: ComputedContentSourceDocument
    computedSeed: str


class RevisionPageSheet(TypedDict):
    """What pages with a document have, wherever the document comes from."""

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


class StoredPage(RevisionPageBase, RevisionPageSheet, Stored):
    pass


class StoredPageWithMarkdown(RevisionPageBase, RevisionPageSheet, Stored, MarkdownDocument):
    pass


class StoredPageWithDocument(RevisionPageBase, RevisionPageSheet, Stored, JSONDocumentHolder):
    pass


class ComputedPage(RevisionPageBase, RevisionPageSheet, Computed):
    pass


class ComputedPageWithMarkdown(RevisionPageBase, RevisionPageSheet, Computed, MarkdownDocument):
    pass


class ComputedPageWithDocument(RevisionPageBase, RevisionPageSheet, Computed, JSONDocumentHolder):
    pass


RevisionPageDocument = (
    StoredPage | StoredPageWithMarkdown | StoredPageWithDocument | ComputedPage | ComputedPageWithMarkdown | ComputedPageWithDocument
)
"""`markdown` or `document` stand only where the read asked for them."""


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
    computed: ComputedContentSourceRevision


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


class ReusableContentBase(TypedDict):
    id: str
    title: str
    git: NotRequired[GitSyncBlob]


class StoredReusableContent(ReusableContentBase):
    """`document` is a document's id, absent for an empty one."""

    document: NotRequired[str]


class ComputedReusableContent(ReusableContentBase, Computed):
    pass


RevisionReusableContent = StoredReusableContent | ComputedReusableContent


class RevisionTagBase(TypedDict):
    slug: str
    label: str
    color: DocumentTextColor


class RevisionTagWithEmoji(RevisionTagBase):
    emoji: Emoji


class RevisionTagWithIcon(RevisionTagBase):
    icon: NotRequired[Icon]


RevisionTag = RevisionTagWithEmoji | RevisionTagWithIcon


class RevisionUrls(TypedDict):
    app: Uri
    published: NotRequired[Uri]
    public: NotRequired[Uri]


class RevisionBase(TypedDict):
    object: Literal["revision"]
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


class RevisionTypeEdits(RevisionBase):
    type: Literal["edits"]


class RevisionTypeMerge(RevisionBase):
    type: Literal["merge"]
    mergedFrom: ChangeRequest


class RevisionTypeRollback(RevisionBase):
    type: Literal["rollback"]


class RevisionTypeUpdate(RevisionBase):
    type: Literal["update"]


class RevisionTypeComputed(RevisionBase):
    type: Literal["computed"]
    sourceRevision: str
    mergedFrom: NotRequired[ChangeRequest]


Revision = RevisionTypeEdits | RevisionTypeMerge | RevisionTypeRollback | RevisionTypeUpdate | RevisionTypeComputed
