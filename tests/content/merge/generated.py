"""Generated documents and edits of them, for the laws of merging."""

import copy
import random
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from octavo.content.document import Document, Node, walk
from tests.content.documents import block, document, words

WORDS = [
    "octavo",
    "press",
    "sheet",
    "fold",
    "gather",
    "sew",
    "trim",
    "paper",
    "ink",
    "type",
    "galley",
    "proof",
    "margin",
    "gutter",
    "spine",
    "quire",
    "leaf",
    "recto",
    "verso",
    "folio",
]


class Press:
    """Makes blocks, each with words of its own so that a test can tell where each of them went."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = 0

    def word(self) -> str:
        self.count += 1
        return f"{self.random.choice(WORDS)}{self.count}"

    def sentence(self) -> str:
        return " ".join(self.word() for _ in range(self.random.randint(4, 12))) + "."

    def key(self) -> str:
        self.count += 1
        return f"k{self.count}"

    def text_block(self) -> Node:
        kind = self.random.choice(["paragraph", "paragraph", "paragraph", "heading-1", "heading-2"])
        marks = self.random.choice([(), (), ("bold",)])
        return block(kind, words(self.sentence()), words(" " + self.sentence(), *marks), key=self.key())

    def block(self, depth: int = 0) -> Node:
        choice = self.random.random()
        if depth > 2 or choice < 0.6:
            return self.text_block()
        if choice < 0.75:
            return block("hint", *self.blocks(1, 3, depth + 1), key=self.key(), style="info")
        if choice < 0.9:
            items = [block("list-item", *self.blocks(1, 2, depth + 1), key=self.key()) for _ in range(self.random.randint(2, 4))]
            return block("list-unordered", *items, key=self.key())
        lines = [block("code-line", words(self.sentence()), key=self.key()) for _ in range(self.random.randint(2, 5))]
        return block("code", *lines, key=self.key(), syntax="python")

    def blocks(self, least: int, most: int, depth: int = 0) -> list[Node]:
        return [self.block(depth) for _ in range(self.random.randint(least, most))]

    def document(self, least: int = 3, most: int = 12) -> Document:
        return document(*self.blocks(least, most))


def text_blocks(nodes: list[Node]) -> list[Node]:
    """All blocks that hold text themselves."""
    found: list[Node] = []
    for node in nodes:
        children = node.get("nodes", [])
        found += [node] if children and children[0]["object"] == "text" else text_blocks(children)
    return found


def edit_words(press: Press, edited: Document) -> None:
    target = press.random.choice(text_blocks(edited["nodes"]))
    leaf = press.random.choice(target["nodes"])["leaves"][0]
    parts = leaf["text"].split(" ")
    place = press.random.randrange(1, len(parts))  # the first may be the space between two sentences
    parts[place : place + press.random.randint(0, 1)] = [press.word()]
    leaf["text"] = " ".join(parts)


def _some_siblings(press: Press, edited: Document) -> list[Node]:
    """The blocks of the page, of a hint or of an item of a list."""
    inner = [node["nodes"] for node in walk(edited["nodes"]) if node.get("type") in ("hint", "list-item")]
    return press.random.choice([edited["nodes"], *inner])


def insert(press: Press, edited: Document) -> None:
    siblings = _some_siblings(press, edited)
    siblings.insert(press.random.randint(0, len(siblings)), press.block(2))


def delete(press: Press, edited: Document) -> None:
    siblings = _some_siblings(press, edited)
    if len(siblings) > 1:
        del siblings[press.random.randrange(len(siblings))]


def move(press: Press, edited: Document) -> None:
    siblings = _some_siblings(press, edited)
    node = siblings.pop(press.random.randrange(len(siblings)))
    siblings.insert(press.random.randint(0, len(siblings)), node)


def change_data(press: Press, edited: Document) -> None:
    press.random.choice(edited["nodes"]).setdefault("data", {})["align"] = press.word()


EDITS: list[Callable[[Press, Document], None]] = [edit_words, edit_words, insert, delete, move, change_data]


def edited(press: Press, given: Document, edits: int) -> Document:
    changed = copy.deepcopy(given)
    for _ in range(edits):
        press.random.choice(EDITS)(press, changed)
    return changed


Seeds = tuple[int, int, int]
seeds = st.tuples(st.integers(0, 2**32), st.integers(0, 6), st.integers(0, 6))


def triple(seeds: Seeds) -> tuple[Document, Document, Document]:
    """A base and two sides: a seed and the number of edits of each side."""
    seed, ours, theirs = seeds
    press = Press(seed)
    base = press.document()
    return base, edited(press, base, ours), edited(press, base, theirs)


def all_words(value: Any) -> list[str]:
    """Every word of every leaf, in order."""
    if isinstance(value, list):
        return [word for item in value for word in all_words(item)]
    if not isinstance(value, dict):
        return []
    found = value["text"].split() if value.get("object") == "leaf" else []
    return found + [word for name in ("leaves", "nodes", "fragments") for word in all_words(value.get(name, []))]
