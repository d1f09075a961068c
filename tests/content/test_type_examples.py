"""Each type's examples: the Markdown reads as the JSON, and the JSON is written as the Markdown."""

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import Document, walk
from octavo.content.page import parse_body, read, write
from octavo.content.registry import BLOCKS, INLINES, MARKS
from tests.content.stable import STABLE
from tests.content.type_examples import Example, examples


def document(example: Example) -> Document:
    return {"object": "document", "data": {}, "nodes": example.nodes}


@pytest.mark.parametrize("example", examples(), ids=str)
def test_the_markdown_reads_as_the_json(example: Example) -> None:
    assert canonical(read(parse_body(example.markdown), STABLE)) == canonical(document(example))


@pytest.mark.parametrize("example", examples(), ids=str)
def test_the_json_is_written_as_the_markdown(example: Example) -> None:
    assert write(document(example), STABLE) == example.markdown


@pytest.mark.parametrize(("folder", "types"), [("blocks", BLOCKS), ("inlines", INLINES), ("marks", MARKS)])
def test_every_type_has_an_example_that_shows_it(folder: str, types: dict[str, object]) -> None:
    shown: dict[str, set[str]] = {}
    for example in examples():
        if example.folder == folder:
            found = list(walk(example.nodes))
            marks = [mark["type"] for node in found for leaf in node.get("leaves", []) for mark in leaf["marks"]]
            shown.setdefault(example.type, set()).update([*(node.get("type", "") for node in found), *marks])
    assert {kind for kind, kinds in shown.items() if kind in kinds} == set(types)
