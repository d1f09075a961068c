"""Three-way merge of what a revision lists beside its pages: by id, each entry in its three states."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeAlias, TypeVar

from octavo.content.merge.conflict import Conflict
from octavo.content.merge.sequence import merge_order
from octavo.content.merge.value import ABSENT, merge_value

Subject: TypeAlias = Literal["page", "file", "reusable-content", "tag", "variable", "redirect"]
Kind: TypeAlias = Literal["edited-both", "deleted-ours", "deleted-theirs", "added-both", "moved-both", "parent-deleted"]


@dataclass(frozen=True)
class RevisionConflict:
    """What two revisions could not agree on; theirs stands.

    `base`, `ours` and `theirs` are JSON: an entry as `to_json` gives it, with its `document` where that is what would be lost. `attributes`
    names what clashed; `blocks` are the conflicts within a page's document.
    """

    kind: Kind
    subject: Subject
    id: str
    base: Any = None
    ours: Any = None
    theirs: Any = None
    attributes: tuple[str, ...] = ()
    blocks: tuple[Conflict, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "subject": self.subject,
            "id": self.id,
            "base": self.base,
            "ours": self.ours,
            "theirs": self.theirs,
            "attributes": list(self.attributes),
            "blocks": [conflict.to_json() for conflict in self.blocks],
        }


T = TypeVar("T")
Entries: TypeAlias = Mapping[str, T]


def merge_attributes(base: T, ours: T, theirs: T, *, apart: frozenset[str] = frozenset()) -> tuple[T, tuple[str, ...]]:
    """A dataclass merged field by field, but for those `apart`, which stay theirs; and the names of the fields that clashed."""
    merged: dict[str, Any] = {}
    clashes: list[str] = []
    for item in fields(theirs):  # type: ignore[arg-type]  # a dataclass, as the docstring says
        if item.name in apart:
            continue
        merged[item.name], clash = merge_value(getattr(base, item.name), getattr(ours, item.name), getattr(theirs, item.name))
        if clash:
            clashes.append(item.name)
    return replace(theirs, **merged), tuple(clashes)  # type: ignore[type-var]  # likewise


def merge_entries(
    base: Entries[T],
    ours: Entries[T],
    theirs: Entries[T],
    merge: Callable[[str, T, T, T], T],
    deleted: Callable[[Kind, str, T, T | None, T | None], None],
) -> dict[str, T]:
    """The merged entries, in their merged order. `deleted` is told of an entry deleted by one side and edited by the other."""
    merged: dict[str, T] = {}
    for key in (key for slot in merge_order([*base], [*ours], [*theirs]) for key in slot):
        old, mine, other = base.get(key), ours.get(key), theirs.get(key)
        if mine is not None and other is not None:
            merged[key] = _both(old, mine, other) or merge(key, other if old is None else old, mine, other)
            continue
        if mine is None and other is None:
            continue
        if old is not None and old not in (mine, other):
            deleted("deleted-ours" if mine is None else "deleted-theirs", key, old, mine, other)
        kept = other if other is not None or old is not None else mine
        if kept is not None and kept != old:
            merged[key] = kept
    return merged


def _both(old: T | None, mine: T, other: T) -> T | None:
    if mine in (old, other):
        return other
    return mine if other == old else None


def merge_variables(
    base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], list[RevisionConflict]]:
    merged: dict[str, Any] = {}
    conflicts: list[RevisionConflict] = []
    for name in [*theirs, *(name for name in ours if name not in theirs)]:
        value, clash = merge_value(base.get(name, ABSENT), ours.get(name, ABSENT), theirs.get(name, ABSENT))
        if clash:
            conflicts.append(RevisionConflict("edited-both", "variable", name, base.get(name), ours.get(name), theirs.get(name)))
        if value is not ABSENT:
            merged[name] = value
    return merged, conflicts
