"""The versions that a book has: branches, tags and languages. Each answers a bare list."""

from typing import Any
from urllib.parse import quote

from octavo.api.urls import Urls
from octavo.content.revision.tree import Revision
from octavo.domains.content.load import load
from octavo.domains.sites.places import published_address
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound
from octavo.http.answer import Answer
from octavo.legacy.api.books import find_book
from octavo.legacy.api.call import Call
from octavo.legacy.api.catalogue import EBOOKS
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.download import LANGUAGE
from octavo.legacy.api.reply import as_json
from octavo.legacy.api.versions import BRANCHES, TAGS, current_version
from octavo.legacy.toolchain.faults import BookFault
from octavo.store.git.refs import MAIN, list_refs
from octavo.store.query import Row
from octavo.store.transaction import Transaction


def branches(desk: Desk, call: Call, author: str, book: str) -> Answer:
    return _refs(desk, call, author, book, BRANCHES)


def tags(desk: Desk, call: Call, author: str, book: str) -> Answer:
    return _refs(desk, call, author, book, TAGS)


def languages(desk: Desk, call: Call, author: str, book: str) -> Answer:
    """Those of the current version; the first one is what readers see without choosing."""
    with desk.database.read() as tx:
        row = find_book(tx, desk.caller(tx, call), author, book, call.segments[3:])
        version = current_version(tx, row)
        place = published_address(tx, desk.urls, row.id)
        revision = load(tx, get_space(tx, row.id)).revision if row.revision_id else None
    try:
        found = desk.shelf.book(row, version).languages
    except BookFault:
        found = {}
    here = f"{desk.urls.public}/book/{quote(row.author_name)}/{quote(row.name or row.id)}/download"

    def urls(language: str) -> dict[str, str]:
        website = _first_page(revision, place.url, language) if revision is not None and place is not None else None
        ebooks = {kind: f"{here}/{LANGUAGE}/{quote(language, safe='')}/{kind}" for kind in EBOOKS}
        return {**({"website": website} if website else {}), **ebooks}

    return as_json(
        [
            {"name": language.id, "title": language.title, "urls": urls(language.id), "current": number == 0}
            for number, language in enumerate(found.values())
        ]
    )


def _first_page(revision: Revision, site: str, language: str) -> str | None:
    """Where a site shows the first page of a language."""
    folder = "/".join(filter(None, (revision.root, language))) + "/"
    page = next((page for page in revision.documents() if page.file and page.file.startswith(folder)), None)
    if page is None:
        return None
    return site + quote(revision.path_of(page))


def _refs(desk: Desk, call: Call, author: str, book: str, prefix: str) -> Answer:
    with desk.database.read() as tx:
        row = find_book(tx, desk.caller(tx, call), author, book, call.segments[3:])
        refs = list_refs(tx, row.repository_id, prefix)
        if not refs and prefix == BRANCHES:
            raise NotFound("The book has no content yet.")
        return as_json([_version(tx, row, name.removeprefix(prefix), desk.urls, current=name == MAIN) for name in refs])


def _version(tx: Transaction, row: Row, name: str, urls: Urls, *, current: bool) -> dict[str, Any]:
    """Only the current version has pages on a site."""
    place = published_address(tx, urls, row.id) if current else None
    website = {"website": place.url} if place is not None else {}
    here = f"{urls.public}/book/{quote(row.author_name)}/{quote(row.name or row.id)}/download/v/{quote(name, safe='')}"
    return {"name": name, "urls": {**website, **{kind: f"{here}/{kind}" for kind in EBOOKS}}, "current": current}
