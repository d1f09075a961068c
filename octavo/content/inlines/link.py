"""`[text](destination)`; `<a href="destination">text</a>` inside HTML."""

from typing import TYPE_CHECKING

from octavo.content.codec import Attributes, InlineCodec
from octavo.content.document import Node
from octavo.content.inlines import mention
from octavo.content.markdown.html_tags import attribute
from octavo.content.markdown.nodes import inline

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def made(reader: "Reader", target: str, title: str, nodes: list[Node]) -> list[Node]:
    """What a Markdown link is: a mention by its title, else a link. What it points to stands in `data.ref`."""
    if title == "mention":
        return [mention.made(reader, target)]
    return [inline("link", {"ref": reader.references.resolve(target)}, nodes)]


def read(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:
    return [inline("link", {"ref": reader.references.resolve(attributes["href"])}, nodes)]


def write(writer: "Writer", node: Node) -> str:
    return f"[{writer.label(node.get('nodes', []))}]({writer.destination(writer.spell(node['data']['ref']))})"


def markup(writer: "Writer", node: Node) -> str:
    return f'<a href="{attribute(writer.spell(node["data"]["ref"]))}">{writer.markup_inlines(node.get("nodes", []))}</a>'


LINK = InlineCodec("link", write, markup, elements=("a",), matches=lambda attributes: "href" in attributes, read=read)
