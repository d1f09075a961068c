"""The shapes of recorded events, named as in the official document."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL, PlainObject, Timestamp
from octavo.domains.content.refs_wire import ContentRef

LARGEST = 500
"""Events that one request may bring."""


class SiteInsightsSession(TypedDict):
    visitorId: str
    sessionId: str


class SiteInsightsEventSession(SiteInsightsSession):
    cookies: dict[str, str]
    ip: NotRequired[str]
    userAgent: str
    language: str | None
    referrer: Literal[""] | URL | None
    visitorAuthToken: NotRequired[str | None]
    visitorAuthClaims: NotRequired[PlainObject]


class SiteInsightsEventLocation(TypedDict):
    url: URL
    displayContext: NotRequired[Literal["site", "server", "embed", "mcp"]]
    siteSection: str | None
    siteSpace: str | None
    siteShareKey: str | None
    space: str | None
    revision: str | None
    page: str | None


class SiteInsightsEventBase(TypedDict):
    session: SiteInsightsEventSession
    location: SiteInsightsEventLocation
    timestamp: NotRequired[Timestamp]


class SiteInsightsEventPageView(SiteInsightsEventBase):
    type: Literal["page_view"]


class SiteInsightsEventPageMarkdownRequest(SiteInsightsEventBase):
    type: Literal["page_markdown_request"]
    markdownSource: NotRequired[Literal["page-action"]]


class SiteInsightsEventSearchOpen(SiteInsightsEventBase):
    type: Literal["search_open"]


class SiteInsightsEventSearchTypeQuery(SiteInsightsEventBase):
    type: Literal["search_type_query"]
    query: str


class OpenedPage(TypedDict):
    spaceId: str
    pageId: str


class OpenedRecord(TypedDict):
    recordId: str


class SiteInsightsEventSearchOpenResult(SiteInsightsEventBase):
    type: Literal["search_open_result"]
    query: str
    result: OpenedPage | OpenedRecord


class Feedback(TypedDict):
    rating: Literal["bad", "ok", "good"]


class FeedbackComment(Feedback):
    comment: Annotated[str, Field(min_length=1, max_length=512)]


class SiteInsightsEventPagePostFeedback(SiteInsightsEventBase):
    type: Literal["page_post_feedback"]
    feedback: Feedback


class SiteInsightsEventPagePostFeedbackComment(SiteInsightsEventBase):
    type: Literal["page_post_feedback_comment"]
    feedback: FeedbackComment


class SiteInsightsEventAgentFeedback(SiteInsightsEventBase):
    type: Literal["agent_feedback"]


class SiteInsightsEventAskQuestion(SiteInsightsEventBase):
    type: Literal["ask_question"]
    query: str
    goal: NotRequired[str]


class SiteInsightsEventAskView(SiteInsightsEventBase):
    type: Literal["ask_view"]


class SiteInsightsEventAskRateResponse(SiteInsightsEventBase):
    type: Literal["ask_rate_response"]
    query: str
    rating: Literal[1, -1]
    responseId: str


class FollowedLink(TypedDict):
    target: ContentRef
    position: Literal["announcement", "header", "footer", "sidebar", "content"]


class SiteInsightsEventLinkClick(SiteInsightsEventBase):
    type: Literal["link_click"]
    link: FollowedLink


class OpenAPIOperationPointer(TypedDict):
    path: str
    method: str


class SiteInsightsEventAPIClientOpen(SiteInsightsEventBase):
    type: Literal["api_client_open"]
    operation: OpenAPIOperationPointer


class SiteInsightsEventAPIClientRequest(SiteInsightsEventBase):
    type: Literal["api_client_request"]
    operation: OpenAPIOperationPointer


class SiteInsightsEventTrademarkClick(SiteInsightsEventBase):
    type: Literal["trademark_click"]
    placement: Literal["sidebar", "ad", "footer", "pdf", "embed"]


class SiteInsightsAd(TypedDict):
    domain: str
    zoneId: str
    placement: Literal["aside"]


class SiteInsightsEventAdClick(SiteInsightsEventBase):
    type: Literal["ad_click"]
    ad: SiteInsightsAd


class SiteInsightsEventAdDisplay(SiteInsightsEventBase):
    type: Literal["ad_display"]
    ad: SiteInsightsAd


class SiteInsightsEventLLMSRequest(SiteInsightsEventBase):
    type: Literal["llms_request"]
    llmsVariant: Literal["standard", "full"]


class SiteInsightsEventMCPRequest(SiteInsightsEventBase):
    type: Literal["mcp_request"]


class SiteInsightsEventRSSRequest(SiteInsightsEventBase):
    type: Literal["rss_request"]


SiteInsightsEvent = Annotated[
    SiteInsightsEventPageView
    | SiteInsightsEventPageMarkdownRequest
    | SiteInsightsEventSearchOpen
    | SiteInsightsEventSearchTypeQuery
    | SiteInsightsEventSearchOpenResult
    | SiteInsightsEventPagePostFeedback
    | SiteInsightsEventPagePostFeedbackComment
    | SiteInsightsEventAgentFeedback
    | SiteInsightsEventAskQuestion
    | SiteInsightsEventAskView
    | SiteInsightsEventAskRateResponse
    | SiteInsightsEventLinkClick
    | SiteInsightsEventAPIClientOpen
    | SiteInsightsEventAPIClientRequest
    | SiteInsightsEventTrademarkClick
    | SiteInsightsEventAdClick
    | SiteInsightsEventAdDisplay
    | SiteInsightsEventLLMSRequest
    | SiteInsightsEventMCPRequest
    | SiteInsightsEventRSSRequest,
    Discriminator("type"),
]


def _few(events: list[Any]) -> list[Any]:
    """The limit is this server's own, and no part of the shape."""
    if len(events) > LARGEST:
        raise ValueError(f"must hold at most {LARGEST} events: send the rest in another request")
    return events


class TrackEvents(TypedDict):
    events: Annotated[list[SiteInsightsEvent], AfterValidator(_few)]
