"""Shapes that operations share on the wire, and the bounds that strings have (semantics 0)."""

from typing import Annotated, Generic, NotRequired, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, GetPydanticSchema
from typing_extensions import TypeAliasType, TypedDict

T = TypeVar("T")

Limit = Annotated[
    int, GetPydanticSchema(lambda _, handler: handler(Annotated[float, Field(ge=0, le=1000), AfterValidator(int)]))  # a number on the wire
]
"""How many results a page of a list holds; a fraction is rounded down."""

Uri = Annotated[str, Field(json_schema_extra={"format": "uri"})]
URL = Annotated[str, Field(max_length=2048, json_schema_extra={"format": "uri"})]
Timestamp = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Emoji = Annotated[str, Field(max_length=50, json_schema_extra={"format": "emoji"})]
Icon = Annotated[str, Field(max_length=50, json_schema_extra={"format": "icon"})]
Expression = Annotated[str, Field(min_length=0, max_length=1024)]
"""A condition in the language of adaptive content."""

Plain = TypeAliasType("Plain", "dict[str, Plain] | str | bool | float | list[str | bool | float | dict[str, Plain]]")
PlainObject = dict[str, Plain]
"""What people may put into an object of their own: no nulls, no lists of lists."""


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
    location: Uri


class AppUrl(TypedDict):
    app: Uri
