"""Fingerprints of nodes, each computed once, so that comparing two blocks costs nothing however large they are."""

import hashlib
from collections import Counter
from collections.abc import Sequence

import orjson

from octavo.content.document import Document, Node
from octavo.content.rewrite import MAX_DEPTH
from octavo.content.words import node_text, split_words
from octavo.errors import BadRequest

_MAX_WORDS = 400
_IDENTITY = ("key", "meta")
_CHILDREN = ("nodes", "fragments", "leaves")


class Digests:
    """Fingerprints of the nodes of the documents of one merge, which must not change meanwhile."""

    def __init__(self, *documents: Document) -> None:
        self._content: dict[int, bytes] = {}
        self._words: dict[int, Counter[str]] = {}
        # The nodes are kept alive, because they are known by their address.
        self._kept: list[Sequence[Node]] = []
        self.keep(*(document["nodes"] for document in documents))

    def keep(self, *states: Sequence[Node]) -> None:
        """Fingerprint more nodes; what is known of them already is not computed again."""
        for nodes in states:
            self._kept.append(nodes)
            self._add(nodes)

    def _add(self, nodes: Sequence[Node], depth: int = 0) -> None:
        if depth > MAX_DEPTH:
            raise BadRequest("The document is nested too deeply.")
        for node in nodes:
            if id(node) in self._content:
                continue
            for name in ("nodes", "fragments"):
                if name in node:
                    self._add(node[name], depth + 1)
            self._fingerprint(node)

    def _fingerprint(self, node: Node) -> None:
        if node["object"] == "text" and "data" not in node:
            self._content[id(node)] = hashlib.blake2b(orjson.dumps(_leaves(node), option=orjson.OPT_SORT_KEYS), digest_size=16).digest()
            return
        own = {name: value for name, value in node.items() if name not in _CHILDREN and name not in _IDENTITY}
        content = hashlib.blake2b(orjson.dumps([own, _leaves(node)], option=orjson.OPT_SORT_KEYS), digest_size=16)
        for name in ("nodes", "fragments"):
            for child in node.get(name, []):  # type: ignore[attr-defined]  # a list of nodes
                content.update(self._content[id(child)])
            content.update(b"|")
        self._content[id(node)] = content.digest()

    def content(self, node: Node) -> bytes:
        """Equal for nodes that say the same: keys, anchors and the way text is cut into leaves do not count."""
        return self._content[id(node)]

    def similarity(self, one: Node, other: Node) -> float:
        """From 0 to 1: the share of words that two nodes have in common."""
        words, others = self.words(one), self.words(other)
        total = words.total() + others.total()
        if not total:
            return 1.0 if one.get("data") == other.get("data") else 0.0
        return 2 * (words & others).total() / total

    def words(self, node: Node) -> Counter[str]:
        """The words of a node, without spaces; of long ones the first few hundred."""
        if id(node) not in self._words:
            text = node_text(node)[: _MAX_WORDS * 8]
            self._words[id(node)] = Counter([word for word in split_words(text) if not word.isspace()][:_MAX_WORDS])
        return self._words[id(node)]


def _leaves(node: Node) -> list[list[object]]:
    """Text and marks, neighbours with the same marks joined, empty ones left out."""
    joined: list[list[object]] = []
    for leaf in node.get("leaves", []):
        if not leaf["text"]:
            continue
        marks = leaf.get("marks", [])
        if joined and joined[-1][1] == marks:
            joined[-1][0] = f"{joined[-1][0]}{leaf['text']}"
        else:
            joined.append([leaf["text"], marks])
    return joined
