"""The summary: parts of articles (legacy 2 and 5)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.html import Element, Text, parse

MAX_ENTRIES = 20_000


@dataclass(frozen=True)
class Article:
    """An entry. `ref` is the link as written, empty for an entry without one; `level` is its number, `1.2.3`."""

    title: str
    ref: str
    articles: tuple["Article", ...] = ()
    level: str = ""

    @property
    def depth(self) -> int:
        return self.level.count(".")

    @property
    def external(self) -> bool:
        return paths.is_external(self.ref)

    @cached_property
    def path(self) -> str | None:
        if self.external or not self.ref:
            return None
        return paths.flatten(self.ref.rpartition("#")[0] if "#" in self.ref else self.ref)

    @property
    def anchor(self) -> str | None:
        return f"#{self.ref.rpartition('#')[2]}" if "#" in self.ref else None

    @cached_property
    def json(self) -> dict[str, Any]:
        """The article in format 3; keys without a value are left out."""
        values = {
            "title": self.title,
            "level": self.level,
            "depth": self.depth,
            "anchor": self.anchor,
            "url": self.ref if self.external else None,
            "path": self.path,
            "ref": self.ref,
            "articles": [article.json for article in self.articles],
        }
        return {key: value for key, value in values.items() if value is not None}

    def numbered(self, level: str) -> "Article":
        return replace(
            self, level=level, articles=tuple(article.numbered(f"{level}.{index}") for index, article in enumerate(self.articles, 1))
        )

    def walk(self) -> Iterator["Article"]:
        yield self
        for article in self.articles:
            yield from article.walk()


@dataclass(frozen=True)
class Part:
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Summary:
    """`file` is the path of the file it was read from, if there is one."""

    file: str | None
    parts: tuple[Part, ...] = field(default=())

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Every article, depth first."""
        return tuple(found for part in self.parts for article in part.articles for found in article.walk())

    @cached_property
    def by_path(self) -> dict[str, int]:
        """The place in `articles` of the first one that leads to a path."""
        found = dict[str, int]()
        for index, article in enumerate(self.articles):
            if article.path is not None:
                found.setdefault(paths.normalize(article.path), index)
        return found

    def with_introduction(self, readme: str) -> "Summary":
        """The readme comes first if no entry leads to it."""
        if readme in self.by_path:
            return self
        first, *others = self.parts or (Part("", ()),)
        return Summary(self.file, numbered((Part(first.title, (Article("Introduction", readme), *first.articles)), *others)))


def numbered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts count from 1, empty ones too."""
    return tuple(
        Part(part.title, tuple(article.numbered(f"{number}.{index}") for index, article in enumerate(part.articles, 1)))
        for number, part in enumerate(parts, 1)
    )


def read_summary(file: str, html: str) -> Summary:
    return Summary(file, numbered(read_parts(html)))


def read_parts(html: str) -> tuple[Part, ...]:
    """Headings of level 2 to 4 name the list that follows; other lists are parts without a name."""
    root = _content(parse(html))
    parts, title = list[Part](), None
    reader = _Reader()
    for element in root.child_elements("ol", "ul", "h2", "h3", "h4"):
        if element.name in {"ol", "ul"}:
            parts.append(Part(title or "", reader.articles([element])))
            title = None
        else:
            if title is not None:
                parts.append(Part(title, ()))
            title = element.text().strip()
    if title is not None:
        parts.append(Part(title, ()))
    return tuple(parts)


def _content(root: Element) -> Element:
    """The body, or the first `div` of the top level, or all; `div`s within are taken for their content."""
    found = next((e for e in root.elements() if e.name in {"html", "body"} or (e.name == "div" and e.parent is root)), root)
    for element in [found, *found.elements()]:
        _unwrap(element)
    return found


def _unwrap(element: Element) -> None:
    while any(isinstance(child, Element) and child.name == "div" for child in element.children):
        element.replace(
            [
                inner
                for child in element.children
                for inner in (child.children if isinstance(child, Element) and child.name == "div" else [child])
            ]
        )


class _Reader:
    def __init__(self) -> None:
        self._count = 0

    def articles(self, lists: list[Element]) -> tuple[Article, ...]:
        found = []
        for item in (item for each in lists for item in each.child_elements("li")):
            self._count += 1
            if self._count > MAX_ENTRIES:
                raise BookFault(f"The summary has more than {MAX_ENTRIES} entries.")
            article = self._article(item)
            if article.title:
                found.append(article)
        return tuple(found)

    def _article(self, item: Element) -> Article:
        title = "".join(paragraph.text() for paragraph in item.child_elements("p")) or _own_text(item)
        title, ref = title.strip(), ""
        link = next((e for e in item.elements() if e.name == "a" and (e.parent is item or (e.parent and e.parent.name == "p"))), None)
        if link is not None:
            title = link.text()
            ref = link.attributes.get("href", "").replace("\\", "/").lstrip("/")
        return Article(title, ref, self.articles(item.child_elements("ol", "ul")))


def _own_text(item: Element) -> str:
    return "".join(child.data for child in item.children if isinstance(child, Text))
