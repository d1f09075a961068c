"""What holds for every document: Markdown and back loses nothing, and says it the same way twice."""

import os

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from octavo.content.canonical import canonical
from octavo.content.document import Document, Node, walk
from octavo.content.edit import edit
from octavo.content.page import parse, parse_body, read, read_with_spans, write
from tests.content.random_edits import hidden, only
from tests.content.stable import STABLE
from tests.content.strategies import CONTAINERS, INLINES, LEAVES, nested

EXAMPLES = int(os.environ.get("OCTAVO_EXAMPLES", "6"))
"""How hard to look: more when the engine changes."""

quiet = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def document(nodes: list[Node]) -> Document:
    return {"object": "document", "data": {"schemaVersion": 2}, "nodes": nodes}


def holds(nodes: list[Node]) -> None:
    wanted = canonical(document(nodes))
    text = write(document(nodes), STABLE)
    assert canonical(read(parse_body(text), STABLE)) == wanted, text
    assert canonical(wanted) == wanted


@pytest.mark.parametrize("kind", sorted(LEAVES))
@quiet
@given(st.data())
def test_a_block_survives_markdown(kind: str, data: st.DataObject) -> None:
    holds([data.draw(LEAVES[kind])])


@pytest.mark.parametrize("kind", sorted(INLINES))
@quiet
@given(st.data())
def test_an_inline_survives_markdown(kind: str, data: st.DataObject) -> None:
    nodes = [data.draw(LEAVES["paragraph"])["nodes"], [data.draw(INLINES[kind])], data.draw(LEAVES["paragraph"])["nodes"]]
    holds([{"object": "block", "type": "paragraph", "nodes": [node for part in nodes for node in part]}])


@pytest.mark.parametrize("kind", sorted(CONTAINERS))
@quiet
@given(st.data())
def test_a_container_survives_markdown(kind: str, data: st.DataObject) -> None:
    holds([data.draw(CONTAINERS[kind])])


@settings(quiet, max_examples=8 * EXAMPLES)
@given(nested)
def test_nested_documents_survive_markdown(nodes: list[Node]) -> None:
    holds(nodes)


@settings(quiet, max_examples=4 * EXAMPLES)
@given(nested, nested)
def test_any_document_can_replace_any_other(before: list[Node], after: list[Node]) -> None:
    parsed = parse(write(document(before), STABLE))
    edited = edit(parsed, document(after), STABLE)
    reread = parse(edited)
    wanted = canonical(document(after))["nodes"]
    assert canonical(read(reread, STABLE))["nodes"] == wanted
    assert hidden(edited) <= hidden(write(document(after), STABLE)), "a block that has a spelling became a comment"


@settings(quiet, max_examples=4 * EXAMPLES)
@given(st.lists(CONTAINERS["annotation"], min_size=1, max_size=3), st.lists(LEAVES["paragraph"], min_size=1, max_size=2), st.data())
def test_an_edit_of_a_note_changes_only_its_definition(nodes: list[Node], body: list[Node], data: st.DataObject) -> None:
    parsed = parse(write(document(nodes), STABLE))
    changed, _, labels = read_with_spans(parsed, STABLE)
    annotations = [node for node in walk(changed["nodes"]) if node.get("type") == "annotation" and id(node) in labels]
    assume(annotations)
    annotation = data.draw(st.sampled_from(annotations))
    note = parsed.notes[labels[id(annotation)]]
    annotation["fragments"][0]["nodes"] = body
    edited = edit(parsed, changed, STABLE)
    assert canonical(read(parse(edited), STABLE)) == canonical(changed)
    assert only(parsed.source, edited, [(note.start, note.end)]), edited
