"""Pieces of inline Markdown, or inline HTML, become inline nodes: marks that overlap as they please, links and the other inlines around text."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from octavo.content.codec import InlineCodec
from octavo.content.document import Leaf, Mark, Node
from octavo.content.inlines import annotation, emoji, image, link, math
from octavo.content.markdown.delimiters import Piece
from octavo.content.markdown.html_tags import BLOCK, VOID, Element, Markdown, read_attributes
from octavo.content.markdown.nodes import leaf, letters_of
from octavo.content.markdown.pieces import parse_inline
from octavo.content.registry import INLINES_BY_ELEMENT, MARKS_BY_ELEMENT

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader

_BREAKS: Final = re.compile(r"[ \t]*+\n\s*+")
_BREAK_END: Final = re.compile(r"\n[ \t]*+\Z")
_WORD_START: Final = re.compile(r"\S+\Z")
_MAX_OPEN: Final = 32
"""Elements open within each other; each copies what it holds when it closes, so that any number of them would cost the square of it."""
_CODE: Final[Mark] = {"object": "mark", "type": "code"}


@dataclass(slots=True)
class _Frame:
    """An inline that is still open: its codec (None for a link), the element's name, and the nodes around it."""

    codec: InlineCodec | None
    name: str
    attributes: dict[str, str]
    outer: list[Node]
    piece: Piece | None = None


@dataclass(slots=True)
class _OpenMark:
    number: int
    mark: Mark
    attributes: dict[str, str] = field(default_factory=dict)


class InlineBuilder:
    """`anchor_id` is the last `id` of an empty `<a>`, where headings keep theirs; `anchor_first`: no text stands before it."""

    def __init__(self, reader: "Reader", *, preformatted: bool = False) -> None:
        self.reader = reader
        self.preformatted = preformatted
        self.nodes: list[Node] = []
        self.frames: list[_Frame] = []
        self.marks: dict[str, list[_OpenMark]] = {}
        self.opened = 0
        self.active: list[Mark] = []
        self.anchor_id: str | None = None
        self.anchor_first = False
        self._loose_end = False
        self._apart = False
        self._growing: Leaf | None = None
        self._parts: list[str] = []

    def finish(self) -> list[Node]:
        self._settle()
        while self.frames:
            self._pop()
        return self.nodes

    def add_pieces(self, pieces: list[Piece]) -> "InlineBuilder":
        for piece in pieces:
            if piece.kind == "text":
                self.text(piece.text)
            elif piece.kind == "delimiter":
                self._delimiter(piece)
            else:
                getattr(self, _PIECES[piece.kind])(piece)
        return self

    def add_elements(self, children: "list[Element | str]") -> "InlineBuilder":
        self._elements(children)
        if self._loose_end:
            self._trim()
        return self

    # Text and marks

    def text(self, text: str, extra: Mark | None = None) -> None:
        if not text:
            return
        if self._apart:
            text = text if text[0].isspace() or not self._ends_word() else f" {text}"
            self._apart = False
        marks = [*self.active, extra] if extra is not None and extra not in self.active else self.active
        last = self.nodes[-1] if self.nodes else None
        if last is not None and last["object"] == "text":
            leaves = last["leaves"]
            if leaves and leaves[-1]["marks"] == marks:
                if leaves[-1] is not self._growing:
                    self._settle()
                    self._growing, self._parts = leaves[-1], [leaves[-1]["text"]]
                self._parts.append(text)
            else:
                leaves.append(leaf(text, marks))
            return
        self.nodes.append({"object": "text", "leaves": [leaf(text, marks)]})

    def _ends_word(self) -> bool:
        """Whether the text so far ends with something that the next word would join."""
        last = self.nodes[-1] if self.nodes else None
        if last is None or last["object"] != "text":
            return False
        final = last["leaves"][-1]
        text = self._parts[-1] if final is self._growing else final["text"]
        return not text[-1:].isspace()

    def _settle(self) -> None:
        """Join the parts of the leaf that was growing: one by one would cost the square of their number."""
        if self._growing is not None:
            self._growing["text"] = "".join(self._parts)
        self._growing = None

    def _delimiter(self, piece: Piece) -> None:
        for kind in piece.closes:
            self._close_mark(f"*{kind}")
        self.text(piece.text)
        for kind in reversed(piece.opens):
            self._open_mark(f"*{kind}", {"object": "mark", "type": kind})

    def _open_mark(self, name: str, mark: Mark, attributes: dict[str, str] | None = None) -> None:
        self.opened += 1
        self.marks.setdefault(name, []).append(_OpenMark(self.opened, mark, attributes or {}))
        self._activate()

    def _close_mark(self, name: str) -> None:
        if self.marks.get(name):
            self.marks[name].pop()
            self._activate()

    def _activate(self) -> None:
        """The marks in force: of each type the innermost."""
        innermost = sorted((held[-1] for held in self.marks.values() if held), key=lambda one: one.number)
        self.active = list({one.mark["type"]: one.mark for one in innermost}.values())

    # Pieces

    def _code(self, piece: Piece) -> None:
        self.text(piece.text, _CODE)

    def _math(self, piece: Piece) -> None:
        self.nodes.append(math.made(piece.text))

    def _break(self, piece: Piece) -> None:  # noqa: ARG002 - every piece has its method
        self.text("\n")

    def _emoji(self, piece: Piece) -> None:
        self.nodes.append(emoji.made(piece.text))

    def _comment(self, piece: Piece) -> None:
        """A comment shows nothing; it stays in the file as long as its paragraph is not edited."""

    def _image(self, piece: Piece) -> None:
        self.nodes.append(image.made(self.reader, piece.target, piece.text, piece.title))

    def _link(self, piece: Piece) -> None:
        self.frames.append(_Frame(None, "link", {}, self.nodes, piece))
        self.nodes = []

    def _end_link(self, piece: Piece) -> None:  # noqa: ARG002 - every piece has its method
        while self.frames and self.frames[-1].name != "link":
            self._pop()
        if self.frames:
            self._pop()

    def _note(self, piece: Piece) -> None:
        self._settle()
        body = self.reader.note(piece.text)
        if body is None:
            self.text(f"[^{piece.text}]")
            return
        last = self.nodes[-1] if self.nodes else None
        if last is not None and (taken := annotation.from_link(last, body)) is not None:
            self.nodes[-1] = self.reader.mentioned(taken, piece.text)
            return
        self.nodes.append(self.reader.mentioned(annotation.made(self._take_word(), body), piece.text))

    def _take_word(self) -> list[Node]:
        """The word before a bare `[^1]` is what it annotates (dialect 2.3)."""
        last = self.nodes[-1] if self.nodes else None
        if last is None or last["object"] != "text":
            return []
        final = last["leaves"][-1]
        found = _WORD_START.search(final["text"], max(0, len(final["text"]) - 100))
        if found is None:
            return []
        final["text"] = final["text"][: found.start()]
        if not final["text"]:
            last["leaves"].pop()
        if not last["leaves"]:
            self.nodes.pop()
        return [{"object": "text", "leaves": [leaf(found[0], final["marks"])]}]

    def _tag(self, piece: Piece) -> None:
        if piece.text.startswith("/"):
            self.close_tag(piece.text[1:])
        else:
            self.open_tag(piece.text, read_attributes(piece.target))

    # Tags

    def open_tag(self, name: str, attributes: dict[str, str]) -> None:
        self._apart = self._apart or name in BLOCK
        if name == "source" and not any(frame.name == "picture" for frame in self.frames):
            return  # of a video
        for codec in INLINES_BY_ELEMENT.get(name, ()):
            if codec.matches(attributes):
                self._open_inline(codec, name, attributes)
                return
        if name == "br":
            self.text("\n")
        elif name == "a":
            self._anchor(attributes.get("id") or attributes.get("name"))
            self._open_frame(None, "a", attributes)
        elif (mark := MARKS_BY_ELEMENT.get(name)) is not None:
            if self._repeats(name, attributes):
                self._close_mark(name)
                return
            made: Mark = {"object": "mark", "type": mark.type}
            if (data := mark.read(attributes)) is not None:
                made["data"] = data
            self._open_mark(name, made, attributes)

    def _repeats(self, name: str, attributes: dict[str, str]) -> bool:
        """The exporter writes a second opening tag where it means the closing one (dialect 2.4)."""
        held = self.marks.get(name, [])
        return name in ("mark", "sub", "sup") and bool(held) and held[-1].attributes == attributes

    def _open_inline(self, codec: InlineCodec, name: str, attributes: dict[str, str]) -> None:
        if name == "a" and any(frame.name == "a" for frame in self.frames):
            self.close_tag("a")
        if name in VOID:
            self._emit(codec, attributes, [])
            return
        self._open_frame(codec, name, attributes)

    def _open_frame(self, codec: InlineCodec | None, name: str, attributes: dict[str, str]) -> None:
        if len(self.frames) < _MAX_OPEN:
            self.frames.append(_Frame(codec, name, attributes, self.nodes))
            self.nodes = []

    def close_tag(self, name: str) -> None:
        self._apart = self._apart or name in BLOCK
        for index in range(len(self.frames) - 1, -1, -1):
            if self.frames[index].name == name:
                while len(self.frames) > index:
                    self._pop()
                return
        self._close_mark(name)

    def _pop(self) -> None:
        self._settle()
        frame = self.frames.pop()
        inner, self.nodes = self.nodes, frame.outer
        if frame.codec is not None:
            self._emit(frame.codec, frame.attributes, inner)
        elif frame.piece is not None:
            self._extend(link.made(self.reader, frame.piece.target, frame.piece.title, inner))
        else:
            self._extend(inner)  # an `<a>` that leads nowhere

    def _emit(self, codec: InlineCodec, attributes: dict[str, str], inner: list[Node]) -> None:
        if codec.read is not None:
            if codec is link.LINK and attributes.get("id") and not letters_of(inner):
                self._anchor(attributes["id"])
                return
            self._extend(codec.read(self.reader, attributes, inner))

    def _anchor(self, name: str | None) -> None:
        if name:
            self.anchor_id, self.anchor_first = name, not self.nodes and not self.frames

    def _extend(self, nodes: list[Node]) -> None:
        for node in nodes:
            if node["object"] == "text" and self.nodes and self.nodes[-1]["object"] == "text":
                self.nodes[-1]["leaves"].extend(node["leaves"])
            else:
                self.nodes.append(node)

    # HTML

    def _elements(self, children: "list[Element | str]") -> None:
        for child in children:
            if isinstance(child, Markdown):
                self.add_pieces(parse_inline(str(child), self.reader.links, self.reader.notes))
            elif isinstance(child, str):
                self.text(child if self.preformatted else self._collapse(child))
            elif child.raw:
                continue
            else:
                self._loose_end = False
                self.open_tag(child.name, child.attributes)
                self._elements(child.children)
                if child.name not in VOID:
                    self.close_tag(child.name)

    def _collapse(self, text: str) -> str:
        """Line breaks and indentation of the source are one space, and none around the whole (browsers do the same)."""
        if "\n" not in text:
            self._loose_end = False
            return text
        collapsed = _BREAKS.sub(" ", text)
        self._loose_end = bool(_BREAK_END.search(text))
        return collapsed[1:] if not self.nodes and not self.frames and _BREAKS.match(text) else collapsed

    def _trim(self) -> None:
        self._settle()
        last = self.nodes[-1] if self.nodes else None
        if last is not None and last["object"] == "text" and last["leaves"][-1]["text"].endswith(" "):
            last["leaves"][-1]["text"] = last["leaves"][-1]["text"][:-1]


_PIECES: Final = {
    "code": "_code", "math": "_math", "break": "_break", "emoji": "_emoji", "comment": "_comment", "image": "_image", "link": "_link",
    "/link": "_end_link", "note": "_note", "tag": "_tag",
}  # fmt: skip
