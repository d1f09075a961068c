"""A whole book, gathered for whatever e-book is made of it."""

from dataclasses import dataclass, field

from octavo.legacy.toolchain.html import Element


@dataclass(slots=True)
class Chapter:
    """`content` has only harmless elements; its links lead to `<number of a chapter>#id` after `chapter:`, or to the web, its images to paths of the book.

    `direction` is `rtl`, `ltr`, or nothing where the page does not say; `language` is what the book says, or nothing.
    """

    name: str
    title: str
    content: Element
    direction: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row of the table of contents: of a chapter, by its number, or of what only holds others."""

    title: str
    chapter: int | None
    headings: tuple["Heading", ...] = ()


@dataclass(slots=True)
class Volume:
    """A whole book. `images` are those that chapters show, by their paths; `suffixes` say what their bytes are; `direction` is the book's own."""

    title: str
    author: str
    language: str
    direction: str = ""
    chapters: list[Chapter] = field(default_factory=list)
    contents: list[Heading] = field(default_factory=list)
    images: dict[str, bytes] = field(default_factory=dict)
    suffixes: dict[str, str] = field(default_factory=dict)
