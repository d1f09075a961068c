"""In which order the blocks of both sides stand in the merged page, each of them once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from octavo.content.align import align
from octavo.content.document import Node
from octavo.content.merge.digest import Digests
from octavo.content.merge.match import match
from octavo.content.merge.sequence import merge_order


@dataclass(frozen=True)
class States:
    """A node's three states, None where a side has none; one with no base was inserted. `clashes` says that two insertions replace the same."""

    base: Node | None
    ours: Node | None
    theirs: Node | None
    clashes: bool = False


# A node of the base and all that it became, or one that a side inserted: its side and its place there.
Name: TypeAlias = tuple[str, int]


def ordered(base: Sequence[Node], ours: Sequence[Node], theirs: Sequence[Node], digests: Digests) -> list[States]:
    """Every node of the three states, once, where it stands in the merged page; deleted ones are still among them."""
    mine, other = match(base, ours, digests), match(base, theirs, digests)
    their_names = _names("theirs", len(theirs), other)
    our_names = _with_twins(_names("ours", len(ours), mine), their_names, ours, theirs, digests)
    states = {name: States(None, ours[place], None) for place, name in enumerate(our_names)}
    states |= {name: States(None, None, theirs[place]) for place, name in enumerate(their_names)}
    for index, node in enumerate(base):
        states["base", index] = States(node, _at(ours, mine, index), _at(theirs, other, index))
    result: list[States] = []
    for slot in merge_order([("base", index) for index in range(len(base))], our_names, their_names):
        before, after, steady = ([states[name] for name in names] for names in (slot.ours, slot.theirs, slot.steady))
        replaced = any(each.ours is None and each.theirs is None for each in steady)
        result.extend(_clashing(before, after) if replaced else [*before, *after])
        result.extend(steady)
    return result


def _names(side: str, length: int, matching: dict[int, int]) -> list[Name]:
    origins = {place: index for index, place in matching.items()}
    return [("base", origins[place]) if place in origins else (side, place) for place in range(length)]


def _with_twins(names: list[Name], their_names: list[Name], ours: Sequence[Node], theirs: Sequence[Node], digests: Digests) -> list[Name]:
    """Our names, with theirs for what we inserted and they inserted too."""
    mine = [place for place, (side, _) in enumerate(names) if side == "ours"]
    other = [place for place, (side, _) in enumerate(their_names) if side == "theirs"]
    pairs = align([digests.content(ours[place]) for place in mine], [digests.content(theirs[place]) for place in other])
    twins = {mine[one]: their_names[other[place]] for one, place in pairs}
    return [twins.get(place, name) for place, name in enumerate(names)]


def _at(nodes: Sequence[Node], matching: dict[int, int], index: int) -> Node | None:
    return nodes[matching[index]] if index in matching else None


def _clashing(ours: Sequence[States], theirs: Sequence[States]) -> list[States]:
    """Both sides deleted a node and inserted others in its stead: theirs stay, ours are a conflict."""
    replacing = [each for each in theirs if each.base is None]
    fresh = [each for each in ours if each.base is None]
    if not replacing or not fresh:
        return [*ours, *theirs]
    pairs = dict(zip(map(id, replacing), fresh, strict=False))
    kept = [States(None, pairs[id(each)].ours, each.theirs, clashes=True) if id(each) in pairs else each for each in theirs]
    rest = [States(None, each.ours, None, clashes=True) for each in fresh[len(replacing) :]]
    return [*(each for each in ours if each.base is not None), *kept, *rest]
