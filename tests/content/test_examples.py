"""What the handbook shows authors is true: the Markdown survives, and readers get the HTML."""

from collections.abc import Iterator
from typing import Any

import pytest

from octavo.content import page
from octavo.content.canonical import canonical
from octavo.content.html.registry import BLOCKS, INLINES
from octavo.content.references import NoReferences
from tests.content.catalogue import PAGE, catalogue, topics
from tests.content.examples import Example, examples
from tests.content.html.reading import dangers

EXAMPLES = examples()
every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)


@every_example
def test_readers_get_the_html(example: Example) -> None:
    assert example.rendered() == example.html


@every_example
def test_what_is_written_anew_means_the_same(example: Example) -> None:
    document = example.document()
    again = page.read(page.parse(page.write(document, NoReferences())), NoReferences())
    assert canonical(again) == canonical(document)


@every_example
def test_nothing_in_the_html_can_do_harm(example: Example) -> None:
    assert dangers(example.html) == []


def test_every_type_of_node_has_an_example() -> None:
    shown = {_kind(node.get("type", "")) for example in EXAMPLES for node in _nodes(example.document())}
    assert {_kind(kind) for kind in (*BLOCKS, *INLINES)} <= shown


def _kind(kind: str) -> str:
    """Headings are one kind: an example of a page's first level would be in the way on the handbook's page."""
    return "heading" if kind.startswith("heading-") else kind


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "object" in value:
            yield value
        for part in value.values():
            yield from _nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from _nodes(part)


def test_the_handbooks_page_is_made_of_the_examples() -> None:
    assert catalogue() == PAGE.read_text(), "make catalogue"


def test_the_handbook_shows_every_example() -> None:
    assert topics() == {example.topic for example in EXAMPLES}
