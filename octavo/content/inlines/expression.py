"""`<code class="expression">space.vars.name</code>`."""

from typing import TYPE_CHECKING

from octavo.content.codec import Attributes, InlineCodec
from octavo.content.document import Node
from octavo.content.markdown.nodes import inline, letters_of

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:  # noqa: ARG001 - a codec's signature
    return [inline("expression", {"expression": letters_of(nodes)})]


def write(writer: "Writer", node: Node) -> str:
    """Markdown is read inside the element, so its own characters are escaped."""
    return f'<code class="expression">{writer.escape(node["data"]["expression"])}</code>'


def markup(writer: "Writer", node: Node) -> str:
    return f'<code class="expression">{writer.markup_text(node["data"]["expression"])}</code>'


EXPRESSION = InlineCodec(
    "expression", write, markup, elements=("code",), matches=lambda attributes: attributes.get("class") == "expression", read=read
)
