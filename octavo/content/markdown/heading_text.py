"""What a heading says: its words, without marks, links, notes and anchors."""

from collections.abc import Container, Iterable

from octavo.content.blocks.heading import split_suffix
from octavo.content.document import Node
from octavo.content.markdown.html_tags import parse_html
from octavo.content.markdown.nodes import letters_of
from octavo.content.markdown.pieces import parse_inline
from octavo.content.markdown.reader import Reader
from octavo.content.references import NoReferences


def heading_text(markdown: str, notes: Container[str] = ()) -> str:
    """The words of inline Markdown on one line; an emoji is its character, a picture nothing. `notes` are the labels of the page's footnotes."""
    pieces = [piece for piece in parse_inline(split_suffix(markdown)[0], notes=notes) if piece.kind != "note"]
    return _line(_reader().builder().add_pieces(pieces).finish())


def html_heading_text(markup: str) -> str:
    """The same for `<h1>` and its like."""
    return _line(_reader().builder().add_elements(parse_html(markup).children).finish())


def _reader() -> Reader:
    return Reader("", NoReferences(), {}, {})


def _line(nodes: Iterable[Node]) -> str:
    return " ".join(letters_of(nodes).split())
