"""Scripts, styles and drawings in raw HTML: no type exists for them, so their source is shown as code and nothing runs."""

from typing import TYPE_CHECKING

from octavo.content.document import Node
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import block, text_node

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader


def read_raw(reader: "Reader", element: Element) -> list[Node]:  # noqa: ARG001 - a codec's signature
    return [block("code", [block("code-line", [text_node(line)]) for line in element.raw.split("\n")], {"syntax": "html"})]
