"""Making and looking into nodes."""

from collections.abc import Iterable
from typing import Any

from octavo.content.document import Leaf, Mark, Node, walk
from octavo.content.emoji import character_of_code


def block(kind: str, nodes: list[Node], data: dict[str, Any] | None = None) -> Node:
    return {"object": "block", "type": kind, "data": data or {}, "nodes": nodes}


def void(kind: str, data: dict[str, Any], fragments: list[Node] | None = None) -> Node:
    made: Node = {"object": "block", "type": kind, "isVoid": True, "data": data}
    if fragments is not None:
        made["fragments"] = fragments
    return made


def inline(kind: str, data: dict[str, Any], nodes: list[Node] | None = None) -> Node:
    if nodes is None:
        return {"object": "inline", "type": kind, "isVoid": True, "data": data}
    return {"object": "inline", "type": kind, "data": data, "nodes": nodes}


def fragment(name: str, nodes: list[Node]) -> Node:
    """Renderers look for some by `fragment`, for others by `type`: both are set."""
    return {"object": "fragment", "fragment": name, "type": name, "nodes": nodes}


def leaf(text: str, marks: Iterable[Mark] = ()) -> Leaf:
    return {"object": "leaf", "text": text, "marks": list(marks)}


def text_node(text: str, marks: Iterable[Mark] = ()) -> Node:
    return {"object": "text", "leaves": [leaf(text, marks)]}


def paragraph(nodes: list[Node]) -> Node:
    return block("paragraph", nodes or [text_node("")])


def find_fragment(node: Node, name: str) -> Node | None:
    """The fragment of this name, whichever of its two places holds it."""
    return next((found for found in node.get("fragments", ()) if name in (found.get("fragment"), found.get("type"))), None)


def letters_of(nodes: Iterable[Node]) -> str:
    """The letters alone, without notes; an emoji counts as its character, for it is part of a title (dialect 3.2), a formula as it is written."""
    return "".join(map(_letters, walk(nodes, notes=False)))


def _letters(node: Node) -> str:
    if node.get("object") == "text":
        return "".join(found["text"] for found in node.get("leaves", ()))
    data = node.get("data") or {}
    if node.get("type") == "emoji":
        return character_of_code(data.get("code", "")) or ""
    return data.get("formula", "") if node.get("type") == "inline-math" else ""


def is_blank(nodes: list[Node]) -> bool:
    """Whether inline content shows nothing."""
    return all(node.get("object") == "text" and not any(found["text"] for found in node.get("leaves", ())) for node in nodes)
