"""`<mark style="color:red;">`, `<mark style="background-color:$primary;">`, or both (dialect 2.4); colours that nobody knows are kept as they are."""

from typing import Any

from octavo.content.codec import Attributes, MarkCodec
from octavo.content.markdown.html_tags import attribute

_DEFAULT = "default"


def read(attributes: Attributes) -> dict[str, Any]:
    found = {"text": _DEFAULT, "background": _DEFAULT}
    for rule in attributes.get("style", "").split(";"):
        name, _, value = rule.partition(":")
        if value.strip() and name.strip() in ("color", "background-color"):
            found["text" if name.strip() == "color" else "background"] = value.strip()
    return found


def attributes(data: dict[str, Any]) -> str:
    text, background = data.get("text", _DEFAULT), data.get("background", _DEFAULT)
    style = "".join(
        (f"color:{text};" if text != _DEFAULT else "", f"background-color:{background};" if background != _DEFAULT else ""),
    )
    return f' style="{attribute(style)}"' if style else ""


COLOR = MarkCodec("color", elements=("mark",), read=read, attributes=attributes)
