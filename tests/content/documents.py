"""Small documents for tests of the pure engine."""

from collections.abc import Iterator
from typing import Any

from octavo.content.document import Document, Mark, Node


def document(*nodes: Node) -> Document:
    return {"object": "document", "data": {"schemaVersion": 2}, "nodes": list(nodes)}


def words(text: str, *marks: str) -> Node:
    made: list[Mark] = [{"object": "mark", "type": mark} for mark in marks]
    return {"object": "text", "leaves": [{"object": "leaf", "text": text, "marks": made}]}


def paragraph(*texts: str | Node, key: str | None = None) -> Node:
    return block("paragraph", *(words(text) if isinstance(text, str) else text for text in texts), key=key)


def block(kind: str, *nodes: Node, key: str | None = None, **data: Any) -> Node:
    made: Node = {"object": "block", "type": kind, "data": data, "nodes": list(nodes)}
    if key is not None:
        made["key"] = key
    return made


def plain(node: Document | Node) -> str:
    """All text of a node, blocks on lines of their own."""
    return "\n".join(line for line in _lines(node) if line)


def _lines(node: Any) -> Iterator[str]:
    line = ""
    for child in [*node.get("nodes", []), *node.get("fragments", [])]:
        if child["object"] == "text":
            line += "".join(leaf["text"] for leaf in child["leaves"])
        elif child["object"] == "inline":
            line += plain(child)
        else:
            yield line
            line = ""
            yield from _lines(child)
    yield line
