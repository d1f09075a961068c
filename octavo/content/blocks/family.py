"""Containers that hold children of one type only: tabs, steppers, columns, updates."""

from itertools import groupby
from typing import TYPE_CHECKING

from octavo.content.document import Node
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader


def read_family(reader: "Reader", syntax: Syntax, container: Node, member: str) -> list[Node]:
    """The container with its members; blocks that stray between them stay beside it, in order, so that nothing is lost."""
    nodes = reader.blocks(syntax.children)
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
    return found or [container]
