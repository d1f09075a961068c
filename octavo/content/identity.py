"""Keys and anchors of a document, computed from what it says."""

from octavo.content.blocks.heading import own_anchor
from octavo.content.document import HEADING_LEVELS, Document, Node, walk
from octavo.content.keys import Keys
from octavo.content.markdown.nodes import find_fragment, letters_of
from octavo.content.slugs import Anchors

_API_BLOCKS = frozenset({"swagger", "openapi-operation", "openapi-schemas", "openapi-webhook"})


def identify(document: Document) -> None:
    """Set `key` on every block, inline and fragment, and `meta.id` where an address can point to (dialect 2.0)."""
    anchors = Anchors()
    keys = Keys()
    nodes = list(walk(document["nodes"]))
    own = {id(node): anchor for node in nodes if (anchor := own_anchor(node)) is not None}
    for anchor in own.values():
        anchors.reserve(anchor)
    given: set[str] = set()
    for node in nodes:
        if (anchor := own.get(id(node))) is not None:
            if anchor in given and "id" in node["data"]:
                anchor = anchors.unique(anchor)  # a file may say the same one twice (dialect 5.3, 27)
            given.add(anchor)
            node["meta"] = {"id": anchor}
        elif (name := _name(node)) is not None:
            node["meta"] = {"id": anchors.add(name)}
    keys.assign(document["nodes"])


def _name(node: Node) -> str | None:
    """The words that an anchor is made of; None for what has none."""
    kind = node.get("type")
    data = node.get("data") or {}
    if kind in HEADING_LEVELS:
        return letters_of(node.get("nodes", []))
    if kind == "tabs-item":
        return str(data.get("slug") or data.get("title") or "")
    if kind == "expandable":
        title = find_fragment(node, "expandable-title")
        return letters_of(title.get("nodes", [])) if title else ""
    if kind in _API_BLOCKS:
        return " ".join(str(data[key]) for key in ("method", "path", "name") if data.get(key)) or " ".join(data.get("schemas", []))
    return None
