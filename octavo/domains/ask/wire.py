"""The shapes of answers, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import Uri
from octavo.domains.content.wire import Document
from octavo.domains.search.wire import Question, SiteSearchScope


class AskContext(TypedDict):
    siteSpaceId: NotRequired[str]
    goal: NotRequired[Annotated[str, Field(max_length=1024)]]


class Session(TypedDict):
    visitorId: str
    sessionId: str


class AskInSite(TypedDict):
    question: Question
    context: NotRequired[AskContext]
    scope: SiteSearchScope
    session: NotRequired[Session]


class SourcePage(TypedDict):
    """`revision` can be read with the token that asked; `sections` are anchors of the page."""

    type: Literal["page"]
    reason: NotRequired[str]
    page: str
    revision: str
    space: str
    sections: list[str]


class SourceRecord(TypedDict):
    type: Literal["record"]
    reason: NotRequired[str]
    record: str
    site: str
    title: str
    url: Uri


class Answer(TypedDict):
    """`answer` is absent where the docs hold none; both lists are always there (semantics 12.6)."""

    answer: NotRequired[Document]
    followupQuestions: list[str]
    sources: list[SourcePage | SourceRecord]


class AnswerEvent(TypedDict):
    """Each one holds the whole answer so far."""

    type: Literal["answer"]
    answer: Answer
