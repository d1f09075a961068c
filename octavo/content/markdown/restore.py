"""Nodes out of a comment: anybody may have written it, so only what has a node's shape comes through, at a bounded depth."""

from typing import Any, Final, cast

from octavo.content.document import MAX_DEPTH, Leaf, Mark, Node

VOID: Final = frozenset(
    {
        "divider", "image", "file", "drawing", "embed", "content-ref", "reusable-content", "math", "table", "expandable", "swagger", "integration",
        "openapi-operation", "openapi-schemas", "openapi-webhook",
        "mention", "emoji", "icon", "expression", "inline-math", "inline-image", "button",
    }
)  # fmt: skip
_NOT_VOID: Final = frozenset({"images", "columns", "annotation"})


def restore_nodes(found: object, depth: int = 0) -> list[Node]:
    """The nodes of a list, with all that the API says about each (`isVoid`, `data`, both names of a fragment)."""
    if not isinstance(found, list) or depth > MAX_DEPTH:
        return []
    return [made for one in found if isinstance(one, dict) and (made := _restore(one, depth)) is not None]


def _restore(found: dict[str, Any], depth: int) -> Node | None:
    match found.get("object"):
        case "text":
            return {"object": "text", "leaves": [_leaf(leaf) for leaf in _list(found.get("leaves")) if isinstance(leaf.get("text"), str)]}
        case "fragment" if isinstance(name := found.get("fragment"), str):
            return {"object": "fragment", "fragment": name, "type": name, "nodes": restore_nodes(found.get("nodes", []), depth + 1)}
        case "block" | "inline" as kind if isinstance(name := found.get("type"), str):
            data = found.get("data")
            made: dict[str, Any] = {"object": kind, "type": name, "data": data if isinstance(data, dict) else {}}
            if name in VOID or name in _NOT_VOID:
                made["isVoid"] = name in VOID
            if name not in VOID:
                made["nodes"] = restore_nodes(found.get("nodes", []), depth + 1)
            if "fragments" in found or name in ("image", "table", "expandable", "annotation"):
                made["fragments"] = restore_nodes(found.get("fragments", []), depth + 1)
            meta = found.get("meta")
            if isinstance(meta, dict) and isinstance(meta.get("id"), str):
                made["meta"] = {"id": meta["id"]}
            return cast("Node", made)
    return None


def _leaf(found: dict[str, Any]) -> Leaf:
    return {
        "object": "leaf",
        "text": found["text"],
        "marks": [_mark(mark) for mark in _list(found.get("marks")) if isinstance(mark.get("type"), str)],
    }


def _mark(found: dict[str, Any]) -> Mark:
    made: Mark = {"object": "mark", "type": found["type"]}
    if isinstance(data := found.get("data"), dict):
        made["data"] = data
    return made


def _list(found: object) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
