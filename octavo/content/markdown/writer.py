"""From nodes to Markdown in the exporter's style: blank lines, indentation, tags, and the choice between two spellings of marks.

Works on canonical nodes. `overlays` holds, by `id` of a block, what goes into the comment before it.
"""

import re
from itertools import pairwise
from typing import Any, Final

from octavo.content.document import ContentRef, Node
from octavo.content.markdown.escape import escape_edges, escape_lines, escape_text
from octavo.content.markdown.html_tags import escape
from octavo.content.markdown.inline_writer import markup_text, write_inlines, write_markup
from octavo.content.markdown.nodes import is_blank
from octavo.content.markdown.notes import Notes
from octavo.content.markdown.overlay import hash_of, write_overlay
from octavo.content.markdown.probe import same_inlines
from octavo.content.markdown.tags import write_tag
from octavo.content.references import References
from octavo.content.registry import BLOCKS

_PLAIN_TARGET: Final = re.compile(r"[^\s()<>\\\x00-\x1f\x7f]*+")


_ENTITY: Final = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")


class Writer:
    """`exporter_style` is off while a paragraph is written again with HTML for marks, because Markdown's delimiters did not say the same."""

    def __init__(self, references: References, overlays: dict[int, dict[str, Any]] | None = None, notes: Notes | None = None) -> None:
        self.references = references
        self.overlays = overlays or {}
        self.notes = notes if notes is not None else Notes()
        self.exporter_style = True
        self._single_line = False

    # Blocks

    def document(self, nodes: list[Node]) -> str:
        """A body with its footnotes, ending in a line feed unless it is empty."""
        parts = [self.blocks(nodes)] if nodes else []
        parts.extend(self.definitions())
        text = "\n\n".join(part for part in parts if part)
        return f"{text}\n" if text else ""

    def definitions(self) -> list[str]:
        found: list[str] = []
        for label, body in self.notes.pending():
            text = self.body(body)
            found.append(f"[^{label}]: {self.indented(text, '    ')}" if text else f"[^{label}]:")
        return found

    def blocks(self, nodes: list[Node], *, in_item: bool = False) -> str:
        """Blocks with a blank line between them; an empty paragraph between two is two blank lines more."""
        gaps = self._gaps(nodes)
        return "\n\n".join("" if index in gaps else self.block(node, in_item=in_item) for index, node in enumerate(nodes))

    def body(self, nodes: list[Node]) -> str:
        """A container's blocks: an empty paragraph alone is nothing."""
        return "" if len(nodes) == 1 and self._is_blank(nodes[0]) else self.blocks(nodes)

    def block(self, node: Node, *, in_item: bool = False) -> str:
        overlay = self.overlays.get(id(node))
        codec = BLOCKS.get(node.get("type", ""))
        if codec is None or (overlay is not None and "block" in overlay):
            return write_overlay({"block": node})
        write = codec.write_in_item if in_item and codec.write_in_item is not None else codec.write
        text = write(self, node)
        if overlay is None:
            return text
        return f"{write_overlay({**overlay, 'of': hash_of(text)} if 'nodes' in overlay or 'fragments' in overlay else overlay)}\n{text}"

    def has_overlay(self, node: Node) -> bool:
        return id(node) in self.overlays

    def _is_blank(self, node: Node) -> bool:
        return node.get("type") == "paragraph" and not node.get("data") and is_blank(node.get("nodes", [])) and not self.has_overlay(node)

    def _gaps(self, nodes: list[Node]) -> set[int]:
        """The empty paragraphs that blank lines can stand for: between two others, and not after a list, which would go on."""
        filled = [index for index, node in enumerate(nodes) if not self._is_blank(node)]
        found: set[int] = set()
        for before, after in pairwise(filled):
            if not nodes[before].get("type", "").startswith("list-"):
                found.update(range(before + 1, after))
        return found

    def tagged(self, name: str, attributes: dict[str, str], body: str) -> str:
        return f"{write_tag(name, attributes)}\n{body}\n{{% end{name} %}}"

    def indented(self, text: str, indent: str) -> str:
        """All lines but the first, moved right; empty ones stay empty."""
        first, *rest = text.split("\n")
        return "\n".join([first, *(f"{indent}{line}" if line else line for line in rest)])

    # Inlines

    def inlines(self, nodes: list[Node]) -> str:
        """A paragraph's lines."""
        return escape_lines(self._verified(nodes))

    def line(self, nodes: list[Node]) -> str:
        """On one line, as headings need it."""
        self._single_line = True
        try:
            text = self._verified(nodes)
        finally:
            self._single_line = False
        stripped = text.rstrip("#")
        return f"{stripped}\\{text[len(stripped) :]}" if text.endswith("#") and (not stripped or stripped[-1] in " \t") else text

    def cell(self, nodes: list[Node]) -> str:
        return self.line(nodes).replace("|", "\\|")

    def cell_text(self, text: str) -> str:
        return escape_edges(self.escape(text)).replace("|", "\\|")

    def _verified(self, nodes: list[Node]) -> str:
        """Markdown for marks where it reads back as the same, else HTML (emphasis beside letters of many scripts, around spaces, crossing)."""
        labels = self.notes.mark()
        text = escape_edges(write_inlines(self, nodes))
        if self.exporter_style and not same_inlines(text, nodes, self.notes):
            self.notes.reset(labels)
            self.exporter_style = False
            try:
                text = escape_edges(write_inlines(self, nodes))
            finally:
                self.exporter_style = True
        return text

    def label(self, nodes: list[Node]) -> str:
        """The text of a link."""
        return write_inlines(_Label(self), nodes)

    def escape(self, text: str, more: str = "") -> str:
        text = escape_text(text, more)
        if "\n" not in text:
            return text
        if self._single_line:
            return text.replace("\n", "<br>")
        lines = text.split("\n")
        return "\\\n".join([lines[0], *map(_protect_start, lines[1:])])

    def destination(self, target: str) -> str:
        """A link's address between the parentheses."""
        target = target.replace("\n", "%0A").replace("\r", "%0D")
        if target and _PLAIN_TARGET.fullmatch(target):
            return _escape_entities(target)
        if not target:
            return ""
        return f"<{_escape_entities(target.replace(chr(92), chr(92) * 2).replace('<', chr(92) + '<').replace('>', chr(92) + '>'))}>"

    def spell(self, ref: ContentRef) -> str:
        return self.references.spell(ref)

    def note(self, body: list[Node]) -> str:
        return self.notes.label(body)

    # HTML

    def markup_inlines(self, nodes: list[Node]) -> str:
        return write_markup(self, nodes, markup_text)

    def markup_text(self, text: str) -> str:
        return markup_text(text)

    def preformatted(self, nodes: list[Node]) -> str:
        return write_markup(self, nodes, escape)

    def markup_blocks(self, nodes: list[Node]) -> str:
        return "".join(self.markup_block(node) for node in nodes)

    def markup_block(self, node: Node) -> str:
        """A block inside an island; what HTML has no element for shows its children."""
        codec = BLOCKS.get(node.get("type", ""))
        if codec is not None and codec.markup is not None:
            return codec.markup(self, node)
        parts = [self.markup_blocks(node.get("nodes", []))] if codec is not None else []
        return "".join([*parts, *(self.markup_blocks(fragment.get("nodes", [])) for fragment in node.get("fragments", []))])

    def cell_markup(self, nodes: list[Node]) -> str:
        """One plain paragraph stands bare in its cell."""
        if len(nodes) == 1 and nodes[0].get("type") == "paragraph" and not nodes[0].get("data"):
            return self.markup_inlines(nodes[0].get("nodes", []))
        return self.markup_blocks(nodes)


class _Label(Writer):
    """Inside a link's text, `]` ends it."""

    def __init__(self, outer: Writer) -> None:
        super().__init__(outer.references, outer.overlays, outer.notes)
        self.exporter_style = outer.exporter_style
        self._single_line = outer._single_line  # noqa: SLF001 - the same class

    def escape(self, text: str, more: str = "") -> str:
        return super().escape(text, f"]{more}" if "]" not in more else more)


def _protect_start(line: str) -> str:
    """White space after a line break, which Markdown would skip."""
    blanks = len(line) - len(line.lstrip(" \t"))
    return "".join(f"&#x{ord(blank):X};" for blank in line[:blanks]) + line[blanks:]


def _escape_entities(target: str) -> str:
    """`&` where it would begin an entity."""
    return _ENTITY.sub(r"\\&", target)
