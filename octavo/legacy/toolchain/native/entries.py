"""Lists of the structure files, as 2.x read them: Markdown's own blocks, titles left in Markdown (legacy 3)."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.markdown.lexer import Block, Lexer
from octavo.legacy.toolchain.markdown.spans import Spans


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    path: str | None
    entries: list["Entry"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Term:
    name: str
    description: str

    @property
    def id(self) -> str:
        return self.name.lower().translate(_DROPPED).replace(" ", "_").strip()


_DROPPED = str.maketrans("", "", "/\\?%*:;|\"'<>#$()!.@")


def read_entries(source: str) -> list[Entry]:
    """The items of all lists, one after the other; what stands between the lists is nothing."""
    return _entries(Lexer(Budget(len(source))).read(source))


def read_terms(source: str) -> list[Term]:
    """Every heading that a paragraph follows, sorted by name."""
    blocks = Lexer(Budget(len(source))).read(source)
    terms = [
        Term(heading.text, text.text)
        for heading, text in itertools.pairwise(blocks)
        if heading.kind == "heading" and text.kind == "paragraph"
    ]
    return sorted(terms, key=lambda term: term.name.lower())


def _items(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "list":
            yield from block.children
        elif block.kind == "quote":
            yield from _items(block.children)


def _entries(blocks: list[Block]) -> list[Entry]:
    return [entry for entry in map(_entry, _items(blocks)) if entry is not None]


def _entry(item: Block) -> Entry | None:
    """Nothing for an empty item."""
    first = next((block for block in item.children if block.kind != "space"), None)
    if first is None:
        return None
    if not first.text:
        raise BookFault("An entry of this list begins with neither a text nor a link.")
    title, path = _title(first.text)
    return Entry(title, path, _entries(item.children))


def _title(text: str) -> tuple[str, str | None]:
    link = Spans(text, Budget(len(text))).link(0)
    return (link.groups[0], link.groups[1]) if link else (text, None)


def clean(path: str | None) -> str | None:
    """Normalised and without a leading slash."""
    return paths.normalize(path).lstrip("/") if path else None
