"""The walk from nodes to markup: which function renders a node is looked up by its type, and everything is bounded."""

from collections.abc import Callable, Mapping, Sequence

from octavo.content.document import Leaf, Node
from octavo.content.html.bare_urls import split_addresses
from octavo.content.html.context import RenderContext
from octavo.content.html.marks import MarkStack
from octavo.content.html.mathml import mathml
from octavo.content.html.values import children, data_of
from octavo.content.html.words import Words
from octavo.content.html.writer import Writer
from octavo.content.text import plain

Render = Callable[["Renderer", Node], None]

_DEEPEST = 60
"""Nested nodes rendered as such; what lies deeper is written as text. Real pages stay under 20."""
_WITHOUT_LINKS = frozenset({"a", "button", "code", "kbd", "label", "summary"})
"""Elements in which an address stays text."""
_COLOURED = 512 * 1024
_FORMULAS = 128 * 1024
"""Characters of code that are coloured and of formulas that are converted in one document: both are slow, and a page must never take a minute."""


class Renderer:
    """One rendering of one document. Functions of block and inline types get it and write to `out`."""

    def __init__(
        self, context: RenderContext, blocks: Mapping[str, Render], inlines: Mapping[str, Render], further_names: Mapping[int, str]
    ) -> None:
        self.context = context
        self.words: Words = context.words
        self.out = Writer()
        self._blocks = blocks
        self._inlines = inlines
        self._notes: list[tuple[str, list[Node]]] = []
        self._anchors: set[str] = set()
        self._further_names = further_names
        self._made = 0
        self._depth = 0
        self._code_left = _COLOURED
        self._formulas_left = _FORMULAS

    def blocks(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            self.block(node)

    def block(self, node: Node) -> None:
        """One block, and after it the notes of its annotations."""
        self._depth += 1
        if node.get("object") != "block":
            self.inlines([node])
        elif self._depth > _DEEPEST:
            self.out.phrase("p", plain([node]))
        else:
            self._blocks.get(node.get("type", ""), unknown)(self, node)
        self._depth -= 1
        self.notes()

    def inlines(self, nodes: Sequence[Node]) -> None:
        """Texts and inlines; marks that neighbours share are written once."""
        marks = MarkStack(self.out)
        for node in nodes:
            if node.get("object") == "text":
                for leaf in node.get("leaves") or ():
                    self._leaf(leaf, marks)
                continue
            marks.close()
            self._inline(node)
        marks.close()

    def _leaf(self, leaf: Leaf, marks: MarkStack) -> None:
        text = leaf.get("text")
        if isinstance(text, str) and text:
            marks.switch(leaf.get("marks") or [])
            if "://" in text and not self.out.within(_WITHOUT_LINKS):
                self._addresses(text)
            else:
                self.out.lines(text)

    def _addresses(self, text: str) -> None:
        for part, is_address in split_addresses(text):
            if is_address:
                self.out.phrase("a", part, href=part)
            else:
                self.out.lines(part)

    def _inline(self, node: Node) -> None:
        self._depth += 1
        kind = node.get("type", "")
        if self._depth > _DEEPEST or node.get("object") != "inline" or kind not in self._inlines:
            self.out.text(plain([node]))
        else:
            self._inlines[kind](self, node)
        self._depth -= 1

    def anchor(self, node: Node) -> str | None:
        """The id of a heading, tab or the like, once in a document: a second one of the same name gets none."""
        meta = node.get("meta")
        name = (meta.get("id") if isinstance(meta, dict) else None) or data_of(node).get("id")
        if not isinstance(name, str) or not name or name in self._anchors or any(character.isspace() for character in name):
            return None
        self._anchors.add(name)
        return name

    def further_name(self, node: Node) -> str | None:
        """The other id that links may know a heading by."""
        return self._further_names.get(id(node))

    def made_id(self, kind: str) -> str:
        """An id of our own; the dot-less prefix `octavo-` keeps it apart from anchors of headings."""
        self._made += 1
        return f"octavo-{self.context.id_prefix}{kind}-{self._made}"

    def note(self, body: list[Node]) -> str:
        """Keeps an annotation's body until its block has ended, and tells the id it will have."""
        name = self.made_id("note")
        self._notes.append((name, body))
        return name

    def notes(self) -> None:
        """Writes the notes kept so far: where a block ends, and wherever else they may stand."""
        if not self._notes:
            return
        notes, self._notes = self._notes, []
        for name, body in notes:
            with self.out.element("aside", class_="octavo-note", id=name, role="doc-footnote"):
                with self.out.element("div", class_="octavo-note-body"):
                    self.blocks(body)
                self.out.phrase(
                    "a", "↩", class_="octavo-note-back", href=f"#{name}-ref", role="doc-backlink", aria_label=self.words.note_back
                )

    def colourable(self, text: str) -> bool:
        """Whether a code block still has a share of this document's colours."""
        self._code_left -= len(text)
        return self._code_left >= 0

    def formula(self, formula: str, *, block: bool) -> None:
        """A formula as MathML, or its source where it cannot be read."""
        self._formulas_left -= len(formula)
        markup = mathml(formula, block=block) if self._formulas_left >= 0 else None
        if markup is None:
            self.out.phrase("code", formula, class_="octavo-formula")
        else:
            self.out.safe(markup)

    def icon(self, name: str, class_: str = "octavo-icon") -> None:
        """A decoration: text beside it says what it means."""
        if not name:
            return
        symbol = self.context.icon(name)
        with self.out.element("span", class_=class_, data_icon=name, aria_hidden="true"):
            if symbol is not None:
                with self.out.element("svg", focusable="false"), self.out.element("use", href=symbol):
                    pass


def unknown(renderer: Renderer, node: Node) -> None:
    """A block of a type that this version does not know: its content in order, as what it is."""
    with renderer.out.element("div", class_="octavo-unknown"):
        for child in children(node):
            renderer.block(child)
        for part in node.get("fragments") or ():
            renderer.blocks(children(part))
