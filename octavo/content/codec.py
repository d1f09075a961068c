"""What a type of block, inline or mark says about itself: how it is read from the syntax and how it is spelled.

One codec a module, listed in `registry.py`; the reader and the writer own everything that types share (white space, escaping, nesting).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from octavo.content.document import Node

if TYPE_CHECKING:
    from octavo.content.markdown.html_tags import Element
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.syntax import Syntax
    from octavo.content.markdown.writer import Writer

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Codec:
    """A block.

    `syntax`: by kind of `Syntax`, how it is read; `elements`: by HTML element (or `data-tag` of a custom block), how it is read inside islands. Both
    answer None for what is not theirs after all. `write` is the Markdown, `markup` the HTML inside islands, `write_in_item` what stands directly in an
    item of a list where that is something else. `defaults` are values of `data` that mean
    the same as their absence; they are neither written nor compared.
    """

    type: str
    write: "Callable[[Writer, Node], str]"
    syntax: "Mapping[str, Callable[[Reader, Syntax], list[Node] | None]]" = field(default_factory=dict)
    elements: "Mapping[str, Callable[[Reader, Element], list[Node] | None]]" = field(default_factory=dict)
    markup: "Callable[[Writer, Node], str] | None" = None
    defaults: Mapping[str, Any] = field(default_factory=dict)
    write_in_item: "Callable[[Writer, Node], str] | None" = None


@dataclass(frozen=True, slots=True)
class InlineCodec:
    """An inline: `matches` says whether an HTML element of `elements` is one, `read` makes it of the attributes and what stands inside."""

    type: str
    write: "Callable[[Writer, Node], str]"
    markup: "Callable[[Writer, Node], str]"
    elements: tuple[str, ...] = ()
    matches: Callable[[Attributes], bool] = lambda _: True
    read: "Callable[[Reader, Attributes, list[Node]], list[Node]] | None" = None
    defaults: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarkCodec:
    """A mark: its HTML elements (the first is written), its Markdown delimiter if it has one, and what its element's attributes say."""

    type: str
    elements: tuple[str, ...]
    delimiter: str = ""
    read: Callable[[Attributes], dict[str, Any] | None] = lambda _: None
    attributes: Callable[[dict[str, Any]], str] = lambda _: ""
