"""A document in pieces that can be found and linked to: for search, for answers, and for the list of headings beside a page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from octavo.content.document import HEADING_LEVELS, Document, Node
from octavo.content.evaluate import expression_of
from octavo.content.text import parts, plain, void_text

_TITLED = frozenset({"tabs-item", "expandable"})
_LISTED = frozenset({"column", "columns", "stepper", "stepper-step", "update", "updates", "if"})
"""Containers whose headings belong to the page's own outline; those in hints, tabs, expandables and cells do not."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, tab or expandable. The text before the first has no anchor, no title and level 0.

    What is shown under a condition is a section of its own, which `goes_on` with the title of that around it: all `conditions` must hold.
    """

    anchor: str | None
    title: str
    level: int
    text: str
    conditions: tuple[str, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    anchor: str
    title: str
    level: int


@dataclass(slots=True)
class _Open:
    anchor: str | None
    title: str
    level: int
    conditions: tuple[str, ...] = ()
    goes_on: bool = False
    pieces: list[str] = field(default_factory=list)


def plain_text(document: Document) -> str:
    """Every word of the document in order: code, cells, captions and notes included."""
    return plain(document.get("nodes") or [])


def sections(document: Document) -> list[Section]:
    """The document cut at its headings. A tab, an expandable or a condition's blocks are sections too, after which their surroundings go on."""
    found: list[_Open] = [_Open(None, "", 0)]
    resumed: list[_Open] = []
    current = found[0]
    for step in _steps(document.get("nodes") or []):
        if isinstance(step, str):
            current.pieces.append(step)
        elif step is None:
            current = resumed.pop()
        elif isinstance(step, _If):
            resumed.append(current)
            current = _Open(current.anchor, current.title, current.level, (*current.conditions, step.expression), goes_on=True)
            found.append(current)
        else:
            if step.inside:
                resumed.append(current)
            level = step.level or min(current.level + 1, 4)
            current = _Open(step.anchor, step.title, level, current.conditions)
            found.append(current)
    cut = [Section(one.anchor, one.title, one.level, _lines("".join(one.pieces)), one.conditions, one.goes_on) for one in found]
    return [section for section in cut if section.text or (not section.goes_on and (section.anchor or section.title))]


def _lines(text: str) -> str:
    """Without the empty lines that blocks leave between each other."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def outline(document: Document) -> list[OutlineEntry]:
    """The headings that can be linked to, in order."""
    found: list[OutlineEntry] = []
    pending = list(reversed(document.get("nodes") or []))
    while pending:
        node = pending.pop()
        level = HEADING_LEVELS.get(node.get("type", ""))
        anchor = _anchor(node)
        if level is not None and anchor is not None:
            found.append(OutlineEntry(anchor, title_of(node), level))
        elif node.get("type") in _LISTED:
            pending.extend(reversed(node.get("nodes") or ()))
    return found


@dataclass(frozen=True, slots=True)
class _Start:
    anchor: str | None
    title: str
    level: int
    """0 for a tab or an expandable: one below its surroundings."""

    @property
    def inside(self) -> bool:
        return self.level == 0


@dataclass(frozen=True, slots=True)
class _If:
    expression: str


def _steps(nodes: list[Node]) -> Iterator["str | _Start | _If | None"]:
    """Text, beginnings of sections and of conditions, and None where a tab, an expandable or a condition ends. Any depth will do."""
    pending: list[Node | str | None] = list(reversed(nodes))
    while pending:
        node = pending.pop()
        if node is None or isinstance(node, str):
            yield node
            continue
        kind = node.get("type", "")
        if kind in HEADING_LEVELS:
            yield _Start(_anchor(node), title_of(node), HEADING_LEVELS[kind])
            pending.append("\n")
            pending.extend(reversed(_notes(node)))
            continue
        if kind == "if":
            yield _If(expression_of(node))
            pending.append(None)
            pending.extend(reversed(node.get("nodes") or ()))
            continue
        if kind in _TITLED:
            yield _Start(_anchor(node), title_of(node), 0)
            pending.append(None)
            pending.extend(reversed(_body(node)))
            continue
        if node.get("object") == "text":
            yield "".join(str(leaf.get("text", "")) for leaf in node.get("leaves") or ())
            continue
        if node.get("object") != "inline":
            pending.append("\n")
        yield void_text(node)
        pending.extend(reversed(parts(node)))


def _body(node: Node) -> list[Node]:
    if node.get("type") == "expandable":
        return [part for part in node.get("fragments") or () if "expandable-title" not in (part.get("fragment"), part.get("type"))]
    return list(node.get("nodes") or ())


def title_of(node: Node) -> str:
    """The title of a heading, a tab or an expandable, on one line and without its notes."""
    if node.get("type") == "tabs-item":
        title = (node.get("data") or {}).get("title")
        return title if isinstance(title, str) else ""
    if node.get("type") == "expandable":
        named = [part for part in node.get("fragments") or () if "expandable-title" in (part.get("fragment"), part.get("type"))]
        return " ".join(plain(named).split())
    return " ".join(plain(_without_notes(node)).split())


def _notes(node: Node) -> list[Node]:
    return [part for child in node.get("nodes") or () if child.get("type") == "annotation" for part in child.get("fragments") or ()]


def _without_notes(node: Node) -> list[Node]:
    found: list[Node] = []
    for child in node.get("nodes") or ():
        found.extend(child.get("nodes") or () if child.get("type") == "annotation" else [child])
    return found


def _anchor(node: Node) -> str | None:
    meta = node.get("meta")
    name = meta.get("id") if isinstance(meta, dict) else None
    own = (node.get("data") or {}).get("id")
    chosen = name or own
    return chosen if isinstance(chosen, str) and chosen else None
