"""Alignment of two sequences in nearly linear time: what a diff is made of.

`difflib` is quadratic and worse on repetitive input. Here the common ends are cut off, elements that are unique on both sides become anchors
(patience), small rests between anchors are solved exactly, and large ones by pairing the n-th occurrence of an element with the n-th.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

_EXACT = 10_000
"""The largest product of two lengths for which the longest common subsequence is computed exactly."""


def align(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of indices of equal elements, rising on both sides."""
    pairs: list[tuple[int, int]] = []
    pending = [(0, len(before), 0, len(after))]
    while pending:
        start, end, other_start, other_end = pending.pop()
        while start < end and other_start < other_end and before[start] == after[other_start]:
            pairs.append((start, other_start))
            start, other_start = start + 1, other_start + 1
        while start < end and other_start < other_end and before[end - 1] == after[other_end - 1]:
            end, other_end = end - 1, other_end - 1
            pairs.append((end, other_end))
        if start == end or other_start == other_end:
            continue
        left, right = before[start:end], after[other_start:other_end]
        found = _exact(left, right) if len(left) * len(right) <= _EXACT else None
        if found is not None:
            pairs.extend((start + one, other_start + other) for one, other in found)
            continue
        anchors = _unique(left, right)
        if not anchors:
            pairs.extend((start + one, other_start + other) for one, other in _by_occurrence(left, right))
            continue
        previous, other_previous = start, other_start
        for one, other in [*anchors, (end - start, other_end - other_start)]:
            pending.append((previous, start + one, other_previous, other_start + other))
            previous, other_previous = start + one + 1, other_start + other + 1
        pairs.extend((start + one, other_start + other) for one, other in anchors)
    return sorted(pairs)


def _exact(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    width = len(right) + 1
    lengths = [[0] * width]
    for element in reversed(left):
        below = lengths[-1]
        row = [0] * width
        for index in range(width - 2, -1, -1):
            row[index] = below[index + 1] + 1 if element == right[index] else max(below[index], row[index + 1])
        lengths.append(row)
    lengths.reverse()
    pairs: list[tuple[int, int]] = []
    one = other = 0
    while one < len(left) and other < len(right):
        if left[one] == right[other]:
            pairs.append((one, other))
            one, other = one + 1, other + 1
        elif lengths[one + 1][other] >= lengths[one][other + 1]:
            one += 1
        else:
            other += 1
    return pairs


def _unique(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    counts, other_counts = Counter(left), Counter(right)
    places = {element: index for index, element in enumerate(right) if other_counts[element] == 1}
    return rising([(index, places[element]) for index, element in enumerate(left) if counts[element] == 1 and element in places])


def _by_occurrence(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    places: dict[tuple[Hashable, int], int] = {}
    seen: Counter[Hashable] = Counter()
    for index, element in enumerate(right):
        places[element, seen[element]] = index
        seen[element] += 1
    pairs: list[tuple[int, int]] = []
    seen.clear()
    for index, element in enumerate(left):
        if (place := places.get((element, seen[element]))) is not None:
            pairs.append((index, place))
        seen[element] += 1
    return rising(pairs)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs, which rise in their first number, that rises in its second number too."""
    tops: list[int] = []
    top_pairs: list[int] = []
    previous: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        previous.append(top_pairs[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            top_pairs.append(index)
        else:
            tops[pile] = place
            top_pairs[pile] = index
    chosen: list[tuple[int, int]] = []
    index = top_pairs[-1] if top_pairs else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = previous[index]
    return chosen[::-1]
