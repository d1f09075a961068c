"""Words: what a diff for people and a merge of texts are counted in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from octavo.content.align import align
from octavo.content.document import Node

# Scripts written without spaces between words: each character is a word of its own. Hangul is written with spaces.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u2e80-\u2fdf\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han and kana
)
_ATTACHED = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u0652\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u200d\ufe00-\ufe0f"
_WORD = re.compile(rf"[{_UNSPACED}][{_ATTACHED}]*|(?:(?![{_UNSPACED}])[\w{_ATTACHED}])+|\s+|.[{_ATTACHED}]*", re.DOTALL)


def split_words(text: str) -> list[str]:
    """Words, runs of space and single signs; joined they are the text."""
    return _WORD.findall(text)


@dataclass(frozen=True)
class Run:
    """A piece of a text that was kept, removed or added."""

    kind: Literal["same", "removed", "added"]
    text: str


def diff_words(before: str, after: str) -> list[Run]:
    """What changed between two texts, word by word, as people read it: the removed words stand before the added ones."""
    old, new = split_words(before), split_words(after)
    runs: list[Run] = []
    start = other_start = 0
    for one, other in [*align(old, new), (len(old), len(new))]:
        _add(runs, "removed", old[start:one])
        _add(runs, "added", new[other_start:other])
        _add(runs, "same", old[one : one + 1])
        start, other_start = one + 1, other + 1
    return runs


def _add(runs: list[Run], kind: Literal["same", "removed", "added"], words: Sequence[str]) -> None:
    if not words:
        return
    if runs and runs[-1].kind == kind:
        runs[-1] = Run(kind, runs[-1].text + "".join(words))
    else:
        runs.append(Run(kind, "".join(words)))


def diff_block(before: Node | None, after: Node | None) -> list[Run]:
    """What changed between two states of a block's text; None is a block that is not there."""
    return diff_words(node_text(before) if before else "", node_text(after) if after else "")


def node_text(node: Node) -> str:
    """The text of a node: blocks on lines of their own, inlines without text (images, emoji) left out."""
    parts: list[str] = []
    pending: list[Node | str] = [node]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        parts.extend(leaf["text"] for leaf in item.get("leaves", []))
        children = [*item.get("nodes", []), *item.get("fragments", [])]
        for index, child in reversed(list(enumerate(children))):
            pending.append(child)
            if index and child["object"] in ("block", "fragment"):
                pending.append("\n")
    return "".join(parts)
