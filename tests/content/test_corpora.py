"""Real documentation, read and written: nothing is lost, no byte of an unedited page changes, and the documents are what the API's schema says.

Where real content is looser than the schema (dialect 5.4), or the schema contradicts itself, the kinds are listed here one by one.
"""

import copy
import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import ContentRef, Document, Node
from octavo.content.edit import edit, edit_page
from octavo.content.markdown.nodes import walk
from octavo.content.page import parse, parse_body, read, read_with_spans, write
from octavo.content.references import NoReferences
from tests.content.schema import Schema
from tests.corpora import MODERN, corpus

PLAIN = NoReferences()
EDITS = 100

LOOSER_CHILDREN = {
    ("tabs-item", "reusable-content"), ("tabs-item", "stepper"), ("stepper-step", "tabs"), ("stepper-step", "table"), ("update", "table"),
    ("list-item", "images"),
}  # fmt: skip
"""Real children beyond the official unions."""


class Guess(NoReferences):
    """Kinds of references by what a target looks like, so that documents have the shapes that a revision would give."""

    def resolve(self, destination: str, *, image: bool = False) -> ContentRef:
        if "/~/reusable/" in destination:
            return {"kind": "reusable-content", "reusableContent": "r"}
        if "://" in destination or destination.startswith(("#", "mailto:", "/broken")):
            return super().resolve(destination, image=image)
        if image:
            return {"kind": "file", "file": "f"}
        return {"kind": "reusable-content", "reusableContent": "r"} if "/includes/" in destination else {"kind": "page", "page": "p"}


@cache
def pages(name: str) -> list[Path]:
    return sorted(corpus(name).rglob("*.md"))


@pytest.mark.parametrize("name", MODERN)
def test_an_unedited_page_keeps_its_bytes(name: str) -> None:
    for path in pages(name):
        source = path.read_bytes()
        parsed = parse(source)
        assert edit(parsed, read(parsed, PLAIN), PLAIN).encode() == source, path.name


@pytest.mark.parametrize("name", MODERN)
def test_every_page_survives_json_and_back(name: str) -> None:
    for path in pages(name):
        document = read(parse(path.read_bytes()), PLAIN)
        written = write(document, PLAIN)
        assert "<!-- octavo" not in written, path.name
        assert canonical(read(parse_body(written), PLAIN)) == canonical(document), path.name


@pytest.mark.parametrize("name", MODERN)
def test_every_page_has_the_shape_that_the_api_says(name: str) -> None:
    schema = Schema()
    faults: Counter[Any] = Counter()
    children: set[tuple[str, str]] = set()
    for path in pages(name):
        for node in read(parse(path.read_bytes()), Guess())["nodes"]:
            for found in walk(node):
                faults.update(schema.faults(found))
                children.update(schema.unexpected_children(found))
    assert not faults
    assert children <= LOOSER_CHILDREN


@pytest.mark.parametrize("name", MODERN)
def test_every_block_of_a_page_stands_where_it_says(name: str) -> None:
    for path in pages(name):
        parsed = parse(path.read_bytes())
        waiting = [(parsed.blocks, parsed.body_start, len(parsed.source))]
        while waiting:
            blocks, start, end = waiting.pop()
            for block in blocks:
                assert start <= block.start <= block.end <= end, (path.name, block.kind)
                waiting.append((block.children, block.start, block.end))
                start = block.end


def editable(document: Document, spans: dict[int, Any]) -> Iterator[int]:
    """The places, in order of the walk, of blocks that begin with words."""
    for place, node in enumerate(all_nodes(document)):
        if id(node) in spans and node.get("nodes") and node["nodes"][0]["object"] == "text":
            yield place


def all_nodes(document: Document) -> list[Node]:
    return [found for node in document["nodes"] for found in walk(node)]


def test_an_edit_of_one_block_changes_only_that_blocks_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    paths = [path for name in MODERN for path in pages(name)]
    chance = random.Random(20251122)
    extents: Counter[str] = Counter()
    while extents.total() < EDITS:
        parsed = parse(chance.choice(paths).read_bytes())
        document, spans = read_with_spans(parsed, PLAIN)
        places = list(editable(document, spans))
        if not places:
            continue
        place = chance.choice(places)
        span = spans[id(all_nodes(document)[place])]
        changed = copy.deepcopy(document)
        all_nodes(changed)[place]["nodes"][0]["leaves"][0]["text"] += chance.choice(
            [" more", "*", " {% hint %}", "\nnew line", "\\", " <b>"]
        )
        edited = edit_page(parsed, changed, PLAIN)
        assert canonical(read(parse(edited.source), PLAIN)) == canonical(changed)
        after = len(parsed.source) - span.end
        alone = (
            edited.source[: span.start] == parsed.source[: span.start]
            and edited.source[len(edited.source) - after :] == parsed.source[span.end :]
        )
        extents[edited.extent if alone else f"{edited.extent}, others touched"] += 1
    with capsys.disabled():
        print(f"\nedits of one block, by how far they reached: {dict(extents)}")  # noqa: T201 - a count to be seen
    assert extents["blocks"] == EDITS
