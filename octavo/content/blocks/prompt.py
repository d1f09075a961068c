"""`{% prompt description="…" %}` around one fence, or around text that a hand put there without one."""

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
    nodes = reader.blocks(syntax.children)
    if "unclosed" in syntax.attributes:
        held = 1 if nodes and nodes[0]["type"] == "code" else 0
        return [block("prompt", nodes[:held] or [_code("")], data), *nodes[held:]]
    if len(nodes) != 1 or nodes[0]["type"] != "code":
        nodes = [_code(_source(reader, syntax))]
    return [block("prompt", nodes, data)]


def _code(text: str) -> Node:
    return block("code", [block("code-line", [text_node(line)]) for line in text.split("\n")])


def _source(reader: "Reader", syntax: Syntax) -> str:
    """What stands between the tags where it is no fence: a prompt is text to be copied as it was written."""
    if not syntax.children:
        return ""
    start, end = syntax.children[0].start, syntax.children[-1].end
    before = len(reader.text[reader.text.rfind("\n", 0, syntax.start) + 1 : syntax.start])
    first, *rest = reader.text[start:end].splitlines()
    return "\n".join([first, *(line if line[:before].strip(" \t>") else line[before:] for line in rest)])


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
