"""One random change of one block, as an editor makes it, and how to tell whether the bytes of anything else changed."""

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from octavo.content.document import Document, Node, walk
from octavo.content.markdown.nodes import is_blank, paragraph, text_node
from octavo.content.markdown.syntax import Syntax

LISTS = ("list-unordered", "list-ordered", "list-tasks")
FAMILIES: dict[str, tuple[str, dict[str, str]]] = {
    "tabs": ("tabs-item", {"title": "Put in"}), "stepper": ("stepper-step", {}), "columns": ("column", {}),
    "updates": ("update", {"date": "2025-01-02T00:00:00.000Z"}),
}  # fmt: skip
"""Containers that hold members of one type only, with what a new one says of itself."""

WITH_WORDS = ("paragraph", "heading-1", "heading-2", "heading-3", "code-line")

OTHER_TYPES = {
    "paragraph": "heading-2", "heading-1": "heading-3", "heading-2": "paragraph", "heading-3": "heading-1",
    "list-unordered": "list-ordered", "list-ordered": "list-unordered", "blockquote": "hint",
}  # fmt: skip
"""What a block becomes when its type is changed."""

ADDED = (" more", "*", " {% hint %}", "\nnew line", "\\", " <b>")

NUMBER = "the number of an ordered list's first item"
EMPTY = "blank lines that stand for an empty paragraph"

Kind = Literal["words", "type", "insert", "delete", "move"]


@dataclass(frozen=True, slots=True)
class Edit:
    """`spans` are the stretches of the source that the change may touch; `reaches` says why a neighbour may have to change with it."""

    kind: Kind
    changed: Document
    spans: list[tuple[int, int]]
    reaches: str


class Editor:
    """Random edits of one page. `where` tells for each block, by `id`, the syntax that it came from."""

    def __init__(self, document: Document, where: dict[int, Syntax], source: str, chance: random.Random) -> None:
        self.document = document
        self.where = where
        self.source = source
        self.chance = chance
        self.reaches = ""
        self.owners = dict(_owners(document["nodes"], where))

    def edit(self, kind: Kind) -> Edit | None:
        """None where the page has nothing that could be changed so."""
        changed = copy.deepcopy(self.document)
        self.reaches = ""
        made = {"words": self._words, "type": self._type, "insert": self._insert, "delete": self._delete, "move": self._move}[kind](changed)
        return None if made is None else Edit(kind, changed, made, self.reaches)

    def _words(self, changed: Document) -> list[tuple[int, int]] | None:
        """In any block with words: in a cell or a code line the block that changes is the whole table or code."""
        places = [
            place
            for place, node in enumerate(_all(self.document))
            if node.get("type") in WITH_WORDS and node["nodes"] and node["nodes"][0]["object"] == "text" and node["nodes"][0]["leaves"]
        ]
        if not places:
            return None
        place = self.chance.choice(places)
        nodes, copies = _all(self.document), _all(changed)
        added = self.chance.choice(ADDED[:2] if nodes[place]["type"] == "code-line" else ADDED)
        where = self.where.get(id(nodes[place]))
        for other in places:  # a note that is mentioned twice is read twice
            if other == place or (where is not None and self.where.get(id(nodes[other])) is where):
                copies[other]["nodes"][0]["leaves"][0]["text"] += added
        return [self._span(nodes[place])]

    def _type(self, changed: Document) -> list[tuple[int, int]] | None:
        places = [
            place
            for place, node in enumerate(_all(self.document))
            if id(node) in self.where and (node.get("type") in OTHER_TYPES or node.get("type") == "hint")
        ]
        if not places:
            return None
        place = self.chance.choice(places)
        found = _all(changed)[place]
        if found["type"] == "hint":
            found["data"]["style"] = "danger" if found["data"]["style"] != "danger" else "success"
        else:
            found["type"] = OTHER_TYPES[found["type"]]
            found["data"] = {"style": "info"} if found["type"] == "hint" else {}
        return [self._span(_all(self.document)[place])]

    def _insert(self, changed: Document) -> list[tuple[int, int]] | None:
        place = self.chance.randrange(len(_siblings(self.document)))
        holder, old = _siblings(self.document)[place]
        new = _siblings(changed)[place][1]
        index = self.chance.randint(0, len(new))
        new.insert(index, _made(holder))
        if not self._is_placed(old):
            return [self._span(old[0])]
        position = self._span(old[index])[0] if index < len(old) else self._span(old[-1])[1] if old else len(self.source)
        before = self._span(old[index - 1])[1] if index else position
        return [(min(before, position), max(before, position))]

    def _delete(self, changed: Document) -> list[tuple[int, int]] | None:
        places = [place for place, (_, old) in enumerate(_siblings(self.document)) if len(old) > 1]
        if not places:
            return None
        place = self.chance.choice(places)
        holder, old = _siblings(self.document)[place]
        index = self.chance.randrange(len(old))
        self._look_around(holder, old, index)
        del _siblings(changed)[place][1][index]
        return [self._span(old[0])] if not self._is_placed(old) else [self._with_gaps(old, index)]

    def _move(self, changed: Document) -> list[tuple[int, int]] | None:
        places = [place for place, (_, old) in enumerate(_siblings(self.document)) if len(old) > 1]
        if not places:
            return None
        place = self.chance.choice(places)
        holder, old = _siblings(self.document)[place]
        new = _siblings(changed)[place][1]
        start, end = self.chance.sample(range(len(old)), 2)
        self._look_around(holder, old, start, end)
        new.insert(end, new.pop(start))
        if not self._is_placed(old):
            return [self._span(old[0])]
        if abs(start - end) == 1:  # either of the two may be the one that moved
            first = self._with_gaps(old, min(start, end))
            return [(first[0], self._with_gaps(old, max(start, end))[1])]
        goal = old[end]
        edge = self._span(goal)[1 if end > start else 0]
        gap = self._with_gaps(old, end)
        return [
            self._with_gaps(old, start),
            (min(edge, gap[1] if end > start else edge), max(edge, gap[1])) if end > start else (gap[0], edge),
        ]

    def _look_around(self, holder: str, siblings: list[Node], *places: int) -> None:
        if holder == "list-ordered" and 0 in places:
            self.reaches = NUMBER
        elif any(
            is_blank(node.get("nodes", []))
            for place in places
            for node in siblings[max(0, place - 1) : place + 2]
            if node["type"] == "paragraph"
        ):
            self.reaches = EMPTY

    def _with_gaps(self, siblings: list[Node], index: int) -> tuple[int, int]:
        """A block with the white space around it."""
        start, end = self._span(siblings[index])
        return self._span(siblings[index - 1])[1] if index else start, self._span(siblings[index + 1])[0] if index + 1 < len(
            siblings
        ) else end

    def _span(self, node: Node) -> tuple[int, int]:
        found = self.where[self.owners[id(node)]]
        return found.start, found.end

    def _is_placed(self, nodes: list[Node]) -> bool:
        """Whether each has a place of its own; those in the cells of a table have not."""
        return all(id(node) in self.where for node in nodes)


def _made(holder: str) -> Node:
    """A new block that may stand in what holds it."""
    made = paragraph([text_node("Put in.")])
    if holder in LISTS:
        return {"object": "block", "type": "list-item", "data": {"checked": True} if holder == "list-tasks" else {}, "nodes": [made]}
    if holder in FAMILIES:
        member, data = FAMILIES[holder]
        return {"object": "block", "type": member, "data": {**data}, "nodes": [made]}
    return made


def hidden(source: str) -> int:
    """How many blocks are comments: readers of the Markdown do not see them."""
    return source.count('<!-- octavo {"block"')


def only(source: str, edited: str, spans: list[tuple[int, int]]) -> bool:
    """Whether everything outside of the spans is as it was."""
    position = 0
    begin = 0
    for start, end in sorted(spans):
        kept = source[begin:start]
        found = edited.find(kept, position) if begin else 0
        if found < 0 or not edited.startswith(kept, found):
            return False
        position, begin = found + len(kept), end
    rest = source[begin:]
    return edited.endswith(rest) and len(edited) - len(rest) >= position


def _all(document: Document) -> list[Node]:
    return [found for node in document["nodes"] for found in walk([node])]


HOLDERS = ("hint", "tabs-item", "stepper-step", "column", "update", "if", "blockquote", "list-item", "expandable-body", *FAMILIES, *LISTS)


def _siblings(document: Document) -> list[tuple[str, list[Node]]]:
    """The lists of blocks that stand side by side, each with the type of what holds it."""
    held = [(node["type"], node["nodes"]) for node in _all(document) if node["object"] != "inline" and node.get("type") in HOLDERS]
    return [("document", document["nodes"]), *held]


def _owners(nodes: list[Node], where: dict[int, Syntax]) -> Iterator[tuple[int, int]]:
    """For each node the `id` of the nearest block around it that has a place of its own in the source."""
    waiting = [(node, id(node)) for node in nodes]
    while waiting:
        node, owner = waiting.pop()
        owner = id(node) if id(node) in where else owner
        yield id(node), owner
        waiting.extend((child, owner) for child in (*node.get("nodes", ()), *node.get("fragments", ())))
