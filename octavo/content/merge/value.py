"""Three-way merge of JSON data: objects key by key, everything else whole."""

from typing import Any

_MAX_DEPTH = 20


class Absent:
    """A key that is not there."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()


def merge_value(base: Any, ours: Any, theirs: Any, depth: int = 0) -> tuple[Any, bool]:  # noqa: ANN401 - any JSON, or ABSENT
    """The merged value and whether both sides changed the same part differently; theirs stands then."""
    if same(ours, theirs) or same(ours, base):
        return theirs, False
    if same(theirs, base):
        return ours, False
    if not (isinstance(base, dict) and isinstance(ours, dict) and isinstance(theirs, dict)) or depth > _MAX_DEPTH:
        return theirs, True
    merged: dict[str, Any] = {}
    clashed = False
    for key in [*theirs, *(key for key in ours if key not in theirs)]:
        value, clash = merge_value(base.get(key, ABSENT), ours.get(key, ABSENT), theirs.get(key, ABSENT), depth + 1)
        clashed |= clash
        if value is not ABSENT:
            merged[key] = value
    return merged, clashed


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 - any JSON, or ABSENT
    """Equality that tells `true` from `1`."""
    return one is other or (type(one) is type(other) and bool(one == other))
