"""Three-way merge of a block's text: words with their marks, and inlines as one word each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import orjson

from octavo.content.align import align
from octavo.content.document import Leaf, Mark, Node
from octavo.content.merge.digest import Digests
from octavo.content.merge.value import merge_value
from octavo.content.words import split_words


@dataclass(frozen=True)
class Word:
    """A word and its marks, or an inline as a whole: then `text` is its fingerprint. `source` is the text node or the inline."""

    text: str | bytes
    marks: bytes
    source: Node

    @property
    def identity(self) -> tuple[str | bytes, bytes]:
        return self.text, self.marks

    @property
    def is_space(self) -> bool:
        return isinstance(self.text, str) and self.text.isspace()


@dataclass(frozen=True)
class Edit:
    """Words `start` to `end` of the base became `words`."""

    start: int
    end: int
    words: tuple[Word, ...]


MergeInline = Callable[[Node, Node, Node], Node | None]


def merge_inlines(
    base: Sequence[Node], ours: Sequence[Node], theirs: Sequence[Node], digests: Digests, merge: MergeInline
) -> list[Node] | None:
    """The merged texts and inlines, or None when both sides changed the same words; `merge` merges an inline that both sides changed."""
    old = words_of(base, digests)
    edits = _edits(old, words_of(ours, digests))
    other_edits = _edits(old, words_of(theirs, digests))
    made: list[Word] = []
    position = 0
    for start, end, mine, others in _groups(edits, other_edits):
        made.extend(old[position:start])
        position = end
        if not mine or not others:
            made.extend(_applied(old, start, end, mine or others))
            continue
        decided = _decided(old[start:end], _applied(old, start, end, mine), _applied(old, start, end, others), merge)
        if decided is None:
            return None
        made.extend(decided)
    made.extend(old[position:])
    return nodes_of(made)


def words_of(nodes: Sequence[Node], digests: Digests) -> list[Word]:
    words: list[Word] = []
    for node in nodes:
        if node["object"] != "text":
            words.append(Word(digests.content(node), b"", node))
            continue
        for leaf in node.get("leaves", []):
            marks = orjson.dumps(leaf.get("marks", []), option=orjson.OPT_SORT_KEYS)
            words.extend(Word(text, marks, node) for text in split_words(leaf["text"]))
    return words


def nodes_of(words: Sequence[Word]) -> list[Node]:
    """Words back into text nodes and leaves; a text keeps the key of the first of its words whose key is still free."""
    nodes: list[Node] = []
    keys: set[str] = set()
    for word in words:
        if not isinstance(word.text, str):
            nodes.append(word.source)
            continue
        if not nodes or nodes[-1]["object"] != "text":
            text: Node = {"object": "text", "leaves": []}
            key = word.source.get("key")
            if key is not None and key not in keys:
                keys.add(key)
                text["key"] = key
            nodes.append(text)
        _append(nodes[-1]["leaves"], word.text, word.marks)
    return nodes


def _append(leaves: list[Leaf], text: str, marks: bytes) -> None:
    parsed: list[Mark] = orjson.loads(marks)
    if leaves and leaves[-1]["marks"] == parsed:
        leaves[-1]["text"] += text
    else:
        leaves.append({"object": "leaf", "text": text, "marks": parsed})


def _edits(old: Sequence[Word], new: Sequence[Word]) -> list[Edit]:
    """What one side did, in order; changes with nothing but a space between them are one."""
    edits: list[Edit] = []
    start = other_start = 0
    pairs = align([word.identity for word in old], [word.identity for word in new])
    for one, other in [*pairs, (len(old), len(new))]:
        if one > start or other > other_start:
            edit = Edit(start, one, tuple(new[other_start:other]))
            before = edits[-1] if edits else None
            apart = old[before.end : edit.start] if before else ()
            if before and len(apart) == 1 and apart[0].is_space and _rewords(before, old) and _rewords(edit, old):
                edits[-1] = Edit(before.start, edit.end, (*before.words, *apart, *edit.words))
            else:
                edits.append(edit)
        start, other_start = one + 1, other + 1
    return edits


def _rewords(edit: Edit, old: Sequence[Word]) -> bool:
    """Whether words were replaced by other words: not a change of marks, nor of an inline, nor an insertion."""
    words = old[edit.start : edit.end]
    plain = all(isinstance(word.text, str) for word in (*words, *edit.words))
    return bool(words) and plain and [word.text for word in words] != [word.text for word in edit.words]


def _groups(ours: Sequence[Edit], theirs: Sequence[Edit]) -> list[tuple[int, int, list[Edit], list[Edit]]]:
    """Edits of both sides in order, those that touch the same words together."""
    groups: list[tuple[int, int, list[Edit], list[Edit]]] = []
    sided = sorted([(edit, 0) for edit in ours] + [(edit, 1) for edit in theirs], key=lambda item: (item[0].start, item[0].end))
    for edit, side in sided:
        if groups:
            start, end, mine, others = groups[-1]
            same_point = start == end == edit.start == edit.end
            if edit.start < end or same_point:
                (others if side else mine).append(edit)
                groups[-1] = (start, max(end, edit.end), mine, others)
                continue
        groups.append((edit.start, edit.end, [] if side else [edit], [edit] if side else []))
    return groups


def _applied(old: Sequence[Word], start: int, end: int, edits: Sequence[Edit]) -> list[Word]:
    words: list[Word] = []
    for edit in edits:
        words.extend(old[start : edit.start])
        words.extend(edit.words)
        start = edit.end
    words.extend(old[start:end])
    return words


def _decided(base: Sequence[Word], ours: Sequence[Word], theirs: Sequence[Word], merge: MergeInline) -> Sequence[Word] | None:
    """Both sides changed these words: the same way, or one word in two ways that do not clash."""
    if [word.identity for word in ours] == [word.identity for word in theirs]:
        return theirs
    if not len(base) == len(ours) == len(theirs) == 1:
        return None
    one, mine, other = base[0], ours[0], theirs[0]
    if not isinstance(one.text, str) and not isinstance(mine.text, str) and not isinstance(other.text, str):
        merged = merge(one.source, mine.source, other.source)
        return None if merged is None else [replace(other, source=merged)]
    text, clash = merge_value(one.text, mine.text, other.text)
    marks, marks_clash = merge_value(one.marks, mine.marks, other.marks)
    if clash or marks_clash or not isinstance(text, str):
        return None
    return [replace(other, text=text, marks=marks)]
