"""`{% tabs %}` around `{% tab title="…" %}` (dialect 2.1); the older `{% code-tabs %}` is read too."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from octavo.content.blocks.family import read_family
from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import block
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import flag, put, spell_flag

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_ITEM: Final = "tag:code-tabs-item"


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    data: dict[str, Any] = {}
    put(data, "fullWidth", flag(syntax.attributes["tag"].get("fullWidth")))
    return read_family(reader, syntax, block("tabs", [], data), "tabs-item")


def read_item(reader: "Reader", syntax: Syntax) -> list[Node]:
    data: dict[str, Any] = {}
    for key in ("title", "icon", "slug"):
        put(data, key, syntax.attributes["tag"].get(key))
    return [block("tabs-item", reader.content(syntax), data)]


def read_code_tabs(reader: "Reader", syntax: Syntax) -> list[Node]:
    """One item is code with a title, several are tabs."""
    items = [child for child in syntax.children if child.kind == _ITEM]
    if len(items) < 2:  # noqa: PLR2004 - nothing to choose from
        return reader.belong(reader.blocks(syntax.children), syntax)
    children = [replace(child, kind="tag:tab") if child.kind == _ITEM else child for child in syntax.children]
    return read_family(reader, replace(syntax, children=children), block("tabs", [], {}), "tabs-item")


def write(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    attributes = {"fullWidth": spell_flag(data["fullWidth"])} if data.get("fullWidth") is not None else {}
    return writer.tagged("tabs", attributes, writer.blocks(node.get("nodes", [])))


def write_item(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    attributes = {key: data[key] for key in ("title", "icon", "slug") if data.get(key)}
    return writer.tagged("tab", attributes, writer.body(node.get("nodes", [])))


TABS = Codec("tabs", write, {"tag:tabs": read, "tag:code-tabs": read_code_tabs})
TABS_ITEM = Codec("tabs-item", write_item, {"tag:tab": read_item}, defaults={"title": ""})
