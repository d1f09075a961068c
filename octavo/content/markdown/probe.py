"""Whether inline Markdown reads back as the nodes that it was written from, judged without knowing any reference."""

from collections.abc import Container
from typing import Any

from octavo.content.canonical import canonical_inlines
from octavo.content.document import Node
from octavo.content.markdown.pieces import parse_inline
from octavo.content.markdown.reader import Reader
from octavo.content.references import NoReferences


class _Probe(Reader):
    """Every footnote exists, and is empty."""

    def note(self, label: str) -> list[Node] | None:
        return [] if label in self.labels else None

    labels: Container[str] = ()


def same_inlines(text: str, nodes: list[Node], labels: Container[str]) -> bool:
    probe = _Probe("", NoReferences(), {}, {})
    probe.labels = labels
    read = probe.builder().add_pieces(parse_inline(text, {}, labels)).finish()
    return _outline(canonical_inlines(read)) == _outline(nodes)


def _outline(nodes: list[Node]) -> list[Any]:
    """Texts with their marks; of other inlines what is said in the line itself."""
    found: list[Any] = []
    for node in nodes:
        if node.get("object") == "text":
            found.extend((leaf["text"], leaf["marks"]) for leaf in node["leaves"])
        else:
            data = {
                key: value
                for key, value in node.get("data", {}).items()
                if key in ("formula", "expression", "code", "icon", "label", "alt")
            }
            found.append((node.get("type"), data, _outline(node.get("nodes", []))))
    return found
