"""`<i class="fa-github" style="color:$warning;">:github:</i>`."""

from typing import TYPE_CHECKING, Any, Final

from octavo.content.codec import Attributes, InlineCodec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import attribute, escape
from octavo.content.markdown.nodes import inline
from octavo.content.marks.color import read as read_color

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


_STYLES: Final = frozenset(
    {"fa-solid", "fa-regular", "fa-light", "fa-thin", "fa-duotone", "fa-brands", "fa-sharp", "fa-sharp-duotone", "fa-fw", "fa-lg"}
)
"""Classes beside an icon's name, as Font Awesome's own markup has them."""


def _is_icon(attributes: Attributes) -> bool:
    return "fa-" in (classes := attributes.get("class", "")) and (classes.startswith("fa-") or any(map(_names_one, classes.split())))


def _names_one(name: str) -> bool:
    return name.startswith("fa-") and name not in _STYLES


def _name(classes: str) -> str:
    names = [name for name in classes.split() if name.startswith("fa-")]
    chosen = classes if len(names) == 1 and classes.startswith("fa-") else next(filter(_names_one, names), names[-1])
    return chosen.removeprefix("fa-")


def read(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:  # noqa: ARG001 - the class says all
    data: dict[str, Any] = {"icon": _name(attributes["class"])}
    if "style" in attributes and (color := read_color(attributes)["text"]) != "default":
        data["color"] = color
    return [inline("icon", data)]


def write(writer: "Writer", node: Node) -> str:  # noqa: ARG001 - a codec's signature
    icon, color = node["data"]["icon"], node["data"].get("color")
    style = f' style="color:{attribute(color)};"' if color and color != "default" else ""
    return f'<i class="fa-{attribute(icon)}"{style}>:{escape(icon)}:</i>'


ICON = InlineCodec("icon", write, write, elements=("i",), matches=_is_icon, read=read, defaults={"color": "default"})
