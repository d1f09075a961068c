"""`{% hint style="info" %}`; a custom `<div>` inside lists and cells (dialect 2.1)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from octavo.content.codec import Attributes, Codec
from octavo.content.document import LIST_TYPES, Node, walk
from octavo.content.markdown.html_tags import Element, attribute
from octavo.content.markdown.nodes import block, paragraph
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import put

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_IN_MARKUP: Final = frozenset({"paragraph", "heading-1", "heading-2", "heading-3", "list-item", *LIST_TYPES, "blockquote", "divider"})
STYLES: Final = frozenset({"info", "warning", "danger", "success"})


def _data(attributes: Attributes) -> dict[str, Any]:
    style = attributes.get("style", "info").lower()
    data: dict[str, Any] = {"style": style if style in STYLES else "info"}
    put(data, "icon", attributes.get("icon"))
    return data


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    return [block("hint", reader.content(syntax), _data(syntax.attributes["tag"]))]


def read_element(reader: "Reader", element: Element) -> list[Node]:
    attributes = {name.removeprefix("data-"): value for name, value in element.attributes.items() if name.startswith("data-")}
    return [block("hint", reader.elements(element.children) or [paragraph([])], _data(attributes))]


def _attributes(node: Node) -> dict[str, str]:
    data = node.get("data") or {}
    return {"style": data.get("style", "info")} | ({"icon": data["icon"]} if data.get("icon") else {})


def write(writer: "Writer", node: Node) -> str:
    return writer.tagged("hint", _attributes(node), writer.body(node.get("nodes", [])))


def markup(writer: "Writer", node: Node) -> str:
    attributes = _attributes(node)
    spelled = "".join(f' data-{name}="{attribute(value)}"' for name, value in attributes.items())
    style = attribute(attributes["style"])
    inner = writer.markup_blocks(node.get("nodes", []))
    return f'<div data-gb-custom-block data-tag="hint"{spelled} class="hint hint-{style}">{inner}</div>'


def write_in_item(writer: "Writer", node: Node) -> str:
    """HTML where it says the same: tags, code and pictures in an item keep their own lines."""
    return markup(writer, node) if all(inner.get("type", "") in _IN_MARKUP for inner in _blocks(node)) else write(writer, node)


def _blocks(node: Node) -> Iterator[Node]:
    return (inner for inner in walk(node.get("nodes") or []) if inner["object"] == "block")


HINT = Codec("hint", write, {"tag:hint": read}, {"tag:hint": read_element}, markup, write_in_item=write_in_item)
