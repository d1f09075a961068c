"""Real documentation, read and written: nothing is lost, no byte of an unedited page changes, and the documents are what the API's schema says.

Where real content is looser than the schema (dialect 5.4), or the schema contradicts itself, the kinds are listed here one by one.
"""

import random
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import ContentRef, walk
from octavo.content.edit import edit, edit_page
from octavo.content.page import parse, parse_body, read, read_with_spans, write
from octavo.content.references import NoReferences
from tests.content.random_edits import Editor, Kind, hidden, only
from tests.content.schema import Schema
from tests.corpora import MODERN, corpus

PLAIN = NoReferences()
EDITS = 1000

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
        for node in walk(read(parse(path.read_bytes()), Guess())["nodes"]):
            faults.update(schema.faults(node))
            children.update(schema.unexpected_children(node))
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


def test_an_edit_of_one_block_changes_only_that_blocks_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    """Words, types, new blocks, removed ones and moved ones, on the page and in containers, lists and tables.

    A neighbour changes in two cases only. An ordered list begins with the number of its first item: where that item goes, the next one takes its
    number. And an empty paragraph is told by the blank lines around it, which are nobody's: beside an edge or a list they have to become `<p></p>`.
    """
    paths = [path for name in MODERN for path in pages(name)]
    chance = random.Random(20251122)
    counts: Counter[str] = Counter()
    extents: Counter[str] = Counter()
    while counts.total() < EDITS:
        parsed = parse(chance.choice(paths).read_bytes())
        document, spans, _ = read_with_spans(parsed, PLAIN)
        if not document["nodes"]:
            continue
        editor = Editor(document, spans, parsed.source, chance)
        for kind in get_args(Kind):
            if (change := editor.edit(kind)) is None:
                continue
            edited = edit_page(parsed, change.changed, PLAIN)
            assert canonical(read(parse(edited.source), PLAIN)) == canonical(change.changed)
            assert hidden(edited.source) == 0, (kind, edited.source)
            alone = only(parsed.source, edited.source, change.spans)
            assert alone or change.reaches, (kind, change.spans, edited.source)
            counts[kind if alone else f"{kind}, with {change.reaches}"] += 1
            extents[edited.extent] += 1
    with capsys.disabled():
        print(f"\nedits of one block: {dict(counts)}\nby how far they reached: {dict(extents)}")  # noqa: T201 - counts to be seen
    assert set(extents) <= {"blocks", "neighbours", "nothing"}
