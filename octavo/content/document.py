"""GitBook's JSON documents as Python types, the words that their blocks share, and the walk through them.

The shapes are deliberately loose: real documents exceed the official unions (dialect 5.4), so a `Node` is one recursive type for blocks, inlines,
texts and fragments, and what a type demands of its `data` is known by the module of that type.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal

from typing_extensions import NotRequired, TypedDict

from octavo.errors import BadRequest

MAX_DEPTH: Final = 140
"""Levels of nodes that a document may have; what a page nests at most is below (`markdown.tree.MAX_DEPTH` containers, each of up to two levels)."""

HEADING_LEVELS: Final = {"heading-1": 1, "heading-2": 2, "heading-3": 3}
LIST_TYPES: Final = frozenset({"list-unordered", "list-ordered", "list-tasks"})

NAMED_COLORS: Final = frozenset(
    {
        "green", "blue", "red", "orange", "yellow", "purple", "pink", "violet", "cyan",
        "$primary", "$info", "$success", "$warning", "$danger", "$tint",
    }
)  # fmt: skip
"""What marks, icons and tags may be coloured; beside these there is `default`."""


_SURROGATES: Final = re.compile("[\ud800-\udfff]")


class Mark(TypedDict):
    """`bold`, `italic`, `strikethrough`, `code`, `keyboard`, `superscript`, `subscript`, `color`; only `color` has data."""

    object: Literal["mark"]
    type: str
    data: NotRequired[dict[str, Any]]


class Leaf(TypedDict):
    object: Literal["leaf"]
    text: str
    marks: list[Mark]


class Node(TypedDict):
    """A block, an inline, a text or a fragment.

    `nodes` are a block's or an inline's children, `fragments` the named parts of a void block (captions, cells), `leaves` a text's runs.
    `key` is unique in its document; `meta.id` is the anchor in addresses.
    """

    object: Literal["block", "inline", "text", "fragment"]
    type: NotRequired[str]
    key: NotRequired[str]
    data: NotRequired[dict[str, Any]]
    nodes: NotRequired[list["Node"]]
    fragments: NotRequired[list["Node"]]
    leaves: NotRequired[list[Leaf]]
    fragment: NotRequired[str]
    isVoid: NotRequired[bool]
    meta: NotRequired[dict[str, Any]]


class Document(TypedDict):
    """`{"object": "document", "data": {"schemaVersion": 2}, "nodes": [...]}`."""

    object: Literal["document"]
    data: dict[str, Any]
    nodes: list[Node]
    meta: NotRequired[dict[str, Any]]


class ContentRef(TypedDict):
    """What a link points to (dialect 1.3): `kind` says which of the other keys stand."""

    kind: Literal["url", "file", "page", "anchor", "user", "collection", "space", "reusable-content", "tag", "openapi"]
    url: NotRequired[str]
    file: NotRequired[str]
    page: NotRequired[str]
    anchor: NotRequired[str]
    user: NotRequired[str]
    collection: NotRequired[str]
    space: NotRequired[str]
    reusableContent: NotRequired[str]
    tag: NotRequired[str]
    spec: NotRequired[str]


def check_text(*documents: Document) -> None:
    """Raises `BadRequest` where a document holds a lone surrogate, which no file can hold."""
    for document in documents:
        if _SURROGATES.search(json.dumps(document, ensure_ascii=False)):
            raise BadRequest("The document holds half of a surrogate pair, which is no character.")


def walk(nodes: Iterable[Node], *, notes: bool = True) -> Iterator[Node]:
    """All nodes below and including these, in the order of the page; at any depth. Without `notes`, not what annotations say."""
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        if notes or node.get("type") != "annotation":
            waiting.extend(reversed(node.get("fragments") or ()))
        waiting.extend(reversed(node.get("nodes") or ()))
