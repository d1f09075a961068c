"""Three-way merge of an order: of blocks beside each other, of pages below one parent."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from octavo.content.align import rising

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Slot(Generic[T]):
    """What either side put between two elements that neither moved, and the second of those: none behind the last."""

    ours: list[T] = field(default_factory=list)
    theirs: list[T] = field(default_factory=list)
    steady: list[T] = field(default_factory=list)

    def __iter__(self) -> Iterator[T]:
        yield from self.ours
        yield from self.theirs
        yield from self.steady


def merge_order(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]) -> list[Slot[T]]:
    """Every element of the three orders once, where it stands in the merged one; those that a side deleted are still among them.

    Each order holds an element at most once. What neither side moved keeps its order; what either inserted or moved stands where that side
    put it, ours before theirs; what both moved or inserted stands where they put it.
    """
    ours_moved, theirs_moved = _moved(base, ours), _moved(base, theirs)
    known, added = set(base), set(theirs)
    steady = [element for element in base if element not in ours_moved and element not in theirs_moved]
    slots: list[Slot[T]] = [*(Slot(steady=[element]) for element in steady), Slot()]
    places = {element: place for place, element in enumerate(steady)}
    for place, element in _between(ours, places):
        own = element in ours_moved and element not in theirs_moved if element in known else element not in added
        if own:
            slots[place].ours.append(element)
    for place, element in _between(theirs, places):
        if element in theirs_moved or element not in known:
            slots[place].theirs.append(element)
    return slots


def _moved(base: Sequence[T], side: Sequence[T]) -> set[T]:
    places = {element: place for place, element in enumerate(side)}
    kept = [(place, places[element]) for place, element in enumerate(base) if element in places]
    in_order = {place for place, _ in rising(kept)}
    return {base[place] for place, _ in kept if place not in in_order}


def _between(side: Sequence[T], places: dict[T, int]) -> Iterator[tuple[int, T]]:
    """The elements of a side that are not steady, each with the number of the slot where it stands."""
    slot = 0
    for element in side:
        if element in places:
            slot = places[element] + 1
        else:
            yield slot, element
