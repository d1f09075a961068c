"""`<details>`: the summary is HTML, the body Markdown (dialect 2.1)."""

from typing import TYPE_CHECKING, Any

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import Element, parse_html
from octavo.content.markdown.nodes import find_fragment, fragment, paragraph, void
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    title = reader.markup_inlines(parse_html(syntax.attributes.get("summary", "")).children)
    return [_made(title, reader.content(syntax), is_open=syntax.attributes["open"])]


def read_element(reader: "Reader", element: Element) -> list[Node]:
    summary = next(iter(element.elements("summary")), None)
    title = reader.markup_inlines(summary.children) if summary is not None else []
    body = reader.elements([child for child in element.children if child is not summary])
    return [_made(title, body or [paragraph([])], is_open="open" in element.attributes)]


def _made(title: list[Node], body: list[Node], *, is_open: bool) -> Node:
    data: dict[str, Any] = {"defaultExpanded": True} if is_open else {}
    return void("expandable", data, [fragment("expandable-title", [paragraph(title)]), fragment("expandable-body", body)])


def write(writer: "Writer", node: Node) -> str:
    body = writer.body(_nodes(node, "expandable-body"))
    inner = f"\n\n{body}" if body else ""
    return f"{_opening(node)}\n\n<summary>{_summary(writer, node)}</summary>{inner}\n\n</details>"


def markup(writer: "Writer", node: Node) -> str:
    return f"{_opening(node)}<summary>{_summary(writer, node)}</summary>{writer.markup_blocks(_nodes(node, 'expandable-body'))}</details>"


def _opening(node: Node) -> str:
    return "<details open>" if (node.get("data") or {}).get("defaultExpanded") else "<details>"


def _summary(writer: "Writer", node: Node) -> str:
    return "".join(writer.markup_inlines(inner.get("nodes", [])) for inner in _nodes(node, "expandable-title"))


def _nodes(node: Node, name: str) -> list[Node]:
    found = find_fragment(node, name)
    return found.get("nodes", []) if found else []


EXPANDABLE = Codec("expandable", write, {"details": read}, {"details": read_element}, markup, defaults={"defaultExpanded": False})
