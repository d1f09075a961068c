"""Headings: the page's title owns `#`, so `##` is heading-1 (dialect 2.1). An author's own anchor is an empty link at the end."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from octavo.content.blocks.paragraph import ALIGNMENTS, SIDES, alignment
from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import block, text_node
from octavo.content.markdown.pieces import parse_inline
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_ID: Final = re.compile(r"[-a-z0-9.+_]+")
_SUFFIX: Final = re.compile(r"[ \t]\{#([-A-Za-z0-9.+_]{1,200})\}\Z")
_LEVELS: Final = 3


def level_of(markdown_level: int) -> int:
    """`#` in a body and levels below the third are the nearest that exist (dialect 5.4, 34)."""
    return min(max(markdown_level - 1, 1), _LEVELS)


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    text, suffix = syntax.text, None
    if text.endswith("}") and (found := _SUFFIX.search(text, max(0, len(text) - 210))):
        text, suffix = text[: found.start()], found[1]
    builder = reader.builder().add_pieces(parse_inline(text, reader.links, reader.notes))
    return [_made(level_of(syntax.attributes["level"]), builder.finish(), builder.anchor_id or suffix, None)]


def read_element(reader: "Reader", element: Element) -> list[Node]:
    builder = reader.builder().add_elements(element.children)
    level = level_of(int(element.name[1]))
    align = ALIGNMENTS.get(alignment(element.attributes))
    return [_made(level, builder.finish(), builder.anchor_id or element.attributes.get("id"), align)]


def _made(level: int, nodes: list[Node], anchor: str | None, align: str | None) -> Node:
    data: dict[str, Any] = {}
    if anchor and _ID.fullmatch(anchor):
        data["id"] = anchor
        _strip_end(nodes)
    if align:
        data["align"] = align
    return block(f"heading-{level}", nodes or [text_node("")], data)


def _strip_end(nodes: list[Node]) -> None:
    """The space before the anchor is no part of the heading."""
    if nodes and nodes[-1]["object"] == "text":
        last = nodes[-1]["leaves"][-1]
        last["text"] = last["text"].removesuffix(" ")
        if not last["text"]:
            nodes[-1]["leaves"].pop()
        if not nodes[-1]["leaves"]:
            nodes.pop()


def write(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    if data.get("align"):
        return markup(writer, node)
    text = writer.line(node.get("nodes", []))
    if anchor := data.get("id"):
        text += f'{" " if text else ""}<a href="#{anchor}" id="{anchor}"></a>'
    hashes = "#" * (int(str(node["type"])[-1]) + 1)
    return f"{hashes} {text}" if text else hashes


def markup(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    name = f"h{int(str(node['type'])[-1]) + 1}"
    side = SIDES.get(data.get("align", ""))
    attributes = (f' align="{side}"' if side else "") + (f' id="{data["id"]}"' if data.get("id") else "")
    return f"<{name}{attributes}>{writer.markup_inlines(node.get('nodes', []))}</{name}>"


def _only(level: int) -> Callable[["Reader", Syntax], list[Node] | None]:
    return lambda reader, syntax: read(reader, syntax) if level_of(syntax.attributes["level"]) == level else None


_ELEMENTS: Final = (
    {"h1": read_element, "h2": read_element},
    {"h3": read_element},
    {"h4": read_element, "h5": read_element, "h6": read_element},
)
HEADING_1, HEADING_2, HEADING_3 = (
    Codec(f"heading-{level}", write, {"heading": _only(level)}, _ELEMENTS[level - 1], markup) for level in (1, 2, 3)
)
