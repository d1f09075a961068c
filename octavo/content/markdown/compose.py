"""Write blocks, read them back, and put beside a block what did not come through (design section 1).

The comparison is on canonical forms, so whatever the difference is, it has one cure: the smallest comment that restores it.
"""

from collections.abc import Callable
from typing import Any, Final, Literal

from octavo.content.document import Node

Overlays = dict[int, dict[str, Any]]

_ROUNDS: Final = 12
_NO_COMMENT: Final = frozenset({"list-item", "code-line", "image"})
"""Parts of a block between which no comment can stand: their block carries what they need."""

_TEXT: Final = frozenset({"prompt"})
"""What stands inside is text for its reader, a comment too."""


def compose(nodes: list[Node], write: Callable[[Overlays], str], read: Callable[[str], list[Node]]) -> tuple[str, Overlays]:
    """The text for canonical `nodes`, and what it needed beside it; `read` gives back canonical nodes."""
    overlays: Overlays = {}
    text = write(overlays)
    for _ in range(_ROUNDS):
        found = read(text)
        if found == nodes:
            return text, overlays
        if not _cure(nodes, found, overlays):
            break
        text = write(overlays)
    for node in nodes:
        overlays.setdefault(id(node), {})["block"] = True
    return write(overlays), overlays


def _cure(wanted: list[Node], found: list[Node], overlays: Overlays) -> bool:
    """Add what the first differing blocks need; True if anything was added."""
    if len(wanted) == len(found) and all(one["type"] == other["type"] for one, other in zip(wanted, found, strict=True)):
        added = False
        for one, other in zip(wanted, found, strict=True):
            if one != other:
                added = _cure_block(one, other, overlays) or added
        return added
    start = 0
    while start < min(len(wanted), len(found)) and wanted[start] == found[start]:
        start += 1
    end = 0
    while end < min(len(wanted), len(found)) - start and wanted[-1 - end] == found[-1 - end]:
        end += 1
    strays = wanted[start : len(wanted) - end] or wanted[max(0, start - 1) : start + 1]
    if not any(_whole(node, overlays) for node in strays):
        return any(_whole(node, overlays) for node in wanted)
    return True


def _whole(node: Node, overlays: Overlays) -> bool:
    if node["type"] in _NO_COMMENT or "block" in overlays.get(id(node), {}):
        return False
    overlays[id(node)] = {"block": True}
    return True


def _cure_block(wanted: Node, found: Node, overlays: Overlays) -> bool:
    if wanted["type"] in _NO_COMMENT:
        return False
    overlay = overlays.get(id(wanted), {})
    made: dict[str, Any] = dict(overlay)
    data = _data_difference(wanted.get("data", {}), found.get("data", {}))
    if data:
        if "data" in overlay:
            return _whole(wanted, overlays)
        made["data"] = data
    if not _cure_part("nodes", wanted, found, made, overlays) or not _cure_part("fragments", wanted, found, made, overlays):
        return _whole(wanted, overlays)
    if made != overlay:
        overlays[id(wanted)] = made
    return True


def _cure_part(part: Literal["nodes", "fragments"], wanted: Node, found: Node, made: dict[str, Any], overlays: Overlays) -> bool:
    """Restore one part, at its own blocks if that will do, else whole; False if even that was tried before."""
    inner, other = wanted.get(part, []), found.get(part, [])
    if inner == other:
        return True
    if part in made:
        return False
    if wanted["type"] in _TEXT:
        made[part] = inner
        return True
    if _cure_inside(inner, other, overlays) if part == "nodes" else _cure_fragments(wanted, found, overlays):
        return True
    made[part] = inner
    return True


def _cure_inside(wanted: list[Node], found: list[Node], overlays: Overlays) -> bool:
    """Whether the difference can be cured at the children themselves."""
    if any(node.get("object") != "block" for node in [*wanted, *found]):
        return False
    if any(node["type"] in _NO_COMMENT for node in wanted):
        same = len(wanted) == len(found) and all(one.get("data") == other.get("data") for one, other in zip(wanted, found, strict=True))
        return same and all(
            one == other or _cure_inside(one.get("nodes", []), other.get("nodes", []), overlays)
            for one, other in zip(wanted, found, strict=True)
        )
    return _cure(wanted, found, overlays)


def _cure_fragments(wanted: Node, found: Node, overlays: Overlays) -> bool:
    """Only an expandable's body, and captions of embeds and files, are Markdown in which comments can stand."""
    inner, other = wanted.get("fragments", []), found.get("fragments", [])
    if wanted["type"] not in ("expandable", "embed", "file") or len(inner) != len(other):
        return False
    for one, two in zip(inner, other, strict=True):
        if one == two:
            continue
        if one["fragment"] == "expandable-title" or not _cure_inside(one.get("nodes", []), two.get("nodes", []), overlays):
            return False
    return True


def _data_difference(wanted: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    changed = {key: value for key, value in wanted.items() if key not in found or found[key] != value}
    return changed | {key: None for key in found if key not in wanted}
