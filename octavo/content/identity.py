"""Keys and anchors of a document, computed from what it says."""

from octavo.content.document import Document, Node
from octavo.content.keys import Keys
from octavo.content.markdown.nodes import find_fragment, plain_text, walk
from octavo.content.slugs import Anchors

_HEADINGS = frozenset({"heading-1", "heading-2", "heading-3"})
_API_BLOCKS = frozenset({"swagger", "openapi-operation", "openapi-schemas", "openapi-webhook"})


def identify(document: Document) -> None:
    """Set `key` on every block, inline and fragment, and `meta.id` where an address can point to (dialect 2.0)."""
    anchors = Anchors()
    keys = Keys()
    root: Node = {"object": "block", "nodes": document["nodes"]}
    nodes = list(walk(root))[1:]
    for node in nodes:
        if node.get("type") in _HEADINGS and (explicit := node["data"].get("id")):
            anchors.reserve(explicit)
    for node in nodes:
        if (name := _name(node)) is not None:
            node["meta"] = {"id": node["data"]["id"] if node.get("type") in _HEADINGS and node["data"].get("id") else anchors.add(name)}
    keys.assign(document["nodes"])


def _name(node: Node) -> str | None:
    """The words that an anchor is made of; None for what has none."""
    kind = node.get("type")
    data = node.get("data") or {}
    if kind in _HEADINGS:
        return plain_text(node.get("nodes", []))
    if kind == "tabs-item":
        return str(data.get("slug") or data.get("title") or "")
    if kind == "expandable":
        title = find_fragment(node, "expandable-title")
        return plain_text(title.get("nodes", [])) if title else ""
    if kind in _API_BLOCKS:
        return " ".join(str(data[key]) for key in ("method", "path", "name") if data.get(key)) or " ".join(data.get("schemas", []))
    return None
