"""`<mark style="color:red;">`, `<mark style="background-color:$primary;">`, or both (dialect 2.4); of other colours the nearest."""

from typing import Any

from octavo.content.codec import Attributes, MarkCodec
from octavo.content.markdown.html_tags import attribute
from octavo.content.marks.nearest_color import DEFAULT, nearest_color


def read(attributes: Attributes) -> dict[str, Any]:
    found = {"text": DEFAULT, "background": DEFAULT}
    for rule in attributes.get("style", "").split(";"):
        name, _, value = rule.partition(":")
        if value.strip() and name.strip() in ("color", "background-color"):
            found["text" if name.strip() == "color" else "background"] = nearest_color(value)
    return found


def attributes(data: dict[str, Any]) -> str:
    text, background = data.get("text", DEFAULT), data.get("background", DEFAULT)
    style = "".join(
        (f"color:{text};" if text != DEFAULT else "", f"background-color:{background};" if background != DEFAULT else ""),
    )
    return f' style="{attribute(style)}"' if style else ""


COLOR = MarkCodec("color", elements=("mark",), read=read, attributes=attributes)
