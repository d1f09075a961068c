"""Format 3: one object for each page, its keys in this order (legacy 2)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from octavo.legacy.toolchain.edition import Edition
from octavo.legacy.toolchain.frontmatter import iso
from octavo.legacy.toolchain.markup import markup
from octavo.legacy.toolchain.page import Source, read_source, render_html
from octavo.legacy.toolchain.structure import Structure
from octavo.legacy.toolchain.templating.sources import Conrefs

GENERATOR = "3.2.3"


@dataclass(frozen=True, slots=True)
class Build:
    """What is the same for all pages: when the build began, and where content of other repositories comes from, if from anywhere."""

    time: datetime
    conrefs: Conrefs | None = None


def page(structure: Structure, edition: Edition, path: str, build: Build, *, entrance: bool = False) -> dict[str, Any]:
    """The page's JSON. `entrance`: it stands for a multilingual book as a whole, and lists its languages."""
    source = read_source(edition, path)
    content = render_html(edition, source, lambda: variables_of(edition, source, build), build.conrefs)
    out = {
        **_shared(edition, build),
        "page": {**_described(edition, source), "content": content, "dir": source.direction},
        "file": _file(edition, path),
        "version": "3",
    }
    if entrance:
        out["languages"] = languages_of(structure)
    return out


def variables_of(edition: Edition, source: Source, build: Build) -> dict[str, Any]:
    """What a page's templates see."""
    return {
        **_shared(edition, build),
        "config": edition.config,
        "output": {"name": "json"},
        "options": {},
        "page": {**_described(edition, source), "content": source.body, "dir": source.direction},
        "file": {**_file(edition, source.path), "mtime": edition.mtime(source.path)},
    }


def _shared(edition: Edition, build: Build) -> dict[str, Any]:
    return {**structure_of(edition), "gitbook": {"version": GENERATOR, "time": iso(build.time)}, "book": _book(edition)}


def _described(edition: Edition, source: Source) -> dict[str, Any]:
    return {**source.attributes, **_article(edition, edition.pages[source.path])}


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


def languages_of(structure: Structure) -> dict[str, Any]:
    found = [{"id": language.id, "title": language.title} for language in structure.languages.values()]
    return {**_filed(structure.whole, structure.languages_file), "list": found}


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
