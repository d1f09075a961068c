"""Containers that hold children of one type only: tabs, steppers, columns, updates."""

from itertools import groupby
from typing import TYPE_CHECKING, Final

from octavo.content.document import Node
from octavo.content.markdown.nodes import block
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader

_FAMILIES: Final = {"tabs-item": "tabs", "stepper-step": "stepper", "column": "columns", "update": "updates"}
FAMILIES: Final = frozenset(_FAMILIES.values())


def housed(nodes: list[Node], reader: "Reader") -> list[Node]:
    """Members that stand outside of any family get one around them: nothing else may hold them."""
    if not any(node.get("type") in _FAMILIES for node in nodes):
        return nodes
    found: list[Node] = []
    for kind, group in groupby(nodes, key=lambda node: node.get("type", "")):
        members = list(group)
        if kind in _FAMILIES:
            container = block(_FAMILIES[kind], members, {"format": "full"} if kind == "update" else {})
            if kind == "column":
                container["isVoid"] = False
            spans = [reader.spans[id(members[0])], reader.spans[id(members[-1])]]
            members = [reader.spanned(container, Syntax("family", spans[0].start, spans[1].end))]
        found.extend(members)
    return found


def read_family(reader: "Reader", syntax: Syntax, container: Node, member: str) -> list[Node]:
    """The container with its members; blocks that stray between them stay beside it, in order, so that nothing is lost."""
    nodes = reader.blocks(syntax.children, housing=False)
    if all(node.get("type") == member for node in nodes):
        container["nodes"] = nodes
        return [container]
    found: list[Node] = []
    for is_member, group in groupby(nodes, key=lambda node: node.get("type") == member):
        members = list(group)
        if is_member:
            found.append({**container, "data": dict(container.get("data", {})), "nodes": members})
        elif any(node.get("type") != "paragraph" or node["nodes"][0].get("leaves", [{"text": "x"}])[0]["text"] for node in members):
            found.extend(members)
    return reader.belong(found, syntax) or [container]
