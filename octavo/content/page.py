"""A page's Markdown as a document, and a document as Markdown."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any, Final

from octavo.content.canonical import canonical
from octavo.content.document import Document, Node, check_text
from octavo.content.faults import Fault
from octavo.content.identity import identify
from octavo.content.markdown.compose import Overlays, compose
from octavo.content.markdown.heading_text import heading_text, html_heading_text
from octavo.content.markdown.reader import Reader
from octavo.content.markdown.source import PAGE_LIMIT, Source, read_source
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.tree import build_tree
from octavo.content.markdown.writer import Writer
from octavo.content.references import References

_H1: Final = re.compile(r"\s*<h1(?:\s[^>\n]*+)?>[^\n]*</h1>\s*", re.IGNORECASE)
_MENTION: Final = re.compile(r"""\[\^([^\[\]\s]{1,100})\](?!:)|#user-content-fn-([^\s"')\]]{1,100})""")


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page's file, parsed: knows nothing of the revision that it is part of, so it may be kept by the hash of its bytes.

    Offsets (`body_start`, and those of `blocks`) count characters of `source`. `heading` is the H1 that is the page's title and no part of its document.
    """

    source: str
    frontmatter: dict[str, Any]
    title: str | None
    faults: list[Fault]
    body_start: int
    blocks: list[Syntax]
    heading: Syntax | None
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: dict[str, Syntax] = field(default_factory=dict)
    newline: str = "\n"


def parse(source: bytes | str, *, limit: int = PAGE_LIMIT) -> ParsedPage:
    """Parse a page's file.

    Raises `PayloadTooLarge` above `limit` bytes, `BadRequest` for what is not text (invalid UTF-8, lone surrogates, NUL). Everything else is read as
    well as can be, and told in `faults`.
    """
    read_in = read_source(source, limit=limit)
    tree = build_tree(read_in.body)
    notes: dict[str, Syntax] = {}
    plain = _place(tree.blocks, read_in, notes)
    title = _title(tree.blocks)
    _find_mentions(read_in.text, notes, [*plain, title.text] if title is not None else plain)
    before = read_in.text.count("\n", 0, read_in.body_start)
    return ParsedPage(
        source=read_in.text,
        frontmatter=read_in.frontmatter,
        title=_text(title, notes) if title is not None else None,
        faults=[*read_in.faults, *(fault.below(before) for fault in tree.faults)],
        body_start=read_in.body_start,
        blocks=tree.blocks,
        heading=title,
        links=tree.links,
        notes=notes,
        newline=read_in.newline,
    )


def _place(blocks: list[Syntax], source: Source, notes: dict[str, Syntax]) -> list[str]:
    """Turn offsets in the body into offsets in the file, gather the footnotes, and answer the texts that cannot show any."""
    plain: list[str] = []
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        block.start, block.end = source.offset(block.start), source.offset(block.end)
        for name in ("content", "opened"):
            if name in block.attributes:
                block.attributes[name] = source.offset(block.attributes[name])
        if block.kind == "note":
            block.attributes["mentioned"] = False
            notes.setdefault(block.attributes["label"], block)
        elif block.kind == "table":
            plain.extend(block.attributes["rows"][0])
        waiting.extend(reversed(block.children))
    return plain


def _find_mentions(text: str, notes: dict[str, Syntax], plain: list[str]) -> None:
    """A footnote that nothing mentions, but for `plain` texts, is shown where it stands: its words would be lost otherwise."""
    if not notes:
        return
    mentioned = _mentions(text)
    for part in plain:
        mentioned.subtract(_mentions(part))
    for label, note in notes.items():
        note.attributes["mentioned"] = mentioned[label] > 0


def _mentions(text: str) -> Counter[str]:
    return Counter(found[1] or found[2] for found in _MENTION.finditer(text))


def _title(blocks: list[Syntax]) -> Syntax | None:
    """The first H1, wherever it stands, outside of other blocks (dialect 3.3); one that shows a picture is no title alone."""
    return next(
        (
            block
            for block in blocks
            if (block.kind == "heading" and block.attributes["level"] == 1)
            or (block.kind == "html" and _H1.fullmatch(block.text) and "<img" not in block.text)
        ),
        None,
    )


def _text(heading: Syntax, notes: Container[str]) -> str:
    return html_heading_text(heading.text) if heading.kind == "html" else heading_text(heading.text, notes)


def read(parsed: ParsedPage, references: References) -> Document:
    """The page's document, with keys and anchors: the same for the same bytes and references."""
    return read_with_spans(parsed, references)[0]


def read_with_spans(parsed: ParsedPage, references: References) -> tuple[Document, dict[int, Syntax], dict[int, str]]:
    """The document; for each of its blocks, by `id`, where it stands; and for each of its annotations, by `id`, the label of its footnote."""
    reader = Reader(parsed.source, references, parsed.links, parsed.notes)
    nodes: list[Node] = reader.blocks([block for block in parsed.blocks if block is not parsed.heading])
    document: Document = {"object": "document", "data": {"schemaVersion": 2}, "nodes": nodes}
    identify(document)
    return document, reader.spans, reader.mentions


def write(document: Document, references: References) -> str:
    """A body for a document, in the exporter's style; what Markdown cannot spell is in comments. Raises `BadRequest` for what no file can hold."""
    nodes = canonical(document)["nodes"]
    check_text(document)
    return write_blocks(nodes, references)[0]


def write_blocks(nodes: list[Node], references: References) -> tuple[str, Overlays]:
    """The body for canonical blocks, and the comments that some of them needed."""

    def written(overlays: Overlays) -> str:
        return Writer(references, overlays).document(nodes)

    def read_back(text: str) -> list[Node]:
        return canonical(read(parse_body(text), references))["nodes"]

    return compose(nodes, written, read_back)


def parse_body(text: str) -> ParsedPage:
    """Parse a body that stands alone: no frontmatter, and an H1 in it is no title."""
    return parse(f"#\n\n{text}", limit=len(text.encode()) + 10)
