"""The part of a document that stands under one anchor."""

from collections.abc import Iterator

from octavo.content.document import HEADING_LEVELS, Document, Node


def nodes_under(document: Document, anchor: str) -> list[Node]:
    """The blocks below the heading with this anchor, down to the next heading of its level; all before the first heading for an empty anchor.

    An anchor inside a block (a tab, an expandable) gives that whole block; one that is not there gives nothing.
    """
    nodes = document["nodes"]
    if not anchor:
        return list(_until_heading(nodes, 3))
    for position, node in enumerate(nodes):
        if node.get("meta", {}).get("id") == anchor and node.get("type") in HEADING_LEVELS:
            return list(_until_heading(nodes[position + 1 :], HEADING_LEVELS[node["type"]]))
        if _holds(node, anchor):
            return [node]
    return []


def _until_heading(nodes: list[Node], level: int) -> Iterator[Node]:
    for node in nodes:
        if HEADING_LEVELS.get(node.get("type", ""), 4) <= level:
            return
        yield node


def _holds(node: Node, anchor: str) -> bool:
    pending = [node]
    while pending:
        current = pending.pop()
        if current.get("meta", {}).get("id") == anchor:
            return True
        pending += current.get("nodes", [])
        pending += current.get("fragments", [])
    return False
