"""The shape of a change request, named as in the official document: what a merged revision says it came from."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import Timestamp, Uri
from octavo.domains.content.document_wire import JSONDocument
from octavo.domains.content.imports_wire import ContentImportRun
from octavo.domains.content.refs_wire import ContentRefURL
from octavo.domains.users.wire import User

ChangeRequestStatus = Literal["draft", "open", "archived", "merged"]
ChangeRequestSubject = Annotated[str, Field(min_length=0, max_length=100)]
ChangeRequestLinkTitle = Annotated[str, Field(max_length=128)]


class TicketStatus(TypedDict):
    id: str
    name: str


class ExternalTicket(TypedDict):
    kind: Literal["external-ticket"]
    provider: Literal["jira"]
    state: Literal["connected"]
    key: str
    url: Uri
    status: TicketStatus
    summary: str


class UnreadableTicket(TypedDict):
    kind: Literal["external-ticket"]
    provider: Literal["jira"]
    state: Literal["error"]


class ChangeRequestLink(TypedDict):
    id: str
    ref: ContentRefURL
    title: NotRequired[ChangeRequestLinkTitle]
    expanded: NotRequired[ExternalTicket | UnreadableTicket]


class SiteTopicOrigin(TypedDict):
    site: str
    topic: str
    finding: NotRequired[str]


class StyleguideOrigin(TypedDict):
    site: str
    run: str
    changedPages: NotRequired[float]
    checkedAt: NotRequired[Timestamp]


class ChangeRequestUrls(TypedDict):
    app: Uri
    location: Uri


class ChangeRequest(TypedDict):
    object: Literal["change-request"]
    id: str
    number: float
    status: ChangeRequestStatus
    subject: ChangeRequestSubject
    description: NotRequired[JSONDocument]
    createdBy: User
    createdAt: Timestamp
    updatedAt: Timestamp
    mergedBy: NotRequired[User]
    mergedAt: NotRequired[Timestamp]
    space: str
    revision: str
    revisionInitial: str
    revisionMergedAncestor: NotRequired[str]
    revisionMerged: NotRequired[str]
    comments: float
    siteTopic: NotRequired[SiteTopicOrigin]
    styleguide: NotRequired[StyleguideOrigin]
    outdated: bool
    imports: NotRequired[list[ContentImportRun]]
    links: NotRequired[Annotated[list[ChangeRequestLink], Field(max_length=10)]]
    urls: ChangeRequestUrls
