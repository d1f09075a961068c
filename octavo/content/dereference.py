"""Dereferenced reads (semantics 0.9): reusable content put where a page includes it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from octavo.content.document import ContentRef, Document, Node, walk
from octavo.content.rewrite import MAX_DEPTH
from octavo.errors import BadRequest

MAX_INCLUDES_DEEP = 8
"""Includes within includes."""

MAX_NODES = 50_000
"""Nodes that all includes of a page may add together."""

_LOCAL_KINDS = frozenset({"page", "file", "anchor", "reusable-content", "tag"})
_MAX_DATA_DEPTH = 20


@dataclass(frozen=True)
class Included:
    """A reusable content's document, its links resolved already; `space` and `token` when it belongs to another space than what includes it."""

    document: Document
    space: str | None = None
    token: str | None = None


Lookup: TypeAlias = Callable[[ContentRef], Included | None]


def dereference(document: Document, lookup: Lookup) -> Document:
    """The document with each `reusable-content` block replaced by the blocks it stands for.

    Keys and anchors stay unique in the page. Blocks from another space carry that space and its token in `meta`, and the references in them
    name the space (semantics 3.4). An include stays as it is when it is broken, includes itself, or would exceed the bounds.
    """
    return {**document, "nodes": _Dereferencing(document, lookup).page(document["nodes"])}


class _Dereferencing:
    def __init__(self, document: Document, lookup: Lookup) -> None:
        self.lookup = lookup
        self.found: dict[tuple[str, str], Included | None] = {}
        self.anchors = {anchor for node in walk(document["nodes"]) if (anchor := _anchor(node))}
        self.repeated: Counter[str] = Counter()
        self.added = 0
        self.unnamed = 0

    def page(self, nodes: Sequence[Node]) -> list[Node]:
        """The page's own nodes, themselves unchanged."""
        return self._nodes(nodes, _Include((), "", None, None), 0)

    def _nodes(self, nodes: Sequence[Node], include: "_Include", depth: int) -> list[Node]:
        if depth > MAX_DEPTH:
            raise BadRequest("The document is nested too deeply.")
        made: list[Node] = []
        for node in nodes:
            copy = self._copy(node, include)
            content = self._content(copy, include, depth)
            if content is not None:
                made.extend(content)
                continue
            if "nodes" in node:
                copy["nodes"] = self._nodes(node["nodes"], include, depth + 1)
            if "fragments" in node:
                copy["fragments"] = self._nodes(node["fragments"], include, depth + 1)
            made.append(copy)
        return made

    def _copy(self, node: Node, include: "_Include") -> Node:
        copy = node.copy()
        if not include.trail:
            return copy
        if "key" in node:
            copy["key"] = f"{include.prefix}{node['key']}"
        if anchor := _anchor(node):
            copy["meta"] = {**node.get("meta", {}), "id": self._free_anchor(anchor)}
        if include.space is not None and "data" in node and node.get("type") != "integration":
            copy["data"] = _in_space(node["data"], include.space)
        return copy

    def _content(self, node: Node, include: "_Include", depth: int) -> list[Node] | None:
        if node.get("type") != "reusable-content" or node["object"] != "block" or len(include.trail) >= MAX_INCLUDES_DEEP:
            return None
        ref = node.get("data", {}).get("ref")
        if not isinstance(ref, dict) or not isinstance(ref.get("reusableContent"), str):
            return None
        name = (str(ref.get("space", "")), ref["reusableContent"])
        if name in include.trail:
            return None
        if name not in self.found:
            self.found[name] = self.lookup(ref)  # type: ignore[arg-type]  # a reference to reusable content, as far as checked
        included = self.found[name]
        if included is None:
            return None
        count = sum(1 for _ in walk(included.document["nodes"]))
        if self.added + count > MAX_NODES:
            return None
        self.added += count
        inner = _Include((*include.trail, name), self._prefix(node), included.space or include.space, included.token or include.token)
        return [_foreign(block, inner) for block in self._nodes(included.document["nodes"], inner, depth + 1)]

    def _prefix(self, node: Node) -> str:
        if "key" in node:
            return f"{node['key']}-"
        self.unnamed += 1
        return f"include{self.unnamed}-"

    def _free_anchor(self, anchor: str) -> str:
        free = anchor
        while free in self.anchors:
            self.repeated[anchor] += 1
            free = f"{anchor}-{self.repeated[anchor]}"
        self.anchors.add(free)
        return free


@dataclass(frozen=True)
class _Include:
    """Where the walk is: the includes it went through, and what the innermost one gives to its nodes."""

    trail: tuple[tuple[str, str], ...]
    prefix: str
    space: str | None
    token: str | None


def _anchor(node: Node) -> str | None:
    anchor = node.get("meta", {}).get("id")
    return anchor if isinstance(anchor, str) else None


def _foreign(block: Node, include: _Include) -> Node:
    if include.space is None:
        return block
    token = {} if include.token is None else {"token": include.token}
    # A block that an include further in brought along has its own already.
    return {**block, "meta": {"spaceId": include.space, **token, **block.get("meta", {})}}


def _in_space(data: Any, space: str, depth: int = 0) -> Any:  # noqa: ANN401 - a block's data is any JSON
    """The data with every reference to its own space naming that space."""
    if depth > _MAX_DATA_DEPTH:
        return data
    if isinstance(data, list):
        return [_in_space(item, space, depth + 1) for item in data]
    if not isinstance(data, dict):
        return data
    if data.get("kind") in _LOCAL_KINDS and "space" not in data and (data["kind"] != "anchor" or "page" in data):
        return {**data, "space": space}
    return {key: _in_space(value, space, depth + 1) for key, value in data.items()}
