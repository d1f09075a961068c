"""Change a page's document without touching the bytes of what did not change.

The new blocks are spliced into the source, the result is parsed again and compared with what was wanted. Where Markdown let a neighbour change (a list that
joined the one beside it, say), the splices widen: to the neighbours, then to whole blocks of the page, then to those blocks' neighbours, then to the
body.
"""

from dataclasses import dataclass
from typing import Final, Literal

from octavo.content.canonical import canonical
from octavo.content.document import Document, check_text
from octavo.content.markdown.note_edits import adopt_notes
from octavo.content.markdown.splice import Splice, Splicer
from octavo.content.page import ParsedPage, parse, read, read_with_spans, write
from octavo.content.references import References

Extent = Literal["nothing", "blocks", "neighbours", "containers", "containers and neighbours", "body"]

_ATTEMPTS: Final[tuple[tuple[Extent, bool, int], ...]] = (
    ("blocks", True, 0),
    ("neighbours", True, 1),
    ("containers", False, 0),
    ("containers and neighbours", False, 1),
)


@dataclass(frozen=True, slots=True)
class Edited:
    """The new source, and how far the change had to reach."""

    source: str
    extent: Extent


def edit(parsed: ParsedPage, document: Document, references: References) -> str:
    """The whole new source of a page that is to read as `document`."""
    return edit_page(parsed, document, references).source


def edit_page(parsed: ParsedPage, document: Document, references: References) -> Edited:
    """As `edit`, and tells how far the change had to reach."""
    original, spans, mentions = read_with_spans(parsed, references)
    wanted = canonical(document)
    check_text(document)
    if canonical(original)["nodes"] == wanted["nodes"]:
        return Edited(parsed.source, "nothing")
    notes = adopt_notes(original["nodes"], document["nodes"], mentions)
    for extent, deep, widen in _ATTEMPTS:
        splicer = Splicer(parsed, references, spans, notes, deep=deep, widen=widen)
        splices = splicer.plan(original["nodes"], document["nodes"])
        if splices is None:
            continue
        source = apply(parsed.source, splices)
        if canonical(read(parse(source, limit=_limit(source)), references))["nodes"] == wanted["nodes"]:
            return Edited(source, extent)
    return Edited(_rewrite(parsed, document, references), "body")


def apply(source: str, splices: list[Splice]) -> str:
    """The source with each splice's stretch replaced; they do not overlap."""
    parts: list[str] = []
    position = 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        parts += [source[position : splice.start], splice.text]
        position = splice.end
    return "".join([*parts, source[position:]])


def _rewrite(parsed: ParsedPage, document: Document, references: References) -> str:
    """All but the frontmatter and the title anew; the title stands first, after what comments were before it."""
    source, heading = parsed.source, parsed.heading
    head = source[: parsed.body_start]
    if heading is not None:
        first = next(block for block in parsed.blocks if block.kind != "comment")
        head = source[: heading.end] if first is heading else head + source[heading.start : heading.end]
    body = write(document, references).replace("\n", parsed.newline)
    separator = parsed.newline * 2 if head.strip("\ufeff \r\n") else ""
    return f"{head.rstrip(chr(10) + chr(13))}{separator}{body}" if separator else f"{head}{body}"


def _limit(source: str) -> int:
    return 4 * len(source) + 16
