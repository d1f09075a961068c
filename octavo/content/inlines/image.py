"""`<img src="…" alt="" data-size="line">`, inside `<picture>` when it has a dark variant; `![alt](src "caption")` is read too."""

from typing import TYPE_CHECKING, Any

from octavo.content.codec import Attributes, InlineCodec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import attribute
from octavo.content.markdown.nodes import inline, letters_of
from octavo.content.markdown.values import put

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def made(reader: "Reader", target: str, alt: str, title: str) -> Node:
    data: dict[str, Any] = {"ref": reader.references.resolve(target, image=True)}
    put(data, "alt", alt)
    put(data, "caption", title)
    return inline("inline-image", data)


def read(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:  # noqa: ARG001 - a codec's signature
    node = made(reader, attributes.get("src", ""), attributes.get("alt", ""), attributes.get("data-caption", attributes.get("title", "")))
    if attributes.get("data-size") == "line":
        node["data"]["size"] = "line"
    return [node]


def read_picture(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:  # noqa: ARG001 - a codec's signature
    """The image inside, with the dark source before it; the line breaks that a hand put between them are no text."""
    dark: Any = None
    for node in nodes:
        if node.get("type") == "source":
            dark = dark or node["data"].get("ref")
        elif node.get("type") == "inline-image" and dark is not None:
            node["data"]["refDark"] = dark
    return [node for node in nodes if node.get("type") != "source" and not (node["object"] == "text" and not letters_of([node]).strip())]


def read_source(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:  # noqa: ARG001 - a codec's signature
    """A variant of the picture that it stands in; one for light screens only is none."""
    if not attributes.get("srcset") or "light" in attributes.get("media", ""):
        return [inline("source", {})]
    return [inline("source", {"ref": reader.references.resolve(attributes["srcset"], image=True)})]


def markup(writer: "Writer", node: Node) -> str:
    data = node["data"]
    caption = f' data-caption="{attribute(data["caption"])}"' if data.get("caption") else ""
    size = data.get("size", "original")
    image = f'<img src="{attribute(writer.spell(data["ref"]))}" alt="{attribute(data.get("alt") or "")}" data-size="{size}"{caption}>'
    if "refDark" not in data:
        return image
    dark = attribute(writer.spell(data["refDark"]))
    return f'<picture><source srcset="{dark}" media="(prefers-color-scheme: dark)">{image}</picture>'


IMAGE = InlineCodec("inline-image", markup, markup, elements=("img",), read=read, defaults={"size": "original", "alt": "", "caption": ""})
PICTURE = InlineCodec("inline-image", markup, markup, elements=("picture",), read=read_picture)
SOURCE = InlineCodec("inline-image", markup, markup, elements=("source",), read=read_source)
