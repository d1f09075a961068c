"""What an author wrote between the tags of a block that has no place for it: it stands behind the block, so that no word is lost."""

from typing import TYPE_CHECKING

from octavo.content.document import Node
from octavo.content.markdown.nodes import is_blank
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader


def with_words_beside(reader: "Reader", syntax: Syntax, node: Node) -> list[Node]:
    """The block, and what its tags hold but for the link to the same place that exporters write there."""
    beside = [child for child in reader.blocks(syntax.children) if not _is_link(child)]
    return reader.belong([node, *beside], syntax) if beside else [node]


def _is_link(node: Node) -> bool:
    """Whether a paragraph holds links and nothing beside them."""
    if node.get("type") != "paragraph":
        return False
    return is_blank([child for child in node["nodes"] if child.get("type") not in ("link", "mention")])
