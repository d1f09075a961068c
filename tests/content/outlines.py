"""How tests look at what was read: the blocks of a body, their outline, every node."""

from typing import Any

from octavo.content.canonical import canonical
from octavo.content.document import Node, walk
from octavo.content.edit import edit
from octavo.content.markdown.nodes import letters_of
from octavo.content.page import parse, parse_body, read, write
from tests.content.stable import STABLE


def nodes(source: str) -> list[Node]:
    """The blocks of a body; on the way, that nothing is lost in Markdown and back, and that an unedited page keeps its bytes."""
    document = read(parse_body(source), STABLE)
    assert canonical(read(parse_body(write(document, STABLE)), STABLE)) == canonical(document)
    parsed = parse(source)
    assert edit(parsed, read(parsed, STABLE), STABLE) == source
    return document["nodes"]


def outline(found: list[Node]) -> Any:
    """Types with their children, texts as they are."""
    return [
        letters_of([node])
        if node["object"] == "text"
        else (node["type"], *outline([*node.get("nodes", []), *[inner for part in node.get("fragments", []) for inner in part["nodes"]]]))
        for node in found
    ]


def all_nodes(found: list[Node]) -> list[Node]:
    return list(walk(found))
