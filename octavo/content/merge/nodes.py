"""Three-way merge of nodes: of one block in three states, and of the blocks that stand beside each other."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from octavo.content.document import Node
from octavo.content.merge.conflict import Conflict, ConflictKind
from octavo.content.merge.digest import Digests
from octavo.content.merge.inlines import merge_inlines
from octavo.content.merge.order import States, ordered
from octavo.content.merge.table import is_table, merge_tables
from octavo.content.merge.value import ABSENT, merge_value

_MAX_DEPTH = 60
"""Levels that are merged one by one; what lies deeper is taken whole."""

_CHILDREN = frozenset({"nodes", "fragments", "leaves"})
_IDENTITY = frozenset({"key", "meta"})


class Merging:
    """One merge on its way: `conflicts` fills as it goes."""

    def __init__(self, digests: Digests) -> None:
        self.digests = digests
        self.conflicts: list[Conflict] = []

    def siblings(
        self, base: Sequence[Node], ours: Sequence[Node], theirs: Sequence[Node], around: str | None, depth: int = 0
    ) -> list[Node]:
        """The merged children of a node whose key is `around`."""
        decided = self.one_sided(base, ours, theirs)
        if decided is not None:
            return list(decided)
        merged: list[Node] = []
        for place in ordered(base, ours, theirs, self.digests):
            node = self._placed(place, around, depth)
            if node is not None:
                merged.append(node)
        return merged

    def one_sided(self, base: Sequence[Node], ours: Sequence[Node], theirs: Sequence[Node]) -> Sequence[Node] | None:
        """The children, when only one side changed them or both did the same."""
        if ours in (base, theirs):
            return theirs
        return ours if theirs == base else None

    def _placed(self, states: States, around: str | None, depth: int) -> Node | None:
        base, ours, theirs = states.base, states.ours, states.theirs
        if base is None:
            if states.clashes:
                self._conflict(ConflictKind.EDITED_BOTH, around, states)
                return theirs
            return theirs if theirs is not None else ours
        if ours is not None and theirs is not None:
            return self.node(base, ours, theirs, depth)
        changed = ours if ours is not None else theirs
        if changed is None or self.digests.content(changed) == self.digests.content(base):
            return None
        self._conflict(ConflictKind.DELETED_OURS if ours is None else ConflictKind.DELETED_THEIRS, around, states)
        return theirs

    def _conflict(self, kind: ConflictKind, around: str | None, states: States) -> None:
        key = around if states.theirs is None else states.theirs.get("key", around)
        self.conflicts.append(Conflict(kind, key, states.base, states.ours, states.theirs))

    def node(self, base: Node, ours: Node, theirs: Node, depth: int = 0) -> Node:
        """One node in its three states, merged."""
        decided = self.one_sided([base], [ours], [theirs])
        if decided is not None:
            return decided[0]
        old, mine, other = (self.digests.content(node) for node in (base, ours, theirs))
        if mine in (old, other):
            return theirs
        if other == old:
            return ours
        if depth > _MAX_DEPTH:
            self.conflicts.append(Conflict(ConflictKind.EDITED_BOTH, theirs.get("key"), base, ours, theirs))
            return theirs
        if all(map(is_table, (base, ours, theirs))):
            return self._table(base, ours, theirs, depth)
        merged, clashes = _attributes(base, ours, theirs)
        before = len(self.conflicts)
        if any("nodes" in node for node in (base, ours, theirs)):
            children = self._children(base, ours, theirs, depth)
            if children is None:
                clashes.append("nodes")
                children = theirs.get("nodes", [])
            merged["nodes"] = children
        if any("fragments" in node for node in (base, ours, theirs)):
            merged["fragments"] = self._fragments(base, ours, theirs, depth)
        if "leaves" in theirs:
            merged["leaves"] = theirs["leaves"]
        if clashes:
            self.conflicts[before:before] = [Conflict(ConflictKind.EDITED_BOTH, merged.get("key"), base, ours, theirs, tuple(clashes))]
        return merged

    def _table(self, base: Node, ours: Node, theirs: Node, depth: int) -> Node:
        def merge_rows(*rows: list[Node]) -> list[Node]:
            self.digests.keep(*rows)
            return self.siblings(rows[0], rows[1], rows[2], theirs.get("key"), depth + 1)

        data, fragments, clashes = merge_tables(base, ours, theirs, merge_rows)
        if clashes:
            self.conflicts.append(Conflict(ConflictKind.EDITED_BOTH, theirs.get("key"), base, ours, theirs, tuple(clashes)))
        return {**_attributes(base, ours, theirs)[0], "data": data, "fragments": fragments}

    def _children(self, base: Node, ours: Node, theirs: Node, depth: int) -> list[Node] | None:
        """The merged children, or None when that cannot be decided."""
        states = [node.get("nodes", []) for node in (base, ours, theirs)]
        inline = {child["object"] in ("text", "inline") for nodes in states for child in nodes}
        if inline == {False}:
            return self.siblings(states[0], states[1], states[2], theirs.get("key"), depth + 1)
        if inline == {True, False}:
            return None
        return merge_inlines(states[0], states[1], states[2], self.digests, lambda one, mine, other: self._inline(one, mine, other, depth))

    def _inline(self, base: Node, ours: Node, theirs: Node, depth: int) -> Node | None:
        if base.get("type") != ours.get("type") or base.get("type") != theirs.get("type"):
            return None
        inner = Merging(self.digests)
        merged = inner.node(base, ours, theirs, depth + 1)
        return None if inner.conflicts else merged

    def _fragments(self, base: Node, ours: Node, theirs: Node, depth: int) -> list[Node]:
        """Captions, titles and bodies: matched by their names."""
        old, mine, other = (_by_name(node.get("fragments", [])) for node in (base, ours, theirs))
        merged: list[Node] = []
        for name in [
            *other,
            *(name for name in mine if name not in other),
            *(name for name in old if name not in other and name not in mine),
        ]:
            fragment = self._placed(States(old.get(name), mine.get(name), other.get(name)), theirs.get("key"), depth + 1)
            if fragment is not None:
                merged.append(fragment)
        return merged


def _by_name(fragments: Sequence[Node]) -> dict[tuple[str, int], Node]:
    named: dict[tuple[str, int], Node] = {}
    for fragment in fragments:
        name = str(fragment.get("fragment") or fragment.get("type") or "")
        number = 0
        while (name, number) in named:
            number += 1
        named[name, number] = fragment
    return named


def _attributes(base: Node, ours: Node, theirs: Node) -> tuple[Node, list[str]]:
    """Everything of a node but its children, and the names of what clashed."""
    merged: dict[str, Any] = {}
    clashes: list[str] = []
    old, mine, other = (cast("Mapping[str, Any]", node) for node in (base, ours, theirs))
    for name in [*other, *(name for name in mine if name not in other)]:
        if name in _CHILDREN:
            continue
        value, clash = merge_value(old.get(name, ABSENT), mine.get(name, ABSENT), other.get(name, ABSENT))
        if clash and name not in _IDENTITY:
            clashes.append(name)
        if value is not ABSENT:
            merged[name] = value
    return cast("Node", merged), clashes
