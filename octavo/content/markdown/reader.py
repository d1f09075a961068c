"""From syntax to nodes: what all types share. A type's own meaning is in its codec.

One reader reads one page. Everything it hands out is fresh, so that keys and anchors can be set on it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from octavo.content.blocks.family import housed
from octavo.content.blocks.heading import set_anchor
from octavo.content.document import Node
from octavo.content.markdown.html_tags import BLOCK, Element, parse_html, unescape
from octavo.content.markdown.inline_builder import InlineBuilder
from octavo.content.markdown.mixed import parse_mixed
from octavo.content.markdown.nodes import is_blank, paragraph
from octavo.content.markdown.overlay import apply_overlay, read_overlay
from octavo.content.markdown.pieces import parse_inline
from octavo.content.markdown.syntax import Syntax
from octavo.content.references import References
from octavo.content.registry import BLOCKS_BY_ELEMENT, BLOCKS_BY_SYNTAX

_NOTES_BUDGET: Final = 2_000_000


_ANCHOR: Final = re.compile(r"""<a\s++(?:id|name)=["']?([^\s"'<>=`]{1,200}+)["']?\s*+(?:/>|></a>)""")
"""The anchor of the heading below: how Markdown without anchors of its own gives one."""


class Reader:
    """`spans` tells for each block, by `id`, the syntax that it came from; `notes` are the footnotes' bodies by label, `mentions` the labels of annotations,
    by `id`.
    """

    def __init__(self, text: str, references: References, links: Mapping[str, tuple[str, str]], notes: Mapping[str, Syntax]) -> None:
        self.text = text
        self.references = references
        self.links = links
        self.notes = notes
        self.spans: dict[int, Syntax] = {}
        self.mentions: dict[int, str] = {}
        self._annotations: list[Node] = []
        self._note_depth = 0
        self._note_budget = _NOTES_BUDGET

    # Blocks

    def blocks(self, children: list[Syntax], *, housing: bool = True) -> list[Node]:
        """Sibling blocks, with the empty paragraphs that stand between them as runs of blank lines (dialect 5.3, 21).

        `housing` gives tabs, steps, columns and updates outside of their container one.
        """
        found: list[Node] = []
        previous: Syntax | None = None
        above: Syntax | None = None
        overlay: tuple[Syntax, dict[str, object]] | None = None
        for child in children:
            if previous is not None and child.start - previous.end > 3:  # noqa: PLR2004 - three blank lines are one empty paragraph
                found.extend(self.spanned(paragraph([]), empty) for empty in self._empties(previous.end, child.start))
            previous = child
            if child.kind == "comment":
                if (data := read_overlay(child.text)) is not None:
                    if "block" in data:
                        found.extend(self.spanned(node, child) for node in apply_overlay([], data, ""))
                    else:
                        overlay = (child, data)
                continue
            read = self.block(child)
            if child.kind == "heading" and above is not None and (anchor := _ANCHOR.fullmatch(above.text)) is not None:
                set_anchor(read[0], unescape(anchor[1]))
                child = replace(child, start=above.start)  # noqa: PLW2901 - it begins with its anchor
            above = child if child.kind == "paragraph" else None
            if overlay is not None:
                read = apply_overlay(read, overlay[1], self.text[child.start : child.end])
                child = replace(child, start=overlay[0].start)  # noqa: PLW2901 - it begins with its comment
                overlay = None
            found.extend(self.spanned(node, child) for node in read)
        return housed(found, self) if housing else found

    def block(self, syntax: Syntax) -> list[Node]:
        if syntax.kind == "html":
            return self.markup(syntax.text)
        if syntax.kind == "note":
            return [] if syntax.attributes["mentioned"] else self.blocks(syntax.children)
        kind = "tag:@" if syntax.kind.startswith("tag:@") else syntax.kind
        for codec in BLOCKS_BY_SYNTAX.get(kind, ()):
            if (found := codec.syntax[kind](self, syntax)) is not None:
                return found
        return []

    def content(self, syntax: Syntax) -> list[Node]:
        """A container's blocks: at least an empty paragraph, as editors need one."""
        return self.blocks(syntax.children) or [paragraph([])]

    def spanned(self, node: Node, syntax: Syntax) -> Node:
        self.spans.setdefault(id(node), syntax)
        return node

    def belong(self, nodes: list[Node], syntax: Syntax) -> list[Node]:
        """The nodes as parts of what stands around them: they are replaced and removed with it."""
        self.spans.update((id(node), syntax) for node in nodes)
        return nodes

    def _empties(self, start: int, end: int) -> list[Syntax]:
        gap = self.text[start:end]
        breaks = [index for index, character in enumerate(gap) if character == "\n"]
        if len(breaks) < 4 or gap.strip(" \t\r\n>"):  # noqa: PLR2004 - three blank lines
            return []
        return [Syntax("empty", start + breaks[index] + 1, start + breaks[index] + 1) for index in range(1, len(breaks) - 2, 2)]

    # Inlines

    def inlines(self, text: str) -> list[Node]:
        """Inline Markdown."""
        return self.builder().add_pieces(parse_inline(text, self.links, self.notes)).finish()

    def builder(self) -> InlineBuilder:
        return InlineBuilder(self)

    def mixed(self, text: str) -> list[Node]:
        """Inline Markdown that may hold block elements: paragraphs, with these between them."""
        if (found := parse_mixed(text)) is not None:
            return self.elements(found.children)
        return [paragraph(nodes)] if (nodes := self.inlines(text)) else []

    # HTML

    def markup(self, text: str) -> list[Node]:
        """The blocks of an island."""
        return self.elements(parse_html(text).children)

    def markup_inlines(self, children: "list[Element | str]") -> list[Node]:
        return self.builder().add_elements(children).finish()

    def elements(self, children: "list[Element | str]") -> list[Node]:
        """The blocks of HTML; runs of text and inline elements between them are paragraphs."""
        found: list[Node] = []
        run: list[Element | str] = []
        for child in children:
            if isinstance(child, Element) and _is_block(child):
                self._flush(run, found)
                run = []
                found.extend(self.element(child))
            else:
                run.append(child)
        self._flush(run, found)
        return found

    def element(self, element: Element) -> list[Node]:
        name = element.attributes.get("data-tag", "") if "data-gb-custom-block" in element.attributes else ""
        for key in (f"tag:{name}", element.name):
            for codec in BLOCKS_BY_ELEMENT.get(key, ()):
                if (found := codec.elements[key](self, element)) is not None:
                    return found
        return self.elements(element.children)

    def _flush(self, run: "list[Element | str]", found: list[Node]) -> None:
        if run and (nodes := self.markup_inlines(run)) and not is_blank(nodes):
            found.append(paragraph(nodes))

    # Notes

    def mentioned(self, annotation: Node, label: str) -> Node:
        """The annotation, told apart from the page's others: also from those that are left out, whose `id` must stay theirs meanwhile."""
        self.mentions[id(annotation)] = label
        self._annotations.append(annotation)
        return annotation

    def note(self, label: str) -> list[Node] | None:
        """A footnote's body; None where there is none, or where bodies within bodies would never end."""
        note = self.notes.get(label)
        if note is None or self._note_depth > 0:
            return None
        self._note_budget -= note.end - note.start
        if self._note_budget < 0:
            return None
        self._note_depth += 1
        try:
            return self.content(note)
        finally:
            self._note_depth -= 1


def _is_block(element: Element) -> bool:
    if element.name in BLOCK or "data-gb-custom-block" in element.attributes:
        return True
    return (
        element.name in BLOCKS_BY_ELEMENT
        and element.name in ("img", "picture")
        and "gitbook-drawing" in element.attributes.get("class", "")
    )
