"""`{% prompt description="…" %}` around one fence."""

from typing import TYPE_CHECKING, Any

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import block, text_node
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import flag, put, spell_flag

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    data: dict[str, Any] = {"description": attributes.get("description", "")}
    put(data, "icon", attributes.get("icon"))
    put(data, "openInAIProviders", flag(attributes.get("openInAIProviders")))
    if attributes.get("defaultExpanded") in ("hidden", "partial", "full"):
        data["defaultExpanded"] = attributes["defaultExpanded"]
    return [block("prompt", reader.blocks(syntax.children) or [block("code", [block("code-line", [text_node("")])])], data)]


def write(writer: "Writer", node: Node) -> str:
    data = node.get("data") or {}
    attributes = {"description": data.get("description", "")}
    if data.get("icon"):
        attributes["icon"] = data["icon"]
    if data.get("openInAIProviders") is not None:
        attributes["openInAIProviders"] = spell_flag(data["openInAIProviders"])
    if data.get("defaultExpanded"):
        attributes["defaultExpanded"] = data["defaultExpanded"]
    return writer.tagged("prompt", attributes, writer.blocks(node.get("nodes", [])))


PROMPT = Codec("prompt", write, {"tag:prompt": read}, defaults={"defaultExpanded": "hidden", "openInAIProviders": False})
