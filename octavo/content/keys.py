"""Keys of nodes: the hash of a node's first words with its type, and how often that came before.

A key stays with a block while others around it change, and with a container while its later parts change.
"""

import hashlib
from typing import Final

from octavo.content.document import Node

_WORDS: Final = 200


class Keys:
    """The keys of one document: unique, and the same each time."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._count: dict[str, int] = {}

    def assign(self, nodes: list[Node]) -> None:
        """Set the keys of these nodes and all below them."""
        order: list[Node] = []
        waiting = list(reversed(nodes))
        while waiting:
            node = waiting.pop()
            if node.get("object") != "text":
                order.append(node)
                waiting.extend(reversed(node.get("fragments") or []))
                waiting.extend(reversed(node.get("nodes") or []))
        seeds: dict[int, str] = {}
        for node in reversed(order):
            seeds[id(node)] = _seed(node, seeds)
        for node in order:
            node["key"] = self._unique(f"{node.get('type', '')}:{seeds[id(node)]}")

    def _unique(self, seed: str) -> str:
        count = self._count.get(seed, 0)
        while True:
            key = hashlib.blake2b(f"{count}:{seed}".encode(), digest_size=6).hexdigest()
            count += 1
            if key not in self._taken:
                self._count[seed] = count
                self._taken.add(key)
                return key


def _seed(node: Node, seeds: dict[int, str]) -> str:
    """The node's own first words, else its first child's; a node without words is told by its data."""
    children = [*(node.get("nodes") or ()), *(node.get("fragments") or ())]
    words = ""
    for child in children:
        words += "".join(leaf["text"] for leaf in child.get("leaves", ())) if child.get("object") == "text" else seeds.get(id(child), "")
        if len(words) >= _WORDS or (words and child.get("object") != "text"):
            break
    return words[:_WORDS] if words else repr(sorted((node.get("data") or {}).items()))[:_WORDS]
