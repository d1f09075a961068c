"""`{% columns %}` around `{% column width="50%" valign="middle" %}`; widths keep their decimals."""

from typing import TYPE_CHECKING, Any

from octavo.content.blocks.family import read_family
from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import block
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import flag, length, put, spell_flag, spell_length

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    data: dict[str, Any] = {}
    put(data, "fullWidth", flag(syntax.attributes["tag"].get("fullWidth")))
    return [
        {**node, "isVoid": False} if node.get("type") == "columns" else node
        for node in read_family(reader, syntax, block("columns", [], data), "column")
    ]


def read_column(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    data: dict[str, Any] = {}
    put(data, "width", length(attributes.get("width", "")))
    if attributes.get("valign") in ("top", "middle", "bottom"):
        data["verticalAlignment"] = attributes["valign"]
    return [block("column", reader.content(syntax), data)]


def write(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    attributes = {"fullWidth": spell_flag(data["fullWidth"])} if data.get("fullWidth") is not None else {}
    return writer.tagged("columns", attributes, writer.blocks(node.get("nodes", [])))


def write_column(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    attributes = {"width": spell_length(data["width"])} if data.get("width") is not None else {}
    if data.get("verticalAlignment"):
        attributes["valign"] = data["verticalAlignment"]
    return writer.tagged("column", attributes, writer.body(node.get("nodes", [])))


COLUMNS = Codec("columns", write, {"tag:columns": read})
COLUMN = Codec("column", write_column, {"tag:column": read_column})
