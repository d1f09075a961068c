from dataclasses import dataclass, field
from typing import Any

import pytest

from octavo.content.document import Document, Node
from octavo.content.evaluate import evaluate_document, visible
from octavo.content.expressions import content_scope
from octavo.errors import BadRequest
from tests.content.documents import document, paragraph, plain


def conditional(expression: str, *nodes: Node) -> Node:
    return {
        "object": "block",
        "type": "if",
        "key": f"if-{expression}",
        "isVoid": False,
        "data": {"expression": expression},
        "nodes": list(nodes),
    }


def expression(source: str) -> Node:
    return {"object": "inline", "type": "expression", "key": "e1", "isVoid": True, "data": {"expression": source}}


SCOPE = content_scope(claims={"plan": "pro"}, unsigned={"beta": True}, space_vars={"version": "2.1"})


def types(read: Document) -> list[str]:
    return [f"{node.get('type')}:{plain(node)}" for node in read["nodes"]]


def test_a_condition_that_holds_leaves_its_blocks_and_one_that_does_not_leaves_nothing() -> None:
    given = document(
        paragraph("first"),
        conditional("visitor.claims.plan === 'pro'", paragraph("for pros"), conditional("visitor.claims.nobody", paragraph("hidden"))),
        conditional("visitor.claims.plan === 'free'", paragraph("hidden too")),
        conditional("", paragraph("for all")),
        conditional("broken (", paragraph("hidden as well")),
    )
    assert types(evaluate_document(given, SCOPE)) == ["paragraph:first", "paragraph:for pros", "paragraph:for all"]


def test_a_condition_inside_containers_and_fragments_is_decided_too() -> None:
    hidden = conditional("false", paragraph("hidden"))
    hint: Node = {"object": "block", "type": "hint", "data": {"style": "info"}, "nodes": [paragraph("seen"), hidden]}
    expandable: Node = {
        "object": "block",
        "type": "expandable",
        "isVoid": True,
        "fragments": [{"object": "fragment", "fragment": "expandable-body", "nodes": [hidden, hint]}],
    }
    assert "hidden" not in plain(evaluate_document(document(expandable), SCOPE))
    assert "seen" in plain(evaluate_document(document(expandable), SCOPE))


def test_a_condition_that_is_no_text_hides_its_blocks() -> None:
    given = conditional("", paragraph("hidden"))
    given["data"] = {"expression": None}
    assert evaluate_document(document(given), SCOPE)["nodes"] == []


def test_an_expression_becomes_the_text_it_shows() -> None:
    block = paragraph("v")
    block["nodes"].append(expression("space.vars.version"))
    read = evaluate_document(document(block), SCOPE)
    assert plain(read) == "v2.1"
    assert read["nodes"][0]["nodes"][1] == {"object": "text", "key": "e1", "leaves": [{"object": "leaf", "text": "2.1", "marks": []}]}
    assert block["nodes"][1]["type"] == "expression"  # what was given is not changed


def test_a_deterministic_read_leaves_what_depends_on_the_visitor_and_decides_every_condition() -> None:
    block = paragraph("")
    block["nodes"] += [expression("space.vars.version"), expression("visitor.claims.plan")]
    read = evaluate_document(document(block, conditional("visitor.claims.nobody", paragraph("hidden"))), SCOPE, deterministic_only=True)
    assert [node.get("type", "text") for node in read["nodes"][0]["nodes"]] == ["text", "text", "expression"]
    assert len(read["nodes"]) == 1


def test_a_document_nested_without_end_is_refused() -> None:
    block = paragraph("x")
    for _ in range(600):
        block = {"object": "block", "type": "blockquote", "nodes": [block]}
    with pytest.raises(BadRequest):
        evaluate_document(document(block), SCOPE)


@dataclass(frozen=True)
class Entry:
    title: str
    condition: str | None = None
    kind: str = "document"
    pages: list["Entry"] = field(default_factory=list)


def titles(entries: list[Entry]) -> list[Any]:
    return [entry.title if not entry.pages else (entry.title, titles(entry.pages)) for entry in entries]


def test_pages_are_filtered_with_all_that_lies_below_them() -> None:
    tree = [
        Entry("home"),
        Entry("secret", "visitor.claims.nobody", pages=[Entry("below")]),
        Entry("guide", "visitor.claims.plan === 'pro'", pages=[Entry("a"), Entry("b", "false")]),
        Entry("empty group", kind="group", pages=[Entry("c", "false")]),
        Entry("group", kind="group", pages=[Entry("d")]),
    ]
    seen = visible(tree, SCOPE)
    assert titles(seen) == ["home", ("guide", ["a"]), ("group", ["d"])]
    assert seen[0] is tree[0]
    assert seen[2] is tree[4]
