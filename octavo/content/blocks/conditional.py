"""`{% if visitor.claims.beta %}`: the expression is kept as written."""

from typing import TYPE_CHECKING

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import block
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.tags import write_if

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    return [block("if", reader.content(syntax), {"expression": syntax.text})]


def write(writer: "Writer", node: Node) -> str:
    expression = (node.get("data") or {}).get("expression", "")
    body = writer.body(node.get("nodes", []))
    return f"{write_if(expression)}\n{body}\n{{% endif %}}"


IF = Codec("if", write, {"tag:if": read})
