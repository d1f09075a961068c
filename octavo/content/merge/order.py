"""In which order the blocks of both sides stand in the merged page, each of them once."""

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.content.align import align
from octavo.content.document import Node
from octavo.content.merge.digest import Digests
from octavo.content.merge.match import Matching, match


@dataclass(frozen=True)
class Place:
    """A node's three states, None where a side has none; one with no base was inserted. `clashes` says that two insertions replace the same."""

    base: Node | None
    ours: Node | None
    theirs: Node | None
    clashes: bool = False


def ordered(base: Sequence[Node], ours: Sequence[Node], theirs: Sequence[Node], digests: Digests) -> list[Place]:
    """Every node of the three states, once, where it stands in the merged page; deleted ones are still among them.

    What neither side moved keeps its order. Around it stand what either side inserted or moved: ours first, then theirs.
    """
    mine, other = match(base, ours, digests), match(base, theirs, digests)
    steady = [index for index in range(len(base)) if index not in mine.moved and index not in other.moved]
    states = [Place(node, _at(ours, mine, index), _at(theirs, other, index)) for index, node in enumerate(base)]
    our_origins = {place: index for index, place in mine.places.items()}
    their_origins = {place: index for index, place in other.places.items()}
    twins = _twins(ours, theirs, our_origins, their_origins, digests)
    our_gaps: list[list[Place]] = [[] for _ in range(len(steady) + 1)]
    for gap, place in _between(len(ours), mine, steady):
        origin = our_origins.get(place)
        if origin is None and place not in twins:
            our_gaps[gap].append(Place(None, ours[place], None))
        elif origin is not None and origin in mine.moved and origin not in other.moved:
            our_gaps[gap].append(states[origin])
    their_gaps: list[list[Place]] = [[] for _ in range(len(steady) + 1)]
    for gap, place in _between(len(theirs), other, steady):
        origin = their_origins.get(place)
        if origin is None:
            their_gaps[gap].append(Place(None, None, theirs[place]))
        elif origin in other.moved:
            their_gaps[gap].append(states[origin])
    result: list[Place] = []
    for gap, (before, after) in enumerate(zip(our_gaps, their_gaps, strict=True)):
        replaced = gap < len(steady) and states[steady[gap]].ours is None and states[steady[gap]].theirs is None
        result.extend(_clashing(before, after) if replaced else [*before, *after])
        if gap < len(steady):
            result.append(states[steady[gap]])
    return result


def _at(nodes: Sequence[Node], matching: Matching, index: int) -> Node | None:
    return nodes[matching.places[index]] if index in matching.places else None


def _between(length: int, matching: Matching, steady: Sequence[int]) -> list[tuple[int, int]]:
    """For each node of a side that is not steady: the number of the gap between steady nodes where it stands, and its place."""
    numbers = {matching.places[index]: number for number, index in enumerate(steady) if index in matching.places}
    gap = 0
    between: list[tuple[int, int]] = []
    for place in range(length):
        if place in numbers:
            gap = numbers[place] + 1
        else:
            between.append((gap, place))
    return between


def _twins(
    ours: Sequence[Node], theirs: Sequence[Node], our_origins: dict[int, int], their_origins: dict[int, int], digests: Digests
) -> set[int]:
    """The places of what we inserted and they inserted too."""
    mine = [place for place in range(len(ours)) if place not in our_origins]
    other = [place for place in range(len(theirs)) if place not in their_origins]
    pairs = align([digests.content(ours[place]) for place in mine], [digests.content(theirs[place]) for place in other])
    return {mine[one] for one, _ in pairs}


def _clashing(ours: Sequence[Place], theirs: Sequence[Place]) -> list[Place]:
    """Both sides deleted a node and inserted others in its stead: theirs stay, ours are a conflict."""
    replacing = [place for place in theirs if place.base is None]
    fresh = [place for place in ours if place.base is None]
    if not replacing or not fresh:
        return [*ours, *theirs]
    pairs = dict(zip(map(id, replacing), fresh, strict=False))
    kept = [Place(None, pairs[id(place)].ours, place.theirs, clashes=True) if id(place) in pairs else place for place in theirs]
    rest = [Place(None, place.ours, None, clashes=True) for place in fresh[len(replacing) :]]
    return [*(place for place in ours if place.base is not None), *kept, *rest]
