"""A book's table of contents as a whole, for those who show all of it: languages, parts, and articles in each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from octavo.legacy.toolchain.edition import Edition
from octavo.legacy.toolchain.structure import Structure
from octavo.legacy.toolchain.summary import Article


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is the page's JSON name, None for what leads to no page of the book; `path` its file's, from the configuration's `root` on."""

    title: str
    name: str | None = None
    path: str = ""
    entries: tuple["Entry", ...] = ()


def entries_of(structure: Structure) -> list[Entry]:
    """Raises `BookFault` where no language can be read."""
    found = list[Entry]()
    for language, edition in structure.readable.items():
        inside = _edition(edition)
        found += [Entry(structure.languages[language].title or language, entries=tuple(inside))] if language else inside
    return found


def _edition(edition: Edition) -> list[Entry]:
    names = {path: name for name, path in edition.by_json_name.items()}
    found = list[Entry]()
    for part in edition.summary.parts:
        inside = _articles(part.articles, names, edition.language)
        found += [Entry(part.title, entries=inside)] if part.title else inside
    return found


def _articles(articles: Iterable[Article], names: dict[str, str], language: str) -> tuple[Entry, ...]:
    prefix = f"{language}/" if language else ""
    found = list[Entry]()
    for article in articles:
        name = names.get(article.path or "")
        inside = _articles(article.articles, names, language)
        if name:
            found.append(Entry(article.title, prefix + name, prefix + (article.path or ""), inside))
        else:
            found.append(Entry(article.title, entries=inside))
    return tuple(found)
