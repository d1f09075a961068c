"""Which block of one state of a page is which block of another: by content, then by key and likeness, then wherever it moved."""

from collections import Counter
from collections.abc import Iterator, Sequence

from octavo.content.align import align, rising
from octavo.content.document import HEADING_LEVELS, LIST_TYPES, Node
from octavo.content.merge.digest import Digests

_ALIKE = 0.4
"""The share of words in common from which two blocks of a kind count as one block edited."""

_KEY_BONUS = 0.5
_MAX_PRODUCT = 900
_MOVED_WORDS = 3
"""Words a block must have at least to be recognised at another place by its content alone."""

FAMILIES = (
    frozenset({"paragraph", *HEADING_LEVELS}),
    LIST_TYPES,
)
"""Types that turn into each other without a change of what they hold."""


def related(one: Node, other: Node) -> bool:
    """Whether one may be the other, edited."""
    if one["object"] != other["object"]:
        return False
    kind, other_kind = one.get("type"), other.get("type")
    return kind == other_kind or any(kind in family and other_kind in family for family in FAMILIES)


def match(base: Sequence[Node], side: Sequence[Node], digests: Digests) -> dict[int, int]:
    """For each matched node of the base its place on the other side."""
    pairs = align([digests.content(node) for node in base], [digests.content(node) for node in side])
    edited: list[tuple[int, int]] = []
    for old, new in _gaps(pairs, len(base), len(side)):
        edited.extend(_edited(base, side, old, new, digests))
    places = dict(pairs) | dict(edited)
    places |= _moved(base, side, places, digests)
    steady = rising(sorted(places.items()))
    return places | _rewritten(base, side, places, steady)


def _gaps(pairs: Sequence[tuple[int, int]], length: int, other_length: int) -> Iterator[tuple[range, range]]:
    start = other_start = 0
    for one, other in [*pairs, (length, other_length)]:
        if start < one and other_start < other:
            yield range(start, one), range(other_start, other)
        start, other_start = one + 1, other + 1


def _rewritten(base: Sequence[Node], side: Sequence[Node], places: dict[int, int], steady: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Where one node is left on both sides of a gap: the same, with not a word kept."""
    taken = set(places.values())
    pairs: dict[int, int] = {}
    for old, new in _gaps(steady, len(base), len(side)):
        gone = [one for one in old if one not in places]
        come = [other for other in new if other not in taken]
        if len(gone) == len(come) == 1 and related(base[gone[0]], side[come[0]]):
            pairs[gone[0]] = come[0]
    return pairs


def _edited(base: Sequence[Node], side: Sequence[Node], old: range, new: range, digests: Digests) -> list[tuple[int, int]]:
    """Pairs within a gap between equal nodes, in order: the best sum of likeness."""
    if len(old) * len(new) > _MAX_PRODUCT:
        return _same_keys(base, side, old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    scores = [[_score(base[one], side[other], digests) for other in new] for one in old]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            paired = scores[row][column] + best[row + 1][column + 1] if scores[row][column] else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs: list[tuple[int, int]] = []
    row = column = 0
    while row < len(old) and column < len(new):
        if scores[row][column] and best[row][column] == scores[row][column] + best[row + 1][column + 1]:
            pairs.append((old[row], new[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _score(one: Node, other: Node, digests: Digests) -> float:
    if not related(one, other):
        return 0.0
    likeness = digests.similarity(one, other)
    same_key = "key" in one and one["key"] == other.get("key")
    if same_key and likeness:
        return likeness + _KEY_BONUS
    return likeness if likeness >= _ALIKE else 0.0


def _same_keys(base: Sequence[Node], side: Sequence[Node], old: range, new: range) -> list[tuple[int, int]]:
    places = {side[other]["key"]: other for other in new if "key" in side[other]}
    pairs = [(one, places[base[one]["key"]]) for one in old if base[one].get("key") in places]
    return rising([(one, other) for one, other in pairs if related(base[one], side[other])])


def _moved(base: Sequence[Node], side: Sequence[Node], places: dict[int, int], digests: Digests) -> dict[int, int]:
    """Nodes that stand elsewhere: of the same content and found once, or of the same key and alike."""
    taken = set(places.values())
    gone = [one for one in range(len(base)) if one not in places]
    come = [other for other in range(len(side)) if other not in taken]
    if not gone or not come:
        return {}
    gone_counts = Counter(digests.content(base[one]) for one in gone)
    come_counts = Counter(digests.content(side[other]) for other in come)
    by_content = {digests.content(side[other]): other for other in come if come_counts[digests.content(side[other])] == 1}
    by_key = {side[other]["key"]: other for other in come if "key" in side[other]}
    moved: dict[int, int] = {}
    for one in gone:
        content = digests.content(base[one])
        place = by_content.get(content) if gone_counts[content] == 1 and digests.words(base[one]).total() >= _MOVED_WORDS else None
        if place is None:
            place = by_key.get(base[one].get("key", ""))
            if place is None or not related(base[one], side[place]) or not digests.similarity(base[one], side[place]):
                continue
        if place not in taken:
            taken.add(place)
            moved[one] = place
    return moved
