"""Making another document of one, for evaluated, dereferenced and merged reads."""

from collections.abc import Callable, Sequence

from octavo.content.document import Document, Node
from octavo.errors import BadRequest

MAX_DEPTH = 256
"""Levels of nodes, with what was put into the document: `document.MAX_DEPTH` bounds each part of it."""


def rewrite(document: Document, replace: Callable[[Node], Sequence[Node] | None]) -> Document:
    """The document with every node for which `replace` answers a sequence replaced by it; the new nodes are walked in their turn.

    Nothing given is changed. Raises `BadRequest` for a document nested beyond the bound.
    """
    return {**document, "nodes": rewrite_nodes(document["nodes"], replace)}


def rewrite_nodes(nodes: Sequence[Node], replace: Callable[[Node], Sequence[Node] | None], depth: int = 0) -> list[Node]:
    if depth > MAX_DEPTH:
        raise BadRequest("The document is nested too deeply.")
    made: list[Node] = []
    for node in nodes:
        replacement = replace(node)
        if replacement is not None:
            made.extend(rewrite_nodes(replacement, replace, depth + 1))
            continue
        copy = node.copy()
        if "nodes" in node:
            copy["nodes"] = rewrite_nodes(node["nodes"], replace, depth + 1)
        if "fragments" in node:
            copy["fragments"] = rewrite_nodes(node["fragments"], replace, depth + 1)
        made.append(copy)
    return made
