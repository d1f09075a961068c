"""`[page.md](page.md "mention")`; `<a data-mention href="page.md">page.md</a>` inside HTML."""

from typing import TYPE_CHECKING

from octavo.content.codec import Attributes, InlineCodec
from octavo.content.document import ContentRef, Node
from octavo.content.markdown.html_tags import attribute, escape
from octavo.content.markdown.nodes import inline

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def made(reader: "Reader", target: str) -> Node:
    return inline("mention", {"ref": reader.references.resolve(target)})


def read(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:  # noqa: ARG001 - the text is the target's name
    return [made(reader, attributes["href"])]


def name_of(writer: "Writer", ref: ContentRef, spelled: str) -> str:
    """The text that stands for a reference: the last part of its address."""
    path, hash_sign, anchor = spelled.partition("#")
    last = path.rstrip("/").rpartition("/")[2] or path or "."
    return writer.references.title(ref) or (f"#{anchor}" if hash_sign else last)


def write(writer: "Writer", node: Node) -> str:
    spelled = writer.spell(node["data"]["ref"])
    return f'[{writer.escape(name_of(writer, node["data"]["ref"], spelled), "]")}]({writer.destination(spelled)} "mention")'


def markup(writer: "Writer", node: Node) -> str:
    spelled = writer.spell(node["data"]["ref"])
    return f'<a data-mention href="{attribute(spelled)}">{escape(name_of(writer, node["data"]["ref"], spelled))}</a>'


MENTION = InlineCodec(
    "mention", write, markup, elements=("a",), matches=lambda attributes: "data-mention" in attributes and "href" in attributes, read=read
)
