"""`{% embed url="…" %}`; a caption before `{% endembed %}` is kept, though the API's schema has no place for it."""

from typing import TYPE_CHECKING, Any

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import find_fragment, fragment, paragraph, void
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.tags import write_tag
from octavo.content.markdown.values import flag, put, spell_flag
from octavo.content.references import resolve_file

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    data: dict[str, Any] = {"url": attributes.get("url", "")}
    put(data, "fullWidth", flag(attributes.get("fullWidth")))
    return [captioned(reader, syntax, void("embed", data))]


def captioned(reader: "Reader", syntax: Syntax, node: Node) -> Node:
    """The node with what stands before its closing tag as caption; older files have it in an attribute."""
    caption = reader.blocks(syntax.children)
    if not caption and (inlines := reader.inlines(syntax.attributes["tag"].get("caption", ""))):
        caption = [paragraph(inlines)]
    if caption:
        node["fragments"] = [fragment("caption", caption)]
    return node


def read_frame(reader: "Reader", element: Element) -> list[Node] | None:
    """A raw `<iframe>`, `<video>` or `<audio>` shows what an embed shows, or a file where its address lies in the space."""
    found = element.find("source") if element.name != "iframe" else None
    source = (element.attributes.get("src") or (found.attributes.get("src", "") if found is not None else "")).strip()
    if source.startswith("//"):
        source = f"https:{source}"
    if source.startswith(("https://", "http://")):
        made = void("embed", {"url": source})
    elif source and ":" not in source:
        made = void("file", {"ref": resolve_file(reader.references, source)})
    else:
        return None
    return [made, *reader.elements(element.children)]


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


EMBED = Codec(
    "embed", write, {"tag:embed": read}, {"iframe": read_frame, "video": read_frame, "audio": read_frame}, defaults={"fullWidth": False}
)
