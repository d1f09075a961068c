"""Any bytes as a page: what holds of every page, whatever stands in it."""

import copy
import random
import time
import zlib
from collections import Counter
from collections.abc import Container, Iterator
from typing import Any, Final

from octavo.content import canonical, edit, evaluate_document, merge_documents, parse, plain_text, read, render, sections, write
from octavo.content.document import HEADING_LEVELS, ContentRef, Document, Node, walk
from octavo.content.html.context import Link, Picture
from octavo.content.page import ParsedPage, parse_body
from octavo.content.rewrite import rewrite
from octavo.content.words import split_words
from octavo.errors import BadRequest
from tests.content.html.reading import WORD, dangers, first_missing, words
from tests.content.html.test_words import Shown
from tests.content.merge.generated import all_words
from tests.content.random_edits import hidden
from tests.content.stable import STABLE
from tests.fuzz.growth import STEEP, growth

_SCOPE: Final = {"visitor": {"claims": {"unsigned": {}, "name": "Ada"}}, "space": {"vars": {"v": "1.2"}}, "page": {"vars": {}}}
_CONTROLS: Final = frozenset((*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xFDD0, 0xFDF0))) | {
    plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)
}
_HANG: Final = 1.0
"""Seconds of processor time that a page of a few kilobytes may take to be read and rendered."""

_SELDOM: Final = 3
"""One page in so many is edited and merged as well, and one in `_EVERY` read at several lengths: that takes longer than all the rest."""
_EVERY: Final = 100


class _Pictured(Shown):
    """Every picture is there, and what is mentioned has no name, so that it adds no word."""

    def link(self, ref: ContentRef) -> Link | None:
        del ref
        return Link("/", title=" ")

    def image(self, ref: ContentRef) -> Picture | None:
        del ref
        return Picture("/picture.png")


_CONTEXT: Final = _Pictured()


def check(data: bytes) -> None:
    """Raises where the engine loses or breaks something."""
    started = time.process_time()
    try:
        parsed = parse(data)
    except BadRequest:
        return  # not text: NUL, or invalid UTF-8
    document = read(parsed, STABLE)
    markup = render(document, _CONTEXT)
    if (taken := time.process_time() - started) > _HANG:
        raise AssertionError(f"{len(data)} bytes took {taken:.1f} seconds")
    _spans(parsed)
    if parsed.source.encode() != data or edit(parsed, document, STABLE) != parsed.source:
        raise AssertionError("an edit that changes nothing changed the source")
    if canonical(read(parse_body(write(document, STABLE)), STABLE)) != canonical(document):
        raise AssertionError("the document did not survive Markdown")
    if found := dangers(markup):
        raise AssertionError(f"the HTML could do harm: {found[:3]}")
    if _CONTROLS.isdisjoint(map(ord, plain_text(document))):  # neither text nor space: no HTML shows them
        _rendered(document, markup)
    _evaluated(document)
    chance = random.Random(zlib.crc32(data))
    if data and chance.randrange(_EVERY) == 0:
        check_growth(data)
    if chance.randrange(_SELDOM) == 0:
        ours, theirs = changed(document, chance), changed(document, chance)
        _edited(parsed, theirs)
        check_merge(document, ours, theirs)


def check_growth(data: bytes) -> None:
    """Four times the text takes about four times the work; were it quadratic, it would take sixteen times."""
    if (times := growth(data, shown)) > STEEP:
        raise AssertionError(f"four times the text is {times:.1f} times the work")


def shown(data: bytes) -> None:
    render(read(parse(data), STABLE), _CONTEXT)


def _spans(parsed: ParsedPage) -> None:
    """Every block stands within the one around it, behind the one before it."""
    waiting = [(parsed.blocks, parsed.body_start, len(parsed.source))]
    while waiting:
        blocks, start, end = waiting.pop()
        for block in blocks:
            if not start <= block.start <= block.end <= end:
                raise AssertionError(f"{block.kind} at {block.start} to {block.end} is out of its place, {start} to {end}")
            waiting.append((block.children, block.start, block.end))
            start = block.end


def _rendered(document: Document, markup: str) -> None:
    present = words(markup)
    if (missing := first_missing(WORD.findall(plain_text(rewrite(document, _in_place))), present)) is not None:
        raise AssertionError(f"the HTML lacks {missing!r}")
    cut = sections(document)
    found = sorted(word for section in cut for word in WORD.findall(f"{'' if section.goes_on else section.title} {section.text}"))
    if found != sorted(WORD.findall(plain_text(rewrite(document, _notes_behind)))):
        raise AssertionError("the sections lack words, or have too many")


def _notes_behind(node: Node) -> list[Node] | None:
    """A heading with the bodies of its notes behind it: within a word of its title they would part the word."""
    inside = node.get("nodes", [])
    notes = [child for child in inside if child.get("type") == "annotation"]
    if node.get("type") not in HEADING_LEVELS or not notes:
        return None
    said = [part for child in inside for part in (child.get("nodes", []) if child.get("type") == "annotation" else [child])]
    bodies = [part for note in notes for fragment in note.get("fragments", []) for part in fragment.get("nodes", [])]
    return [{**node, "nodes": said}, *bodies]


def _in_place(node: Node) -> list[Node] | None:
    """Without what stands elsewhere in HTML, the bodies of notes, and what is not always shown, the titles of columns."""
    if node.get("type") == "annotation":
        return node.get("nodes", [])
    if node.get("type") in ("emoji", "inline-math", "mention"):  # HTML has a sign of its own there, and the parts of a formula
        return [{"object": "text", "leaves": [{"object": "leaf", "text": " ", "marks": []}]}]
    titles = [column for column in node.get("data", {}).get("definition", {}).values() if column["title"]]
    if node.get("type") == "table" and titles and (node["data"]["view"].get("hideHeader") or node["data"]["view"]["type"] == "cards"):
        definition = {name: {**column, "title": ""} for name, column in node["data"]["definition"].items()}
        return [{**node, "data": {**node["data"], "definition": definition}}]
    return None


def _evaluated(document: Document) -> None:
    evaluated = evaluate_document(document, _SCOPE)
    if any(node.get("type") in ("if", "expression") for node in walk(evaluated["nodes"])):
        raise AssertionError("something was left to evaluate")
    render(evaluated, _CONTEXT)


def _siblings(document: Document) -> Iterator[list[Node]]:
    """Lists of blocks in which one may be replaced by another."""
    yield document["nodes"]
    for node in walk(document["nodes"]):
        if node.get("type") in ("hint", "tabs-item", "list-item", "blockquote", "column", "stepper-step", "if") and node.get("nodes"):
            yield node["nodes"]


def changed(document: Document, chance: random.Random) -> Document:
    """The document with one block changed, moved, doubled or gone."""
    made = copy.deepcopy(document)
    siblings = chance.choice(list(_siblings(made)))
    place = chance.randrange(len(siblings) + 1)
    taken = copy.deepcopy(chance.choice(made["nodes"])) if made["nodes"] and chance.random() < 0.3 else _paragraph(chance)
    siblings[place : place + chance.randrange(2)] = [taken] if chance.random() < 0.7 else []
    return made


def _paragraph(chance: random.Random) -> Node:
    marks: Any = [{"object": "mark", "type": chance.choice(["bold", "code", "italic"])}] if chance.random() < 0.4 else []
    said = f"{chance.choice(['press', '*', '{% hint %}', '1.', '<b>', ' ', '- [ ]', '|', '***', '    x', '[^1]'])}{chance.randrange(10**6)}"
    return {
        "object": "block",
        "type": chance.choice(["paragraph", "heading-1"]),
        "data": {},
        "nodes": [{"object": "text", "leaves": [{"object": "leaf", "text": said, "marks": marks}]}],
    }


def _edited(parsed: ParsedPage, changed: Document) -> None:
    edited = edit(parsed, changed, STABLE)
    reread = parse(edited)
    if canonical(read(reread, STABLE))["nodes"] != canonical(changed)["nodes"]:
        raise AssertionError("an edit was not written as it was meant")
    if hidden(edited) > hidden(parsed.source) + hidden(write(changed, STABLE)):
        raise AssertionError("an edit hid a block that has a spelling")
    if (parsed.heading and reread.title != parsed.title) or reread.frontmatter != parsed.frontmatter:
        raise AssertionError("an edit of the body changed the page's title or its front matter")


def check_merge(base: Document, ours: Document, theirs: Document) -> None:
    """A side that changed nothing lets the other through; no word of either side is lost without a conflict that keeps it, and none is doubled."""
    for one, other, wanted in ((base, ours, ours), (ours, base, ours), (ours, ours, ours)):
        merged = merge_documents(base, one, other)
        if merged.document != wanted or merged.conflicts:
            raise AssertionError("a side that changed nothing did not let the other through")
    merged = merge_documents(base, ours, theirs)
    made, old, mine, other_side = (_said(document) for document in (merged.document, base, ours, theirs))
    kept = made.keys() | {word for conflict in merged.conflicts for word in _said([conflict.ours or {}, conflict.theirs or {}])}
    lost = ((mine - old) | (other_side - old)).keys() - kept
    sides = mine + other_side
    for joined in made.keys() - sides.keys():  # what both sides put in one place may have become one word
        if (pieces := _pieces(joined, sides)) is None:
            raise AssertionError(f"a merge made up {joined!r}")
        lost -= set(pieces)
        made += Counter(dict.fromkeys(pieces, made[joined]))
    if lost:
        raise AssertionError(f"a merge lost {lost}")
    if any(count > sides[word] for word, count in made.items() if word in sides):
        raise AssertionError("a merge doubled something")


def _said(value: Any) -> Counter[str]:
    """The words and signs of all texts, as a merge takes them."""
    return Counter(piece for word in all_words(value) for piece in split_words(word))


def _pieces(joined: str, known: Container[str]) -> tuple[str, str] | None:
    """The two known words that a word is made of."""
    cuts = ((joined[:at], joined[at:]) for at in range(1, len(joined)))
    return next(((one, other) for one, other in cuts if one in known and other in known), None)
