"""`> quoted`; `<blockquote>` inside HTML."""

from typing import TYPE_CHECKING

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import block, paragraph
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    return [block("blockquote", reader.content(syntax))]


def read_element(reader: "Reader", element: Element) -> list[Node]:
    return [block("blockquote", reader.elements(element.children) or [paragraph([])])]


def write(writer: "Writer", node: Node) -> str:
    lines = writer.body(node.get("nodes", [])).split("\n")
    return "\n".join(f"> {line}" if line else ">" for line in lines)


def markup(writer: "Writer", node: Node) -> str:
    return f"<blockquote>{writer.markup_blocks(node.get('nodes', []))}</blockquote>"


BLOCKQUOTE = Codec("blockquote", write, {"quote": read}, {"blockquote": read_element}, markup)
