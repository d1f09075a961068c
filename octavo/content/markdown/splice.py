"""Which stretches of a page's source are to be replaced, and by what, so that its blocks become others."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from octavo.content.align import align
from octavo.content.blocks.family import FAMILIES
from octavo.content.canonical import canonical_block, canonical_blocks
from octavo.content.document import LIST_TYPES, Node
from octavo.content.markdown.nodes import find_fragment
from octavo.content.markdown.notes import Notes
from octavo.content.markdown.reader import Reader
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.writer import Writer
from octavo.content.references import References
from octavo.content.registry import BLOCKS

if TYPE_CHECKING:
    from octavo.content.page import ParsedPage

_HOLDERS: Final = frozenset(
    {
        "hint", "tabs", "tabs-item", "stepper", "stepper-step", "columns", "column", "updates", "update", "if", "blockquote", "prompt",
        "list-unordered", "list-ordered", "list-tasks", "list-item",
    }
)  # fmt: skip
_NUMBER: Final = re.compile(r"\d{1,9}")
_LABEL: Final = re.compile(r"\[\^[^\[\]\s]{1,100}+\]:[ \t]*+")
_AROUND: Final = re.compile(rf"(?>(?:[ \t>]++|[-+*](?=[ \t])|\d{{1,9}}+[.)](?=[ \t])|\[[ xX]\](?=[ \t])|{_LABEL.pattern})*)")
_NOTE_INDENT: Final = "    "
_BLANK: Final[list[Node]] = [{"object": "block", "type": "paragraph"}]


class Splice(NamedTuple):
    """`source[start:end]` becomes `text`."""

    start: int
    end: int
    text: str


class Splicer:
    """Plans for one page. `deep`: go into containers; `widen`: how many neighbours to write again on either side of a change.

    `changed` are the new bodies of footnotes, by label, that the page's blocks are taken to have already.
    """

    def __init__(
        self,
        parsed: "ParsedPage",
        references: References,
        spans: dict[int, Syntax],
        changed: Mapping[str, list[Node]],
        *,
        deep: bool,
        widen: int,
    ) -> None:
        self.parsed = parsed
        self.source = parsed.source
        self.references = references
        self.changed = changed
        self.deep = deep
        self.widen = widen
        reader = Reader(parsed.source, references, parsed.links, parsed.notes)
        self.bodies = {label: reader.note(label) or [] for label in parsed.notes}
        self.spans = spans | reader.spans if reader.spans else spans
        self.notes = Notes([(label, canonical_blocks(changed.get(label, body))) for label, body in self.bodies.items()])

    def plan(self, old: list[Node], new: list[Node]) -> list[Splice] | None:
        """The splices; None where no stretch of the source stands for a change."""
        splices = self._siblings(old, new, None) if old else self._into_nothing(new)
        if splices is None:
            return None
        for label, body in self.changed.items():
            splices.extend(self._definition(label, body))
        splices.extend(self._without_mention(splices))
        splices.extend(self._new_definitions(splices))
        return splices if _apart(splices) else None

    def _into_nothing(self, new: list[Node]) -> list[Splice] | None:
        heading = self.parsed.heading
        position = heading.end if heading is not None else self.parsed.body_start
        if self.parsed.blocks and self.parsed.blocks != [heading]:
            return None
        before = "\n\n" if heading is not None else ""
        rest = self.source[position:]
        return [Splice(position, len(self.source) if not rest.strip() else position, self._lines(f"{before}{self._text(new, None)}\n", ""))]

    # Siblings

    def _siblings(self, old: list[Node], new: list[Node], holder: Node | None) -> list[Splice] | None:
        units = _Units(old, self.spans)
        if units.unplaced:
            return None
        pairs = units.whole(align([_fingerprint(node) for node in old], [_fingerprint(node) for node in new]))
        splices: list[Splice] = []
        before_old, before_new = 0, 0
        for kept_old, kept_new in [*pairs, (len(old), len(new))]:
            if (kept_old, kept_new) != (before_old, before_new):
                made = self._region(_Region(old, new, before_old, kept_old, before_new, kept_new), units, holder)
                if made is None:
                    return None
                splices.extend(made)
            before_old, before_new = kept_old + 1, kept_new + 1
        return splices if _apart(splices) else None

    def _region(self, region: "_Region", units: "_Units", holder: Node | None) -> list[Splice] | None:
        if self.deep and not self.widen and (inner := self._inside(region, units, holder)) is not None:
            return inner
        for _ in range(self.widen):
            region = region.widened(units)
        if region.end_old == region.start_old:
            return self._insert(region, holder)
        if region.end_new == region.start_new:
            return self._delete(region, holder)
        start = self._span(region.old[region.start_old]).start
        end = self._span(region.old[region.end_old - 1]).end
        if self._title_within(start, end) is not None:
            return None
        text = self._text(region.new[region.start_new : region.end_new], holder, self._number(region, holder))
        return [Splice(start, end, self._lines(text, self._prefix(start)))]

    def _inside(self, region: "_Region", units: "_Units", holder: Node | None) -> list[Splice] | None:
        """Changes within containers of the same type, where each has its counterpart."""
        old, new = region.old[region.start_old : region.end_old], region.new[region.start_new : region.end_new]
        if len(old) != len(new) or not all(units.alone(node) for node in old):
            return None
        splices: list[Splice] = []
        for one, other in zip(old, new, strict=True):
            if _fingerprint(one) == _fingerprint(other):
                continue
            made = self._container(one, other)
            if made is None:
                if one.get("type") != other.get("type"):
                    return None
                span = self._span(one)
                if span.kind == "empty" or one["type"] == "list-item":
                    return None
                made = [Splice(span.start, span.end, self._lines(self._text([other], holder), self._prefix(span.start)))]
            splices.extend(made)
        return splices

    def _container(self, old: Node, new: Node) -> list[Splice] | None:
        span = self.spans.get(id(old))
        if span is None or old.get("type") != new.get("type") or self.source.startswith("<!--", span.start):
            return None
        children = _children(old, new)
        if children is None or not (span.kind.startswith("tag:") or span.kind in ("details", "family", "quote", "list", "item")):
            return None
        splices: list[Splice] = []
        if canonical_block({**old, "nodes": [], "fragments": []}) != canonical_block({**new, "nodes": [], "fragments": []}):
            if "opened" not in span.attributes:
                return None
            splices.append(self._opener(new, span))
        inner = self._siblings(*children, new) if children[0] else None
        return None if inner is None else [*splices, *inner]

    def _opener(self, node: Node, span: Syntax) -> Splice:
        """Only the opening tag: what the container says of itself."""
        empty = canonical_block({**node, "nodes": [], "fragments": []})
        return Splice(span.start, span.attributes["opened"], BLOCKS[node["type"]].write(self._writer([]), empty).split("\n", 1)[0])

    # Splices

    def _insert(self, region: "_Region", holder: Node | None) -> list[Splice] | None:
        text = self._text(region.new[region.start_new : region.end_new], holder, self._number(region, holder))
        gap = "\n" if holder is not None and holder["type"] in LIST_TYPES and self._tight(region.old) else "\n\n"
        if region.start_old > 0:
            span = self._span(region.old[region.start_old - 1])
            prefix = self._prefix(span.start)
            return [Splice(span.end, span.end, self._lines(f"{gap}{text}", prefix))]
        start = self._span(region.old[0]).start
        prefix = self._prefix(start)
        return [Splice(start, start, self._lines(f"{text}{gap}", prefix) + (prefix if gap else ""))]

    def _delete(self, region: "_Region", holder: Node | None) -> list[Splice] | None:
        """With the first item of an ordered list its number goes too: the next one takes it."""
        start = self._span(region.old[region.start_old]).start
        end = self._span(region.old[region.end_old - 1]).end
        if region.end_old < len(region.old):
            following = self._span(region.old[region.end_old]).start
            if region.start_old == 0 and holder is not None and holder["type"] == "list-ordered":
                number = _NUMBER.match(self.source, following)
                return [Splice(start, number.end() if number else following, str(self._number(region, holder)))]
            return self._cut(start, following, start, end)
        if region.start_old > 0:
            return self._cut(self._span(region.old[region.start_old - 1]).end, end, start, end)
        return None if region.old and self._prefix(start) else self._cut(start, end, start, end)

    def _cut(self, start: int, end: int, first: int, last: int) -> list[Splice]:
        """Take out `source[start:end]`; where the page's title stands in it, only the blocks that begin at `first` and end at `last`, around the title."""
        title = self._title_within(start, end)
        if title is None:
            return [Splice(start, end, "")]
        around = [Splice(first, title.start, ""), Splice(title.end, last, "")]
        return [splice for splice in around if splice.start < splice.end]

    def _title_within(self, start: int, end: int) -> Syntax | None:
        title = self.parsed.heading
        return title if title is not None and start <= title.start < end else None

    def _tight(self, items: list[Node]) -> bool:
        spans = [self._span(item) for item in items[:2]]
        return len(spans) < 2 or self.source.count("\n", spans[0].end, spans[1].start) < 2  # noqa: PLR2004 - two items

    def _span(self, node: Node) -> Syntax:
        return self.spans[id(node)]

    def _prefix(self, start: int) -> str:
        """What a further line at this place begins with: the quote marks and the indentation around it. Tags before it on its line are none."""
        line = self.source.rfind("\n", 0, start) + 1
        around = _AROUND.match(self.source, line + self.source.startswith("\ufeff", line), start)
        assert around is not None
        return "".join(character if character in ">\t" else " " for character in _LABEL.sub(_NOTE_INDENT, around[0]))

    def _lines(self, text: str, prefix: str) -> str:
        if prefix:
            blank = prefix.rstrip()
            first, *rest = text.split("\n")
            text = "\n".join([first, *((prefix + line if line else blank) for line in rest)])
            if text.endswith(f"\n{blank}") and rest and not rest[-1]:
                text = text[: len(text) - len(blank)]
        return text.replace("\n", self.parsed.newline) if self.parsed.newline != "\n" else text

    # Text

    def _number(self, region: "_Region", holder: Node | None) -> int:
        start = (holder.get("data") or {}).get("start", 1) if holder is not None else 1
        return (start if isinstance(start, int) else 1) + region.start_new

    def _text(self, nodes: list[Node], holder: Node | None, number: int = 1) -> str:
        """The blocks' Markdown. Items, tabs, steps and their like are written as parts of what holds them: elsewhere they would have no spelling."""
        if holder is None or holder["type"] not in (*LIST_TYPES, *FAMILIES):
            made = canonical_blocks(nodes)
            return self._writer(made).blocks(made, in_item=holder is not None and holder["type"] == "list-item")
        data = {"start": number} if holder["type"] == "list-ordered" else {}
        made = [canonical_block({**holder, "data": data, "nodes": nodes})]
        return self._writer(made).blocks(made if holder["type"] in LIST_TYPES else made[0]["nodes"])

    def _writer(self, nodes: list[Node]) -> Writer:
        from octavo.content.page import write_blocks  # noqa: PLC0415 - a page's edit needs the page's writing

        _, overlays = write_blocks(nodes, self.references) if nodes else ("", {})
        return Writer(self.references, overlays, self.notes)

    # Footnotes

    def _definition(self, label: str, body: list[Node]) -> list[Splice]:
        """A note's new words in its own place."""
        note, old = self.parsed.notes[label], self.bodies[label]
        made = canonical_blocks(body)
        if old and made != _BLANK and (inner := self._siblings(old, body, None)) is not None:
            return inner
        start: int = note.attributes["content"]
        text = self._writer(made).body(made)
        gap = " " if text and self.source[start - 1] == ":" else ""
        return [Splice(start, max(start, note.end), self._lines(f"{gap}{text}", self._prefix(start)))]

    def _without_mention(self, splices: Sequence[Splice]) -> list[Splice]:
        """Definitions that lose their last mention go, with the blank lines before them."""
        made: list[Splice] = []
        replaced = "".join(self.source[splice.start : splice.end] for splice in splices)
        written = "".join(splice.text for splice in splices)
        for label, note in self.parsed.notes.items():
            lost = _mentions(replaced, label) if note.attributes["mentioned"] else 0
            if lost and not _mentions(written, label) and _mentions(self.source, label) <= lost:
                start, end = self._above(note.start), note.end
                alone = self.source[end : end + 4].replace("\r\n", "\n")[:2] in ("", "\n", "\n\n")
                made.append(Splice(start if alone and "\n" in self.source[start : note.start] else note.start, end, ""))
        return made

    def _new_definitions(self, splices: Sequence[Splice]) -> list[Splice]:
        """Those of new notes, at the end of the file."""
        definitions = Writer(self.references, notes=self.notes).definitions()
        if not definitions:
            return []
        end = max([self._above(len(self.source)), *(splice.end for splice in splices)])
        last = "" if self.source.endswith("\n") else "\n"
        return [Splice(end, end, self._lines("\n\n" + "\n\n".join(definitions) + last, ""))]

    def _above(self, position: int) -> int:
        """The offset after what stands before the white space before `position`."""
        while position > self.parsed.body_start and self.source[position - 1] in " \t\r\n":
            position -= 1
        return position


def _mentions(text: str, label: str) -> int:
    return text.count(f"[^{label}]") - text.count(f"[^{label}]:") + text.count(f'#user-content-fn-{label}"')


class _Region(NamedTuple):
    """Old and new siblings that stand between two that are kept."""

    old: list[Node]
    new: list[Node]
    start_old: int
    end_old: int
    start_new: int
    end_new: int

    def widened(self, units: "_Units") -> "_Region":
        """With one kept neighbour more on either side."""
        start_old, end_old, start_new, end_new = self[2:]
        if start_old > 0 and start_new > 0 and units.alone(self.old[start_old - 1]):
            start_old, start_new = start_old - 1, start_new - 1
        if end_old < len(self.old) and end_new < len(self.new) and units.alone(self.old[end_old]):
            end_old, end_new = end_old + 1, end_new + 1
        return self._replace(start_old=start_old, end_old=end_old, start_new=start_new, end_new=end_new)


class _Units:
    """Old siblings by the construct that they came from: several blocks of one construct are kept or replaced together."""

    def __init__(self, nodes: list[Node], spans: dict[int, Syntax]) -> None:
        self.nodes = nodes
        self.spans = spans
        self.unplaced = any(id(node) not in spans for node in nodes)
        self.sizes: dict[int, int] = {}
        for node in nodes:
            if (span := spans.get(id(node))) is not None:
                self.sizes[id(span)] = self.sizes.get(id(span), 0) + 1

    def alone(self, node: Node) -> bool:
        return self.sizes[id(self.spans[id(node)])] == 1

    def whole(self, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pairs whose construct is kept as a whole, in order and with nothing between."""
        kept: dict[int, list[tuple[int, int]]] = {}
        for old, new in pairs:
            kept.setdefault(id(self.spans[id(self.nodes[old])]), []).append((old, new))
        found: list[tuple[int, int]] = []
        for unit, held in kept.items():
            together = all(second[0] - first[0] == 1 == second[1] - first[1] for first, second in pairwise(held))
            if len(held) == self.sizes[unit] and together:
                found.extend(held)
        return sorted(found)


def _fingerprint(node: Node) -> str:
    return json.dumps(canonical_block(node), sort_keys=True)


def _children(old: Node, new: Node) -> tuple[list[Node], list[Node]] | None:
    if old["type"] in _HOLDERS:
        return old.get("nodes", []), new.get("nodes", [])
    if old["type"] == "expandable" and _held(old, "expandable-title") == _held(new, "expandable-title"):
        bodies = find_fragment(old, "expandable-body"), find_fragment(new, "expandable-body")
        if bodies[0] is not None and bodies[1] is not None:
            return bodies[0].get("nodes", []), bodies[1].get("nodes", [])
    return None


def _held(node: Node, name: str) -> list[Node]:
    found = find_fragment(node, name)
    return canonical_blocks(found.get("nodes", [])) if found is not None else []


def _apart(splices: list[Splice]) -> bool:
    ordered = sorted(splices)
    return all(first.end <= second.start for first, second in pairwise(ordered))
