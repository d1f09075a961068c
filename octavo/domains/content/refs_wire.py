"""The shapes of what content points at, named as in the official document."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict


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
MediaRef = ContentRefFile | ContentRefURL
"""Where a picture, or another file, lies."""
