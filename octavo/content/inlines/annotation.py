"""`[text](#user-content-fn-1)[^1]` with its body at the end of the file; `<a data-footnote-ref href="#user-content-fn-1">text</a>` inside HTML."""

from typing import TYPE_CHECKING

from octavo.content.codec import Attributes, InlineCodec
from octavo.content.document import Node
from octavo.content.markdown.nodes import find_fragment, fragment

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_TARGET = "#user-content-fn-"


def made(nodes: list[Node], body: list[Node]) -> Node:
    return {
        "object": "inline",
        "type": "annotation",
        "isVoid": False,
        "data": {},
        "nodes": nodes,
        "fragments": [fragment("annotation-body", body)],
    }


def from_link(node: Node, body: list[Node]) -> Node | None:
    """The annotation that a link to a footnote begins."""
    if node.get("type") != "link" or node["data"]["ref"].get("kind") not in ("anchor", "url"):
        return None
    ref = node["data"]["ref"]
    target = f"#{ref.get('anchor', '')}" if ref["kind"] == "anchor" else ref.get("url", "")
    return made(node.get("nodes", []), body) if target.startswith(_TARGET) else None


def read(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:
    label = attributes.get("href", "").removeprefix(_TARGET)
    body = reader.note(label)
    return [reader.mentioned(made(nodes, body), label)] if body is not None else nodes


def write(writer: "Writer", node: Node) -> str:
    label = writer.note(_body(node))
    return f"[{writer.label(node.get('nodes', []))}]({_TARGET}{label})[^{label}]"


def markup(writer: "Writer", node: Node) -> str:
    return f'<a data-footnote-ref href="{_TARGET}{writer.note(_body(node))}">{writer.markup_inlines(node.get("nodes", []))}</a>'


def _body(node: Node) -> list[Node]:
    found = find_fragment(node, "annotation-body")
    return found.get("nodes", []) if found else []


ANNOTATION = InlineCodec(
    "annotation", write, markup, elements=("a",), matches=lambda attributes: "data-footnote-ref" in attributes, read=read
)
