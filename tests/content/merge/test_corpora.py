"""Merges of real pages, written and read again."""

import copy
import random
from collections.abc import Iterator

import pytest

from octavo.content import canonical, merge_documents, parse, read, write
from octavo.content.document import Document, Leaf, Node, walk
from octavo.content.references import NoReferences
from octavo.errors import BadRequest
from tests.corpora import MODERN, corpus
from tests.fuzz.pages import changed, check_merge

_PAGES = 40


def _texts(document: Document) -> list[Leaf]:
    """The leaves that hold at least three words and no mark, outside code, in order."""
    return [
        leaf
        for node in walk(document["nodes"])
        if node.get("type") in ("paragraph", "heading-1", "heading-2", "heading-3")
        for text in node["nodes"]
        if text["object"] == "text"
        for leaf in text["leaves"]
        if len(leaf["text"].split()) >= 3 and not leaf["marks"]
    ]


def _with_word(document: Document, place: int, word: str) -> Document:
    edited = copy.deepcopy(document)
    leaf = _texts(edited)[place]
    words = leaf["text"].split(" ")
    words[len(words) // 2] = word
    leaf["text"] = " ".join(words)
    return edited


def _pages(name: str) -> Iterator[Document]:
    files = sorted(corpus(name).rglob("*.md"))
    for path in random.Random(name).sample(files, min(_PAGES, len(files))):
        try:
            document = read(parse(path.read_bytes()), NoReferences())
        except BadRequest:
            continue
        if len(_texts(document)) >= 2:
            yield document


def _survives(document: Document) -> bool:
    return canonical(read(parse(write(document, NoReferences())), NoReferences())) == canonical(document)


@pytest.mark.parametrize("name", MODERN)
def test_edits_of_two_paragraphs_of_a_real_page_merge_and_are_read_back(name: str) -> None:
    merged_pages = 0
    for base in _pages(name):
        count = len(_texts(base))
        ours, theirs = _with_word(base, 0, "octavo"), _with_word(base, count - 1, "folio")
        merged = merge_documents(base, ours, theirs, survives=_survives)
        assert merged.conflicts == []
        assert canonical(merged.document) == canonical(_with_word(ours, count - 1, "folio"))
        merged_pages += 1
    assert merged_pages > 5


@pytest.mark.parametrize("name", MODERN)
def test_random_edits_of_real_pages_merge_without_loss_and_the_result_is_read_back(name: str) -> None:
    chance = random.Random(f"edits of {name}")
    for base in _pages(name):
        ours = theirs = base
        for _ in range(chance.randint(1, 4)):
            ours, theirs = changed(ours, chance), changed(theirs, chance)
        check_merge(base, ours, theirs)
        merged = merge_documents(base, ours, theirs, survives=_survives)
        assert merged.document == theirs or _survives(merged.document)


@pytest.mark.parametrize("name", MODERN)
def test_random_edits_apart_from_each_other_never_conflict(name: str) -> None:
    """One side edits the first half of a page, the other the second; a block between them stays."""
    chance = random.Random(f"halves of {name}")
    for base in _pages(name):
        nodes = base["nodes"]
        middle = len(nodes) // 2
        if middle < 2 or len(nodes) - middle < 2:
            continue
        first, last = _part(base, nodes[: middle - 1]), _part(base, nodes[middle:])
        ours, theirs = changed(first, chance), changed(last, chance)
        merged = merge_documents(
            base, _part(base, [*ours["nodes"], *nodes[middle - 1 :]]), _part(base, [*nodes[:middle], *theirs["nodes"]])
        )
        assert merged.conflicts == []
        assert canonical(merged.document) == canonical(_part(base, [*ours["nodes"], nodes[middle - 1], *theirs["nodes"]]))


def _part(document: Document, nodes: list[Node]) -> Document:
    return {**document, "nodes": nodes}
