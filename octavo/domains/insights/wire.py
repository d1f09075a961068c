"""The shapes of recorded events, named as in the official document. What only one type of event has is kept as it came."""

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL

EventType = Literal[
    "page_view", "page_markdown_request", "search_open", "search_type_query", "search_open_result", "page_post_feedback", "page_post_feedback_comment",
    "agent_feedback", "ask_question", "ask_view", "ask_rate_response", "link_click", "api_client_open", "api_client_request", "trademark_click", "ad_click",
    "ad_display", "llms_request", "mcp_request", "rss_request",
]  # fmt: skip


class EventSession(TypedDict):
    visitorId: str
    sessionId: str
    cookies: NotRequired[dict[str, str]]
    userAgent: NotRequired[str]
    language: NotRequired[str | None]
    referrer: NotRequired[str | None]
    ip: NotRequired[str]
    visitorAuthClaims: NotRequired[dict[str, Any]]


class EventLocation(TypedDict):
    url: URL
    displayContext: NotRequired[Literal["site", "server", "embed", "mcp"]]
    siteSection: str | None
    siteSpace: str | None
    siteShareKey: str | None
    space: str | None
    revision: str | None
    page: str | None


class SiteInsightsEvent(TypedDict):
    type: EventType
    session: EventSession
    location: EventLocation
    timestamp: NotRequired[str]
    query: NotRequired[str]
    goal: NotRequired[str]
    rating: NotRequired[int]
    responseId: NotRequired[str]
    result: NotRequired[dict[str, Any]]
    feedback: NotRequired[dict[str, Any]]
    link: NotRequired[dict[str, Any]]
    operation: NotRequired[dict[str, Any]]
    ad: NotRequired[dict[str, Any]]
    placement: NotRequired[str]
    llmsVariant: NotRequired[str]
    markdownSource: NotRequired[str]


class TrackEvents(TypedDict):
    events: Annotated[list[SiteInsightsEvent], Field(max_length=500)]
