"""Images: `<figure>`, inside a `<div>` for alignment, frame, full width, or for several side by side (dialect 2.1)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import Element, attribute, parse_html
from octavo.content.markdown.nodes import block, find_fragment, fragment, is_blank, paragraph, text_node, void
from octavo.content.markdown.values import flag, length, put, spell_flag, spell_length
from octavo.content.references import References, resolve_file, spell_file

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_ALIGNMENTS: Final = ("left", "center", "right")
_DRAWING: Final = "gitbook-drawing"


def from_inline(node: Node, text: str, references: References) -> list[Node] | None:
    """A picture alone in its paragraph: an image with its title, or else its alternative text, as caption; a drawing; or what it was, when it says its size."""
    if _DRAWING in text and text.startswith("<img"):
        destination = references.spell(node["data"]["ref"])
        return [void("drawing", {"ref": resolve_file(references, destination)} if destination else {})]
    if "data-size" in text:
        return None
    if text.startswith("<img"):
        return [_images([_image(_sized(node, text), [])], {})]
    data = {key: node["data"][key] for key in ("ref", "refDark") if key in node["data"]}
    caption = node["data"].get("caption") or (node["data"].get("alt") if text.startswith("!") else None)
    if not text.startswith("!") or node["data"].get("caption"):
        put(data, "alt", node["data"].get("alt"))
    return [_images([_image(data, [text_node(caption)] if caption else [])], {})]


def _sized(node: Node, text: str) -> dict[str, Any]:
    """A bare `<img>` says its size as the one in a `<figure>` does."""
    tag = next(parse_html(text).elements("img"), Element("img"))
    data = {key: node["data"][key] for key in ("ref", "alt") if key in node["data"]}
    for key in ("width", "height"):
        put(data, key, length(tag.attributes.get(key, "")))
    return data


def _images(images: list[Node], data: dict[str, Any]) -> Node:
    return {**block("images", images, data), "isVoid": False}


def _image(data: dict[str, Any], caption: list[Node]) -> Node:
    return void("image", data, [fragment("caption", [paragraph(caption)])] if caption else [])


def read_div(reader: "Reader", element: Element) -> list[Node] | None:
    """A `<div>` that holds nothing but figures and pictures."""
    pictures = [child for child in element.children if isinstance(child, Element)]
    if not pictures or any(isinstance(child, str) and child.strip() for child in element.children):
        return None
    images: list[Node] = []
    for picture in pictures:
        image = _read_image(reader, picture)
        if image is None:
            return None
        images.append(image)
    data: dict[str, Any] = {}
    if element.attributes.get("align") in _ALIGNMENTS:
        data["align"] = element.attributes["align"]
    put(data, "fullWidth", flag(element.attributes.get("data-full-width")))
    put(data, "withFrame", flag(element.attributes.get("data-with-frame")))
    return [_images(images, data)]


def read_figure(reader: "Reader", element: Element) -> list[Node] | None:
    image = _read_image(reader, element)
    return [_images([image], {})] if image is not None else None


def _pictures(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element) and child.name != "figcaption":
            if child.name == "img":
                yield child
            yield from _pictures(child)


def _strays(element: Element) -> bool:
    """Whether there are words beside the caption."""
    return any(
        child.strip() if isinstance(child, str) else child.name != "figcaption" and child.text().strip() for child in element.children
    )


def _read_image(reader: "Reader", element: Element) -> Node | None:
    """A picture with its caption; None for a figure that holds more, which is read part by part."""
    if element.name not in ("figure", "img", "picture") or _strays(element) or len(list(_pictures(element))) > 1:
        return None
    picture = element if element.name == "img" else element.find("img")
    if picture is None or _DRAWING in picture.attributes.get("class", "") or element.find("table", "iframe", "pre") is not None:
        return None
    data: dict[str, Any] = {"ref": reader.references.resolve(picture.attributes.get("src", ""), image=True)}
    source = next((found for found in (element.find("picture") or element).elements("source") if _is_dark(found)), None)
    if source is not None:
        data["refDark"] = reader.references.resolve(source.attributes["srcset"], image=True)
    put(data, "alt", picture.attributes.get("alt"))
    put(data, "width", length(picture.attributes.get("width", "")))
    put(data, "height", length(picture.attributes.get("height", "")))
    caption = element.find("figcaption")
    return _image(data, _read_caption(reader, caption) if caption is not None else [])


def _is_dark(source: Element) -> bool:
    return bool(source.attributes.get("srcset")) and "light" not in source.attributes.get("media", "")


def _read_caption(reader: "Reader", element: Element) -> list[Node]:
    """One paragraph: what a hand split into several is joined by line breaks."""
    nodes: list[Node] = []
    for found in reader.elements(element.children):
        if nodes and found.get("nodes"):
            nodes.append(text_node("\n"))
        nodes.extend(found.get("nodes", []))
    return [] if is_blank(nodes) else nodes


def read_drawing(reader: "Reader", element: Element) -> list[Node] | None:
    if _DRAWING not in element.attributes.get("class", ""):
        return None
    source = element.attributes.get("src")
    return [void("drawing", {"ref": resolve_file(reader.references, source)} if source else {})]


def write(writer: "Writer", node: Node) -> str:
    figures = " ".join(_figure(writer, image) for image in node.get("nodes", []))
    data = node.get("data") or {}
    attributes = {"align": data["align"]} if data.get("align") else {}
    if data.get("fullWidth") is not None:
        attributes["data-full-width"] = spell_flag(data["fullWidth"])
    if data.get("withFrame") is not None:
        attributes["data-with-frame"] = spell_flag(data["withFrame"])
    if not attributes and len(node.get("nodes", [])) == 1:
        return figures
    spelled = "".join(f' {name}="{attribute(value)}"' for name, value in attributes.items())
    return f"<div{spelled}>{figures}</div>"


def _figure(writer: "Writer", image: Node) -> str:
    data = image.get("data") or {}
    sizes = "".join(f' {key}="{attribute(spell_length(data[key]))}"' for key in ("width", "height") if data.get(key) is not None)
    spelled = f'<img src="{attribute(writer.spell(data["ref"]))}" alt="{attribute(data.get("alt") or "")}"{sizes}>'
    if data.get("refDark"):
        dark = attribute(writer.spell(data["refDark"]))
        spelled = f'<picture><source srcset="{dark}" media="(prefers-color-scheme: dark)">{spelled}</picture>'
    caption = find_fragment(image, "caption")
    inner = (
        writer.markup_blocks(caption.get("nodes", []))
        if caption and not all(is_blank(child.get("nodes", [])) for child in caption.get("nodes", []))
        else ""
    )
    return f"<figure>{spelled}<figcaption>{inner}</figcaption></figure>"


def write_drawing(writer: "Writer", node: Node) -> str:
    ref = (node.get("data") or {}).get("ref")
    source = f'src="{attribute(spell_file(writer.references, ref))}" ' if ref else ""
    return f'<img {source}alt="" class="{_DRAWING}">'


IMAGES = Codec(
    "images",
    write,
    {},
    {"div": read_div, "figure": read_figure},
    write,
    defaults={"align": "center", "fullWidth": False, "withFrame": False},
)
IMAGE = Codec("image", _figure, defaults={"alt": ""})
DRAWING = Codec("drawing", write_drawing, {}, {"img": read_drawing}, write_drawing)
