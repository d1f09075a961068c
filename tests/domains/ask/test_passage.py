from octavo.content.document import Document, Node
from octavo.domains.ask.passage import nodes_under


def block(kind: str, name: str = "", *nodes: Node) -> Node:
    node: Node = {"object": "block", "type": kind, "nodes": list(nodes)}
    if name:
        node["meta"] = {"id": name}
    return node


TAB = block("tabs-item", "linux")
DOCUMENT: Document = {
    "object": "document",
    "data": {},
    "nodes": [
        block("paragraph"),
        block("heading-1", "install"),
        block("code"),
        block("heading-2", "details"),
        block("hint"),
        block("heading-1", "use"),
        block("tabs", "", TAB),
    ],
}


def kinds(anchor: str) -> list[str]:
    return [node["type"] for node in nodes_under(DOCUMENT, anchor)]


def test_a_section_ends_at_the_next_heading_of_its_level() -> None:
    assert kinds("install") == ["code", "heading-2", "hint"]
    assert kinds("details") == ["hint"]
    assert kinds("use") == ["tabs"]


def test_what_stands_before_the_first_heading_has_no_anchor() -> None:
    assert kinds("") == ["paragraph"]


def test_an_anchor_inside_a_block_gives_the_block() -> None:
    assert kinds("linux") == ["tabs"]


def test_an_anchor_that_is_gone_gives_nothing() -> None:
    assert kinds("gone") == []
