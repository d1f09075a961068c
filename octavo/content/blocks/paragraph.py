"""Plain text; `<p align="center">` when aligned. A paragraph that holds only a picture is an image, or a drawing."""

from typing import TYPE_CHECKING, Any

from octavo.content.blocks.images import from_inline
from octavo.content.codec import Attributes, Codec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import is_blank, paragraph
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

ALIGNMENTS = {"left": "start", "center": "center", "right": "end"}
SIDES = {alignment: side for side, alignment in ALIGNMENTS.items()}


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    found = reader.mixed(syntax.text)
    nodes = found[0].get("nodes", []) if len(found) == 1 else []
    if (
        len(nodes) == 1
        and nodes[0].get("type") == "inline-image"
        and (images := from_inline(nodes[0], syntax.text, reader.references)) is not None
    ):
        return images
    return found


def alignment(attributes: Attributes) -> str:
    """`align="center"`, or `style="text-align:center"` of older files; empty where nothing is said."""
    if align := attributes.get("align"):
        return align.lower()
    for rule in attributes.get("style", "").split(";"):
        name, _, value = rule.partition(":")
        if name.strip().lower() == "text-align":
            return value.strip().lower()
    return ""


def read_element(reader: "Reader", element: Element) -> list[Node]:
    """`<p>` holds inlines; whatever blocks a hand put inside are kept beside them."""
    found = reader.elements(element.children) or [paragraph([])]
    if align := ALIGNMENTS.get(alignment(element.attributes)):
        for node in found:
            if node.get("type") == "paragraph":
                node["data"] = {"align": align}
    return found


def write(writer: "Writer", node: Node) -> str:
    data: dict[str, Any] = node.get("data") or {}
    if data.get("align"):
        return markup(writer, node)
    nodes = node.get("nodes", [])
    return "<p></p>" if is_blank(nodes) else writer.inlines(nodes)


def markup(writer: "Writer", node: Node) -> str:
    side = SIDES.get((node.get("data") or {}).get("align", ""))
    attributes = f' align="{side}"' if side else ""
    return f"<p{attributes}>{writer.markup_inlines(node.get('nodes', []))}</p>"


PARAGRAPH = Codec("paragraph", write, {"paragraph": read}, {"p": read_element}, markup)
