"""Values that Markdown cannot spell ride in the comment before their block; the block itself stays where readers of the Markdown see it."""

from typing import Any

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import Document, Node
from octavo.content.markdown.nodes import block, paragraph, text_node, void
from octavo.content.page import parse_body, read, write
from tests.content.random_edits import hidden
from tests.content.stable import STABLE

WORDS = paragraph([text_node("Words that are seen.")])
CODE = block("code", [block("code-line", [text_node("Words that are seen.")])])


def written(node: Node) -> str:
    document: Document = {"object": "document", "data": {}, "nodes": [paragraph([]), node, paragraph([text_node("After.")])]}
    text = write(document, STABLE)
    assert canonical(read(parse_body(text), STABLE)) == canonical(document)
    return text


@pytest.mark.parametrize("value", ["a\nb", "a\n\nb", "a %} b", 'a " %} b', "a\n{% hint %}\nb", 'a" b="c', "a\\", "\n"])
@pytest.mark.parametrize(
    ("kind", "key", "inner"),
    [
        ("if", "expression", WORDS),
        ("prompt", "description", CODE),
        ("prompt", "icon", CODE),
        ("hint", "icon", WORDS),
        ("code", "title", None),
    ],
)
def test_a_block_with_a_value_that_has_no_spelling_is_still_seen(kind: str, key: str, inner: Node | None, value: str) -> None:
    node = {**CODE, "data": {key: value}} if inner is None else block(kind, [inner], {"style": "info", "description": "d", key: value})
    text = written(node)
    assert hidden(text) == 0
    assert "\nWords that are seen.\n" in text


@pytest.mark.parametrize("value", ["a\n\nb", 'a" b="c', 'x " %} y', "a\n{% hint %}\nb", 'A["b: c"] --> D'])
def test_an_integration_keeps_its_tag_and_the_props_that_have_a_spelling(value: str) -> None:
    props: dict[str, Any] = {"content": value, "name": "seen", "count": 3}
    text = written(void("integration", {"integration": "mermaid", "block": "diagram", "props": props}))
    assert hidden(text) == 0
    assert 'name="seen" %}' in text


def test_a_formula_and_a_language_that_would_end_their_block_leave_out_what_would() -> None:
    assert "\n$$\na\nb\n$$\n" in written(void("math", {"formula": "a\n$$\nb"}))
    assert "\n```x\nWords that are seen.\n```\n" in written({**CODE, "data": {"syntax": "x`y\nz"}})


def test_a_prompt_that_holds_something_else_than_code_is_still_seen() -> None:
    text = written(block("prompt", [WORDS, CODE], {"description": "d"}))
    assert hidden(text) == 0
    assert '{% prompt description="d" %}\nWords that are seen.\n' in text


def test_a_hint_in_an_item_is_html_where_html_says_all_of_it() -> None:
    hints = [block("hint", [inner], {"style": "info"}) for inner in (WORDS, CODE)]
    text = written(block("list-unordered", [block("list-item", [paragraph([text_node("Item")]), hint]) for hint in hints]))
    assert (
        '\n    <div data-gb-custom-block data-tag="hint" data-style="info" class="hint hint-info"><p>Words that are seen.</p></div>\n'
        in text
    )
    assert '\n    {% hint style="info" %}\n    ```\n    Words that are seen.\n    ```\n    {% endhint %}\n' in text


def test_an_expression_over_several_lines_is_shown_on_one() -> None:
    assert "{% if a && b %}\n" in written(block("if", [WORDS], {"expression": "a\n&& b"}))
