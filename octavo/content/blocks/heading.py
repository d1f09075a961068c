"""Headings: the page's title owns `#`, so `##` is heading-1 (dialect 2.1). An author's own anchor is an empty link at the end.

`data.id` holds it where the API's pattern allows. Any other (`FooBar`, `安装`) is the heading's `meta.id`, which has no pattern: nothing that is computed
there looks like it, so it is known again.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

from octavo.content.blocks.paragraph import ALIGNMENTS, SIDES, alignment
from octavo.content.codec import Codec
from octavo.content.document import HEADING_LEVELS, Node
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import block, text_node
from octavo.content.markdown.pieces import parse_inline
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.inline_builder import InlineBuilder
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_ID: Final = re.compile(r"[-a-z0-9.+_]+")
_OTHER_ID: Final = re.compile(r"""[^\s\x00-\x20\x7f-\x9f"'<>&`\\{}|]{1,200}""")
_SUFFIX: Final = re.compile(r"""[ \t]\{#([^\s\x00-\x20\x7f-\x9f"'<>&`\\{}|]{1,200})\}\Z""")
_LEVELS: Final = 3


def level_of(markdown_level: int) -> int:
    """`#` in a body and levels below the third are the nearest that exist (dialect 5.4, 34)."""
    return min(max(markdown_level - 1, 1), _LEVELS)


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    text, suffix = split_suffix(syntax.text)
    builder = reader.builder().add_pieces(parse_inline(text, reader.links, reader.notes))
    return [_made(level_of(syntax.attributes["level"]), builder, suffix, None)]


def split_suffix(text: str) -> tuple[str, str | None]:
    """`Setup {#install}` is `Setup` with the anchor `install`."""
    if text.endswith("}") and (found := _SUFFIX.search(text, max(0, len(text) - 210))):
        return text[: found.start()], found[1]
    return text, None


def read_element(reader: "Reader", element: Element) -> list[Node]:
    builder = reader.builder().add_elements(element.children)
    level = level_of(int(element.name[1]))
    align = ALIGNMENTS.get(alignment(element.attributes))
    return [_made(level, builder, element.attributes.get("id"), align)]


def _made(level: int, builder: "InlineBuilder", beside: str | None, align: str | None) -> Node:
    """`beside`: the anchor that stands outside the heading's text."""
    nodes = builder.finish()
    if builder.anchor_id:
        _strip(nodes, 0 if builder.anchor_first else -1)
    heading = block(f"heading-{level}", nodes or [text_node("")], {})
    set_anchor(heading, builder.anchor_id or beside)
    if align:
        heading["data"]["align"] = align
    return heading


def _strip(nodes: list[Node], end: Literal[0, -1]) -> None:
    """The space between the anchor and the heading is no part of either."""
    if nodes and nodes[end]["object"] == "text":
        leaves = nodes[end]["leaves"]
        leaves[end]["text"] = leaves[end]["text"].removesuffix(" ") if end else leaves[end]["text"].removeprefix(" ")
        if not leaves[end]["text"]:
            leaves.pop(end)
        if not leaves:
            nodes.pop(end)


def set_anchor(heading: Node, anchor: str | None) -> None:
    """Give a heading its author's anchor, unless it has one or this cannot be one."""
    if not anchor or own_anchor(heading) is not None:
        return
    if _ID.fullmatch(anchor):
        heading["data"]["id"] = anchor
    elif _OTHER_ID.fullmatch(anchor):
        heading["meta"] = {"id": anchor}


def own_anchor(node: Node) -> str | None:
    """The anchor that an author gave a heading; None where it is computed from the words."""
    if node.get("type") not in HEADING_LEVELS:
        return None
    if own := (node.get("data") or {}).get("id"):
        return str(own)
    meta = node.get("meta")
    name = meta.get("id") if isinstance(meta, dict) else None
    return name if isinstance(name, str) and not _ID.fullmatch(name) and _OTHER_ID.fullmatch(name) else None


def write(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    if data.get("align"):
        return markup(writer, node)
    text = writer.line(node.get("nodes", []))
    if text.endswith("}") and (found := _SUFFIX.search(text, max(0, len(text) - 210))):
        text = f"{text[: found.start() + 1]}\\{text[found.start() + 1 :]}"
    if anchor := own_anchor(node):
        text += f'{" " if text else ""}<a href="#{anchor}" id="{anchor}"></a>'
    hashes = "#" * (int(str(node["type"])[-1]) + 1)
    return f"{hashes} {text}" if text else hashes


def markup(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    name = f"h{int(str(node['type'])[-1]) + 1}"
    side = SIDES.get(data.get("align", ""))
    attributes = (f' align="{side}"' if side else "") + (f' id="{anchor}"' if (anchor := own_anchor(node)) else "")
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
