"""Shapes that operations share on the wire, and the bounds that strings have (semantics 0)."""

from typing import Annotated, Generic, NotRequired, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from typing_extensions import TypedDict

T = TypeVar("T")

Limit = Annotated[int, Field(ge=0, le=1000)]
"""How many results a page of a list holds."""

URL = Annotated[str, Field(max_length=2048)]


def _of_the_web(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be an address that begins with http:// or https://")
    return address


WebURL = Annotated[URL, AfterValidator(_of_the_web)]
"""An address that a browser may be sent to, or load a picture from."""


class ErrorDetail(TypedDict):
    code: int
    message: str


class Error(TypedDict):
    error: ErrorDetail


class NextPage(TypedDict):
    page: str


class List(TypedDict, Generic[T]):
    """One page of a list; without `next` it is the last."""

    items: list[T]
    next: NotRequired[NextPage]
    count: NotRequired[float]


class Location(TypedDict):
    location: str
