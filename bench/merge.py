"""How often a merge of two edits of a page is right without asking, and how long the merge of a large change request takes."""

import copy
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench import Row
from bench.generate import WORDS
from octavo.content.document import Document, Node
from octavo.content.merge import merge_documents
from octavo.content.revision.merge import merge_revisions
from octavo.content.revision.tree import Page, ReusableContent, Revision
from octavo.content.words import node_text

_PAIRS = 200
_PAGES = 500


@dataclass(frozen=True)
class Edit:
    """`word` of a block replaced; or, where there is none, a block put behind it, or the block deleted."""

    block: int
    word: int | None = None
    delete: bool = False


def run() -> Iterator[Row]:
    for name, near in (("random places", False), ("neighbouring words and blocks", True)):
        yield _pairs(name, near=near)
    yield _revision()


def _pairs(name: str, *, near: bool) -> Row:
    choose = random.Random(7)
    right = asked = wrong = clashing = noticed = 0
    for _ in range(_PAIRS):
        base = _document(choose, choose.randint(8, 40))
        mine, others = _edits(choose, base, near=near)
        merged = merge_documents(base, _edited(base, mine, "ours"), _edited(base, others, "theirs"))
        if _clash(mine, others):
            clashing += 1
            noticed += bool(merged.conflicts)
        elif merged.conflicts:
            asked += 1
        elif _text(merged.document) == _text(_both(base, mine, others)):
            right += 1
        else:
            wrong += 1
    free = _PAIRS - clashing
    measured = f"{right} right, {asked} asked, {wrong} wrong of {free}; {noticed} of {clashing} clashes"
    return Row(
        f"two edits of a page merged, {name}", measured, "all clashes noticed, 99 % right", noticed == clashing and right >= 0.99 * free
    )


def _edits(choose: random.Random, base: Document, *, near: bool) -> tuple[list[Edit], list[Edit]]:
    count = len(base["nodes"])
    if near:
        block = choose.randrange(count - 1)
        kind = choose.choice(("words", "blocks", "delete"))
        if kind == "words":
            word = choose.randrange(9)
            return [Edit(block, word)], [Edit(block, word + 1)]
        other = Edit(block + 1, delete=True) if kind == "delete" else Edit(block + 1, choose.randrange(10))
        return [Edit(block, choose.randrange(10))], [other]
    sides: list[list[Edit]] = []
    for _ in range(2):
        blocks = choose.sample(range(count), choose.randint(1, 4))
        kinds = [choose.random() for _ in blocks]
        sides.append(
            [
                Edit(block, choose.randrange(10)) if kind < 0.6 else Edit(block, delete=kind > 0.85)
                for block, kind in zip(blocks, kinds, strict=True)
            ]
        )
    return sides[0], sides[1]


def _clash(mine: list[Edit], others: list[Edit]) -> bool:
    ours, theirs = {edit.block: edit for edit in mine}, {edit.block: edit for edit in others}
    for block in ours.keys() & theirs.keys():
        one, other = ours[block], theirs[block]
        if one.word is not None and (other.delete or one.word == other.word):
            return True
        if other.word is not None and one.delete:
            return True
    return False


def _edited(base: Document, edits: list[Edit], side: str) -> Document:
    edited = copy.deepcopy(base)
    for edit in sorted(edits, key=lambda edit: edit.delete):
        _apply(edited, edit, side)
    return edited


def _both(base: Document, mine: list[Edit], others: list[Edit]) -> Document:
    """What everybody would expect: all edits in one document, deletions last."""
    edited = copy.deepcopy(base)
    sided = [(edit, "ours") for edit in mine] + [(edit, "theirs") for edit in others]
    done: set[int] = set()
    for edit, side in sorted(sided, key=lambda item: item[0].delete):
        if not (edit.delete and edit.block in done):
            _apply(edited, edit, side)
        done |= {edit.block} if edit.delete else set()
    return edited


def _apply(edited: Document, edit: Edit, side: str) -> None:
    nodes = edited["nodes"]
    place = next(place for place, node in enumerate(nodes) if node["key"] == f"k{edit.block}")
    if edit.delete:
        del nodes[place]
    elif edit.word is None:
        behind = place + 1
        while behind < len(nodes) and not nodes[behind]["key"].startswith("k"):
            behind += 1
        nodes.insert(behind, _paragraph(f"n{side}{edit.block}", f"a new paragraph of {side} behind {edit.block}"))
    else:
        leaf = nodes[place]["nodes"][0]["leaves"][0]
        words = leaf["text"].split(" ")
        words[edit.word] = f"{side}{edit.block}"
        leaf["text"] = " ".join(words)


def _document(choose: random.Random, blocks: int) -> Document:
    nodes = [_paragraph(f"k{number}", " ".join(choose.choices(WORDS, k=choose.randint(12, 60)))) for number in range(blocks)]
    return {"object": "document", "data": {"schemaVersion": 2}, "nodes": nodes}


def _paragraph(key: str, text: str) -> Node:
    leaves: Node = {"object": "text", "leaves": [{"object": "leaf", "text": text, "marks": []}]}
    return {"object": "block", "type": "paragraph", "key": key, "data": {}, "nodes": [leaves]}


def _text(document: Document) -> list[str]:
    return [node_text(node) for node in document["nodes"]]


def _revision() -> Row:
    """Every page edited on both sides, each at another place."""
    choose = random.Random(11)
    bodies = [_document(choose, 40) for _ in range(_PAGES)]
    sides = {
        "base": bodies,
        "ours": [_edited(body, [Edit(3, 2), Edit(30, 5)], "ours") for body in bodies],
        "theirs": [_edited(body, [Edit(3, 8), Edit(20)], "theirs") for body in bodies],
    }
    pages = [
        Page("document", f"id{number}", f"Page {number}", slug=f"p{number}", file=f"p{number}.md", oid="base") for number in range(_PAGES)
    ]
    revisions = [Revision(pages=[replace(page, oid=side) for page in pages]) for side in sides]

    def documents(side: str, entry: Page | ReusableContent, /) -> Document:
        return sides[side][int(entry.id.removeprefix("id"))]

    started = time.perf_counter()
    merged = merge_revisions(revisions[0], revisions[1], revisions[2], documents)
    took = time.perf_counter() - started
    assert len(merged.rewrites) == _PAGES
    assert not merged.conflicts
    return Row("merge of 500 pages, each edited on both sides, documents at hand", f"{took:.2f} s", "under 2 s", took < 2)
