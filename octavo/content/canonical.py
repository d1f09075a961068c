"""The form in which two documents are equal: exactly what a round trip through Markdown may change is gone.

What `canonical` drops or evens out, and nothing else:

- `key`, `meta`, `isVoid` of every node, and the document's own `data` (the schema's version) and `meta`: they are computed (but for a heading's `meta.id`
  that no rule computes: it is its author's anchor);
- null values in `data`, and values that mean the same as their absence (each codec's `defaults`);
- how text is split into leaves and texts, empty ones included, and the order of marks;
- control characters other than tabs and line feeds;
- adjacent lists of one kind, which become one list (the second's `start` is lost); items with and without boxes in one list become two lists;
- an empty paragraph that is all that a container holds; an empty caption; a code block without lines, which has one empty line;
- the ids of a table's columns and records, the spelling of order, the names of cells, the order of merged cells; where a hidden column stands; cells without any column;
- the midnight of a day in its several spellings; the case of an emoji's code points.
"""

from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from octavo.content.blocks.heading import own_anchor
from octavo.content.blocks.table.canonical import canonical_table
from octavo.content.document import HEADING_LEVELS, LIST_TYPES, MAX_DEPTH, Document, Leaf, Mark, Node
from octavo.content.registry import BLOCKS, INLINES, MARKS
from octavo.errors import BadRequest

_CONTROLS: Final = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
_MARK_ORDER: Final = {kind: index for index, kind in enumerate(MARKS)}
_MIDNIGHTS: Final = ("T00:00:00Z", "T00:00:00.000Z", "T00:00:00+00:00", "T00:00:00.000+00:00")


def canonical(document: Document) -> Document:
    """Raises `BadRequest` for a document nested deeper than any page can be."""
    _check_depth(document.get("nodes", []))
    return {"object": "document", "data": {}, "nodes": canonical_blocks(document.get("nodes", []))}


def _check_depth(nodes: list[Node]) -> None:
    level = nodes
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in (*(node.get("nodes") or ()), *(node.get("fragments") or ()))]
        if not level:
            return
    raise BadRequest(f"The document is nested more than {MAX_DEPTH} levels deep.")


def canonical_blocks(nodes: list[Node]) -> list[Node]:
    """Sibling blocks: lists of one kind joined."""
    found: list[Node] = []
    for node in nodes:
        for made in _split_list(canonical_block(node)):
            last = found[-1] if found else None
            if last is not None and made["type"] in LIST_TYPES and last["type"] == made["type"]:
                last["nodes"] = [*last.get("nodes", []), *made.get("nodes", [])]
            else:
                found.append(made)
    return found


def _split_list(node: Node) -> list[Node]:
    if node["type"] not in ("list-unordered", "list-tasks"):
        return [node]
    found: list[Node] = []
    for item in node.get("nodes", []):
        kind = "list-tasks" if "checked" in item.get("data", {}) else "list-unordered"
        if not found or found[-1]["type"] != kind:
            found.append({**node, "type": kind, "nodes": []})
        found[-1]["nodes"].append(item)
    return found or [node]


def canonical_block(node: Node) -> Node:
    kind = node.get("type", "")
    codec = BLOCKS.get(kind)
    made: Node = {"object": "block", "type": kind}
    if data := _data(node, codec.defaults if codec else {}):
        made["data"] = data
    children = node.get("nodes") or []
    if kind in _WITH_INLINES:
        if nodes := canonical_inlines(children):
            made["nodes"] = nodes
    elif nodes := _children(kind, children):
        made["nodes"] = nodes
    if fragments := _fragments(node):
        made["fragments"] = fragments
    if "id" not in data and (anchor := own_anchor(node)) is not None:
        made["meta"] = {"id": anchor}
    if (finish := _FINISH.get(kind)) is not None:
        finish(made)
    return made


def _children(kind: str, children: list[Node]) -> list[Node]:
    nodes = canonical_blocks(children)
    if kind == "list-tasks":
        for item in nodes:
            item["data"] = {"checked": False, **item.get("data", {})}
    return [] if _is_empty(nodes) else nodes


def _is_empty(nodes: list[Node]) -> bool:
    return len(nodes) == 1 and nodes[0] == {"object": "block", "type": "paragraph"}


def _data(node: Node, defaults: Any) -> dict[str, Any]:  # noqa: ANN401 - a mapping of JSON values
    return {
        key: value
        for key, value in (node.get("data") or {}).items()
        if value is not None and not (key in defaults and defaults[key] == value)
    }


def _fragments(node: Node) -> list[Node]:
    found: list[Node] = []
    for fragment in node.get("fragments") or []:
        name = fragment.get("fragment") or fragment.get("type") or ""
        nodes = canonical_blocks(fragment.get("nodes") or [])
        made: Node = {"object": "fragment", "fragment": name}
        if nodes and not _is_empty(nodes):
            made["nodes"] = nodes
        if name != "caption" or "nodes" in made:
            found.append(made)
    return found


def canonical_inlines(nodes: list[Node]) -> list[Node]:
    found: list[Node] = []
    leaves: list[Leaf] = []
    for node in nodes:
        if node.get("object") == "text":
            leaves.extend(made for leaf in node.get("leaves") or [] if (made := _leaf(leaf))["text"])
            continue
        if leaves:
            found.append({"object": "text", "leaves": _joined(leaves)})
            leaves = []
        found.append(_inline(node) if node.get("object") == "inline" else canonical_block(node))
    if leaves:
        found.append({"object": "text", "leaves": _joined(leaves)})
    return found


def _joined(leaves: list[Leaf]) -> list[Leaf]:
    """Neighbours with the same marks as one leaf."""
    if len(leaves) == 1:
        return leaves
    return [
        {"object": "leaf", "text": "".join(leaf["text"] for leaf in group), "marks": marks}
        for marks, group in groupby(leaves, key=itemgetter("marks"))
    ]


def _leaf(leaf: Leaf) -> Leaf:
    text = leaf.get("text", "")
    return {
        "object": "leaf",
        "text": text if text.isprintable() else text.translate(_CONTROLS),
        "marks": canonical_marks(leaf.get("marks") or []),
    }


def canonical_marks(marks: list[Mark]) -> list[Mark]:
    found: dict[str, Mark] = {}
    for mark in marks:
        made: Mark = {"object": "mark", "type": mark.get("type", "")}
        if mark.get("type") == "color":
            data = {"text": "default", "background": "default", **{key: value for key, value in (mark.get("data") or {}).items() if value}}
            if data == {"text": "default", "background": "default"}:
                continue
            made["data"] = data
        found[made["type"]] = made
    return sorted(found.values(), key=lambda mark: (_MARK_ORDER.get(mark["type"], len(_MARK_ORDER)), mark["type"]))


def _inline(node: Node) -> Node:
    kind = node.get("type", "")
    codec = INLINES.get(kind)
    made: Node = {"object": "inline", "type": kind}
    if data := _data(node, codec.defaults if codec else {}):
        made["data"] = data
    if nodes := canonical_inlines(node.get("nodes") or []):
        made["nodes"] = nodes
    if fragments := _fragments(node):
        made["fragments"] = fragments
    if kind == "emoji" and isinstance(data.get("code"), str):
        data["code"] = data["code"].lower()
    return made


def _code(node: Node) -> None:
    node["nodes"] = node.get("nodes") or [{"object": "block", "type": "code-line"}]


def _expandable(node: Node) -> None:
    """Both fragments, in order, whether or not they hold anything."""
    found = {fragment["fragment"]: fragment for fragment in node.get("fragments", [])}
    for name in ("expandable-title", "expandable-body"):
        found.setdefault(name, {"object": "fragment", "fragment": name})
    others = [fragment for name, fragment in found.items() if name not in ("expandable-title", "expandable-body")]
    node["fragments"] = [found["expandable-title"], found["expandable-body"], *others]


def _update(node: Node) -> None:
    date = node.get("data", {}).get("date")
    if isinstance(date, str):
        for midnight in _MIDNIGHTS:
            if date.endswith(midnight):
                node["data"]["date"] = date.removesuffix(midnight) + _MIDNIGHTS[1]


_WITH_INLINES: Final = frozenset({"paragraph", *HEADING_LEVELS, "code-line"})
_FINISH: Final = {"code": _code, "expandable": _expandable, "update": _update, "table": canonical_table}
