"""E-books of a book, at any version."""

import threading
from typing import Final
from urllib.parse import quote

from octavo.api.inline import long_work
from octavo.cache import Cache
from octavo.errors import NotFound, TooManyRequests
from octavo.http.answer import Answer
from octavo.http.etag import tag_of
from octavo.legacy.api.books import find_book
from octavo.legacy.api.call import Call
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.ebooks.chapters import gather
from octavo.legacy.api.ebooks.epub import write_epub
from octavo.legacy.api.ebooks.pdf import write_pdf
from octavo.legacy.api.ebooks.volume import Volume
from octavo.legacy.api.reply import kept
from octavo.legacy.api.versions import Version, current_version, find_version, read_target
from octavo.legacy.toolchain.book import Book
from octavo.store.query import Row

TYPES: Final = {"epub": "application/epub+zip", "pdf": "application/pdf"}
NOT_MADE: Final = {"mobi": "MOBI is not made here: the format has no readers left. Take the EPUB."}

LANGUAGE: Final = "language"
AT_ONCE: Final = 2
"""E-books that one process makes at the same time: a PDF of hundreds of pages takes many seconds."""

_making = threading.BoundedSemaphore(AT_ONCE)
_made: Cache[tuple[str, str, str], bytes] = Cache(64 << 20)


def download(desk: Desk, call: Call, author: str, book: str, *rest: str) -> Answer:
    """`<kind>` of main, or `v/<version>/<kind>`; of one language `language/<id>/<kind>`."""
    with desk.database.read() as tx:
        row = find_book(tx, desk.caller(tx, call), author, book, call.segments[3:])
        if rest[0] == "v" and len(rest) > 2:  # noqa: PLR2004 - the mark, a version, a kind
            version, rest = find_version(tx, row, rest[1:])
        else:
            version = current_version(tx, row)
    language = ""
    if rest[0] == LANGUAGE and len(rest) == 3:  # noqa: PLR2004 - the mark, a language, a kind
        language, rest = rest[1], rest[2:]
    kind = "/".join(rest)
    if kind not in TYPES:
        raise NotFound(NOT_MADE.get(kind, f"There is no e-book {kind[:100]}: take epub."))
    body = _ebook(desk, row, version, language, kind)
    name = quote(f"{'_'.join(filter(None, (row.name or row.id, language)))}.{kind}", safe="")
    headers = {"content-type": TYPES[kind], "content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return kept(body, tag_of(body), call.header(b"if-none-match"), headers)


def _ebook(desk: Desk, row: Row, version: Version, language: str, kind: str) -> bytes:
    key = (f"{row.id} {row.title}", version.commit, f"{kind} {language}")
    found = _made.get(key)
    if found is None:
        long_work()
        if not _making.acquire(blocking=False):
            raise TooManyRequests("Other e-books are being made; try again in a moment.")
        try:
            found = _make(desk, row, version, language, kind)
        finally:
            _making.release()
        _made.put(key, found, len(found))
    return found


def _make(desk: Desk, row: Row, version: Version, language: str, kind: str) -> bytes:
    book = desk.shelf.book(row, version)
    if language and language not in book.languages:
        raise NotFound(f"The book has no language {language[:100]}.")
    author = str(book.config.get("author") or row.author_title)
    direction = str(book.config.get("direction") or "")
    title = row.title or row.name or row.id
    volume = gather(book, Volume(title, author, language or _language(row, book), direction), language)
    if kind == "pdf":
        return write_pdf(volume, desk.settings.fonts)
    with desk.database.read() as tx:
        moment = read_target(tx, row.repository_id, version.commit).committer.at
    return write_epub(volume, f"{desk.urls.public}/{row.id}/{version.commit}/{language}", moment)


def _language(row: Row, book: Book) -> str:
    return str(row.language or book.config.get("language") or next(iter(book.languages), "") or "und")
