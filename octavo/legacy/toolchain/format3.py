"""Format 3: one object for each page, its keys in this order (legacy 2)."""

from datetime import datetime
from typing import Any

from octavo.legacy.toolchain.edition import Edition
from octavo.legacy.toolchain.frontmatter import iso
from octavo.legacy.toolchain.markup import markup
from octavo.legacy.toolchain.page import read_source, render_html
from octavo.legacy.toolchain.structure import Structure

GENERATOR = "3.2.3"


def page(book: Structure, edition: Edition, path: str, *, time: datetime, languages: bool = False) -> dict[str, Any]:
    """The page's JSON. `time` is when the build began; `languages` adds the list of a multilingual book's languages."""
    source = read_source(edition, path)
    article = _article(edition, edition.pages[path])
    out: dict[str, Any] = {
        **structure_of(edition),
        "gitbook": {"version": GENERATOR, "time": iso(time)},
        "book": _book(edition),
        "page": {**source.attributes, **article, "content": render_html(edition, source), "dir": source.direction},
        "file": _file(edition, path),
        "version": "3",
    }
    if languages:
        out["languages"] = languages_of(book)
    return out


def structure_of(edition: Edition) -> dict[str, Any]:
    """What all pages of an edition share, made once."""
    if edition.shared is None:
        edition.shared = _structure(edition)
    return edition.shared


def _structure(edition: Edition) -> dict[str, Any]:
    summary = edition.summary
    return {
        "summary": {
            **_filed(edition, summary.file),
            "parts": [{"title": part.title, "articles": [article.json for article in part.articles]} for part in summary.parts],
        },
        "glossary": {
            **_filed(edition, edition.glossary_file),
            "entries": {entry.id: {"id": entry.id, "name": entry.name, "description": entry.description} for entry in edition.glossary},
        },
        "readme": _filed(edition, edition.readme),
    }


def languages_of(book: Structure) -> dict[str, Any]:
    found = [{"id": language.id, "title": language.title} for language in book.languages.values()]
    return {**_filed(book.whole, book.languages_file), "list": found}


def _book(edition: Edition) -> dict[str, Any]:
    return {**({"language": edition.language} if edition.language else {}), **edition.config["variables"]}


def _article(edition: Edition, place: int | None) -> dict[str, Any]:
    if place is None:
        return {}
    before, article, after = edition.neighbours(place)
    out: dict[str, Any] = {"title": article.title, "level": article.level, "depth": article.depth}
    if after is not None:
        out["next"] = after.json
    if before is not None:
        out["previous"] = before.json
    return out


def _filed(edition: Edition, path: str | None) -> dict[str, Any]:
    return {"file": _file(edition, path)} if path else {}


def _file(edition: Edition, path: str) -> dict[str, Any]:
    return {"path": path, "mtime": iso(edition.mtime(path)), "type": markup(path)}
