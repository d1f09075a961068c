"""Keys and anchors of a document, computed from what it says."""

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
    for node in nodes:
        if node.get("type") in HEADING_LEVELS and (explicit := node["data"].get("id")):
            anchors.reserve(explicit)
    for node in nodes:
        if (name := _name(node)) is not None:
            node["meta"] = {
                "id": node["data"]["id"] if node.get("type") in HEADING_LEVELS and node["data"].get("id") else anchors.add(name)
            }
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
