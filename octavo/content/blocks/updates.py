"""`{% updates format="full" %}` around `{% update date="2025-12-25" tags="beta,new" %}`: a day in Git, a timestamp in the API."""

import re
from typing import TYPE_CHECKING, Any, Final

from octavo.content.blocks.family import read_family
from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import block
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MIDNIGHT: Final = "T00:00:00.000Z"
_FORMATS: Final = ("numeric", "full", "short")


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    written = syntax.attributes["tag"].get("format", "full")
    return read_family(reader, syntax, block("updates", [], {"format": written if written in _FORMATS else "full"}), "update")


def read_update(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    date = attributes.get("date", "")
    data: dict[str, Any] = {"date": f"{date}{_MIDNIGHT}" if _DAY.fullmatch(date) else date}
    if tags := [tag.strip() for tag in attributes.get("tags", "").split(",") if tag.strip()]:
        data["tags"] = [{"kind": "tag", "tag": tag} for tag in tags]
    return [block("update", reader.content(syntax), data)]


def write(writer: "Writer", node: Node) -> str:
    return writer.tagged("updates", {"format": (node.get("data") or {}).get("format", "full")}, writer.blocks(node.get("nodes", [])))


def write_update(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    attributes = {"date": data.get("date", "").removesuffix(_MIDNIGHT)}
    if data.get("tags"):
        attributes["tags"] = ",".join(tag.get("tag", "") for tag in data["tags"])
    return writer.tagged("update", attributes, writer.body(node.get("nodes", [])))


UPDATES = Codec("updates", write, {"tag:updates": read}, defaults={"format": "full"})
UPDATE = Codec("update", write_update, {"tag:update": read_update})
