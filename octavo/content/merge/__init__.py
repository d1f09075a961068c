"""Three-way merge of documents: over blocks, containers included, then over words (design section 1).

`ours` is the live content, `theirs` the change request: where both changed the same, theirs stands and the conflict keeps ours in full.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from octavo.content.document import Document, Node, check_text
from octavo.content.merge.conflict import Conflict, ConflictKind, Merged
from octavo.content.merge.digest import Digests
from octavo.content.merge.nodes import Merging
from octavo.content.merge.value import merge_value

__all__ = ["Conflict", "ConflictKind", "Merged", "merge_documents"]


def merge_documents(base: Document, ours: Document, theirs: Document, *, survives: Callable[[Document], bool] | None = None) -> Merged:
    """The three documents merged; `merge(b, b, x) == x`, `merge(b, x, b) == x` and `merge(x, x, x) == x`, to the last key.

    `survives` tells whether a document is the same after it was written and read again: one that is neither side's and does not survive has
    a structure that neither side had, and theirs stands whole. Nothing given is changed; the result shares nodes with what was given.
    Raises `BadRequest` for a document nested beyond the bound, or with lone surrogates.
    """
    merged = _merged(base, ours, theirs)
    if survives is None or merged.document in (ours, theirs) or survives(merged.document):
        return merged
    states = [_as_node(document) for document in (base, ours, theirs)]
    return Merged(theirs, [Conflict(ConflictKind.STRUCTURE, None, states[0], states[1], states[2])])


def _as_node(document: Document) -> Node:
    return {"object": "block", "type": "document", "nodes": document["nodes"]}


def _merged(base: Document, ours: Document, theirs: Document) -> Merged:
    try:
        digests = Digests(base, ours, theirs)
    except TypeError:
        check_text(base, ours, theirs)
        raise
    merging = Merging(digests)
    nodes = merging.one_sided(base["nodes"], ours["nodes"], theirs["nodes"])
    if nodes is None:
        nodes = _with_own_keys(merging.siblings(base["nodes"], ours["nodes"], theirs["nodes"], None), set(), Counter())
    merged: dict[str, Any] = {}
    for name in [*theirs, *(name for name in ours if name not in theirs)]:
        values: list[Any] = [document.get(name) for document in (base, ours, theirs)]
        value = list(nodes) if name == "nodes" else merge_value(*values)[0]
        if value is not None:
            merged[name] = value
    document: Document = merged  # type: ignore[assignment]  # the keys are a document's
    return Merged(document, merging.conflicts)


def _with_own_keys(nodes: Sequence[Node], taken: set[str], repeated: Counter[str]) -> list[Node]:
    """The nodes, those renamed whose key the other side gave to another node."""
    made: list[Node] = []
    for node in nodes:
        copy = node
        key = node.get("key")
        if key is not None:
            if key in taken:
                stem = key
                while key in taken:
                    repeated[stem] += 1
                    key = f"{stem}-{repeated[stem]}"
                copy = {**copy, "key": key}
            taken.add(key)
        if node.get("nodes"):
            copy = {**copy, "nodes": _with_own_keys(node["nodes"], taken, repeated)}
        if node.get("fragments"):
            copy = {**copy, "fragments": _with_own_keys(node["fragments"], taken, repeated)}
        made.append(copy)
    return made
