"""Which footnotes an edit changes: their definitions are then changed in their own place, and what mentions them stays as it is."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from octavo.content.align import align
from octavo.content.canonical import canonical_blocks, canonical_inlines
from octavo.content.document import Node
from octavo.content.markdown.nodes import find_fragment


def adopt_notes(old: list[Node], new: list[Node], mentions: Mapping[int, str]) -> dict[str, list[Node]]:
    """The new bodies of the footnotes whose words changed, by label; the mentions among the `old` blocks are given these bodies too.

    `mentions` tells the labels of annotations by `id`. A note of several mentions has changed where those that are left say the same; where they do not,
    one of them has become a note of its own.
    """
    before, after = list(_annotations(old)), list(_annotations(new))
    bodies: dict[str, list[list[Node]]] = {}
    for one, other in _pairs(before, after):
        if (label := mentions.get(id(before[one]))) is not None:
            bodies.setdefault(label, []).append(_body(after[other]))
    found = {label: held[0] for label, held in bodies.items() if all(_key(body) == _key(held[0]) for body in held)}
    changed: dict[str, list[Node]] = {}
    for node in before:
        label = mentions.get(id(node), "")
        if label in found and (label in changed or _key(_body(node)) != _key(found[label])):
            changed[label] = found[label]
            fragment = find_fragment(node, "annotation-body")
            assert fragment is not None  # it was read from a definition
            fragment["nodes"] = found[label]
    return changed


def _annotations(nodes: list[Node]) -> Iterator[Node]:
    """In the order of the page; none within the body of another, for a definition mentions no other."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        if node.get("type") == "annotation" and node.get("object") == "inline":
            yield node
            continue
        waiting.extend(reversed(node.get("fragments") or []))
        waiting.extend(reversed(node.get("nodes") or []))


def _pairs(before: Sequence[Node], after: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Annotations that stayed: first those that are the same, then between them those of the same words."""
    words = [[json.dumps(canonical_inlines(node.get("nodes") or [])) for node in side] for side in (before, after)]
    whole = [
        [(word, _key(_body(node))) for word, node in zip(said, side, strict=True)]
        for said, side in zip(words, (before, after), strict=True)
    ]
    same = align(*whole)
    yield from same
    for (start, other_start), (end, other_end) in pairwise([(-1, -1), *same, (len(before), len(after))]):
        between = align(words[0][start + 1 : end], words[1][other_start + 1 : other_end])
        yield from ((start + 1 + one, other_start + 1 + other) for one, other in between)


def _body(annotation: Node) -> list[Node]:
    found = find_fragment(annotation, "annotation-body")
    return found.get("nodes") or [] if found is not None else []


def _key(body: list[Node]) -> str:
    return json.dumps(canonical_blocks(body), sort_keys=True)
