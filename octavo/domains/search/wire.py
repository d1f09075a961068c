"""The shapes of search, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import AppUrl, Uri

Score = Annotated[float, Field(ge=0)]
Question = Annotated[str, Field(max_length=512)]


class Ancestor(TypedDict):
    title: str


class SearchSectionResult(TypedDict):
    id: str
    title: str
    path: str
    score: Score
    resultType: NotRequired[Literal["page", "section"]]
    body: str
    urls: AppUrl


class SearchPageResult(TypedDict):
    """`path` is within the space; `rank` begins at 1 and is over the whole answer."""

    id: str
    title: str
    description: str
    path: str
    score: Score
    rank: Annotated[int, Field(ge=1)]
    resultType: NotRequired[Literal["page", "section"]]
    sections: NotRequired[list[SearchSectionResult]]
    ancestors: list[Ancestor]
    urls: AppUrl


class SearchSpaceResult(TypedDict):
    type: Literal["space"]
    id: str
    title: str
    score: Score
    pages: list[SearchPageResult]


class SearchRecordResult(TypedDict):
    """Something that is no page: a record of a connected source."""

    type: Literal["record"]
    id: str
    title: str
    score: Score
    description: NotRequired[str]
    url: Uri


class ScopeDefault(TypedDict):
    """No text is at least two letters long and at most one: `restrictTo` has to be left out."""

    mode: Literal["default"]
    currentSiteSpace: NotRequired[str]
    restrictTo: NotRequired[Annotated[str, Field(min_length=2, max_length=1)]]


class ScopeHalf(TypedDict):
    mode: Literal["default"]
    currentSiteSpace: str
    restrictTo: Literal["currentSiteSpace", "otherSiteSpaces"]


class ScopeSpecific(TypedDict):
    mode: Literal["specific"]
    siteSpaceIds: Annotated[list[str], Field(min_length=1)]


class ScopeAll(TypedDict):
    mode: Literal["all"]


SiteSearchScope = ScopeHalf | ScopeDefault | ScopeSpecific | ScopeAll


class SearchByScope(TypedDict):
    query: Question
    scope: SiteSearchScope


class SearchSpecific(TypedDict):
    query: Question
    mode: NotRequired[Literal["specific"]]
    siteSpaceIds: Annotated[list[str], Field(min_length=1)]


class SearchCurrent(TypedDict):
    query: Question
    mode: Literal["current"]
    siteSpaceId: str


class SearchAll(TypedDict):
    query: Question
    mode: Literal["all"]


SearchSiteContent = SearchByScope | SearchSpecific | SearchCurrent | SearchAll
