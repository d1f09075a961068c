"""`{% embed url="…" %}`; a caption before `{% endembed %}` is kept, though the API's schema has no place for it."""

from typing import TYPE_CHECKING, Any

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import find_fragment, fragment, void
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.tags import write_tag
from octavo.content.markdown.values import flag, put, spell_flag

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    data: dict[str, Any] = {"url": attributes.get("url", "")}
    put(data, "fullWidth", flag(attributes.get("fullWidth")))
    return [captioned(reader, syntax, void("embed", data))]


def captioned(reader: "Reader", syntax: Syntax, node: Node) -> Node:
    """The node with what stands before its closing tag as caption."""
    if caption := reader.blocks(syntax.children):
        node["fragments"] = [fragment("caption", caption)]
    return node


def read_frame(reader: "Reader", element: Element) -> list[Node] | None:  # noqa: ARG001 - a codec's signature
    """A raw `<iframe>` shows what an embed shows."""
    source = element.attributes.get("src", "")
    return [void("embed", {"url": source})] if source.startswith(("https://", "http://")) else None


def write(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    attributes = {"url": data.get("url", "")}
    if data.get("fullWidth") is not None:
        attributes["fullWidth"] = spell_flag(data["fullWidth"])
    return write_captioned(writer, node, "embed", attributes)


def write_captioned(writer: "Writer", node: Node, name: str, attributes: dict[str, str]) -> str:
    caption = find_fragment(node, "caption")
    if caption is None or not caption.get("nodes"):
        return write_tag(name, attributes)
    return writer.tagged(name, attributes, writer.blocks(caption["nodes"]))


EMBED = Codec("embed", write, {"tag:embed": read}, {"iframe": read_frame}, defaults={"fullWidth": False})
