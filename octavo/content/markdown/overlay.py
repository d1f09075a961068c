"""`<!-- octavo {...} -->` before a block: what Markdown cannot spell of it (design section 1).

`data` has values of the block's own `data` (null: take it away); `nodes` and `fragments` replace the block's, but only while the block's text
still has the hash `of`: an author's edit wins; `block` is a whole block that has no spelling at all.
"""

import hashlib
import json
from typing import Any, Final

from octavo.content.document import Node
from octavo.content.markdown.restore import restore_nodes

_MARK: Final = "octavo "
_UNSAFE: Final = (("--", "-\\u002d"), (">", "\\u003e"), ("{%", "{\\u0025"))  # they would end the comment, or begin a tag


def read_overlay(comment: str) -> dict[str, Any] | None:
    """The overlay in a comment's text, None where it is any other comment."""
    text = comment.strip()
    if not text.startswith(_MARK):
        return None
    try:
        found = json.loads(text[len(_MARK) :])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def write_overlay(overlay: dict[str, Any]) -> str:
    text = json.dumps(overlay, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for raw, spelled in _UNSAFE:
        text = text.replace(raw, spelled)
    return f"<!-- {_MARK}{text} -->"


def apply_overlay(nodes: list[Node], overlay: dict[str, Any], text: str) -> list[Node]:
    """The blocks as the overlay completes them: it speaks of the first."""
    if not nodes:
        return [node for node in restore_nodes([overlay.get("block")]) if node["object"] == "block"]
    node = nodes[0]
    if isinstance(data := overlay.get("data"), dict):
        merged = {**node.get("data", {}), **data}
        node["data"] = {key: value for key, value in merged.items() if value is not None}
    if overlay.get("of") == hash_of(text):
        if "nodes" in overlay:
            node["nodes"] = restore_nodes(overlay["nodes"])
        if "fragments" in overlay:
            node["fragments"] = restore_nodes(overlay["fragments"])
    return nodes


def hash_of(text: str) -> str:
    """Of the words alone: indentation and line ends may differ."""
    return hashlib.blake2b("".join(text.split()).encode(), digest_size=6).hexdigest()
