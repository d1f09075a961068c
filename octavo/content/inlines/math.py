"""`$$x^2$$` inside a line."""

from typing import TYPE_CHECKING

from octavo.content.codec import InlineCodec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import attribute, escape
from octavo.content.markdown.nodes import inline

if TYPE_CHECKING:
    from octavo.content.codec import Attributes
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def made(formula: str) -> Node:
    return inline("inline-math", {"formula": formula})


def read(reader: "Reader", attributes: "Attributes", nodes: list[Node]) -> list[Node]:  # noqa: ARG001 - a codec's signature
    return [made(attributes["data-formula"])]


def write(writer: "Writer", node: Node) -> str:
    formula = node["data"]["formula"]
    plain = writer.exporter_style and "$$" not in formula and not formula.startswith("$") and not formula.endswith("$")
    return f"$${formula}$$" if plain and formula.strip() and "\n\n" not in formula else markup(writer, node)


def markup(writer: "Writer", node: Node) -> str:  # noqa: ARG001 - a codec's signature
    formula = node["data"]["formula"]
    return f'<span data-gb-custom-inline data-tag="math" data-formula="{attribute(formula)}">{escape(" ".join(formula.split()))}</span>'


MATH = InlineCodec(
    "inline-math",
    write,
    markup,
    elements=("span",),
    matches=lambda attributes: attributes.get("data-tag") == "math" and "data-formula" in attributes,
    read=read,
)
