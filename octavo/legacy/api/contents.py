"""A page of a book as JSON, at any version (legacy 1)."""

from typing import Final

from octavo.errors import NotFound
from octavo.http.answer import Answer
from octavo.legacy.api.books import find_book
from octavo.legacy.api.call import Call
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.reply import JSON, kept
from octavo.legacy.api.versions import current_version, find_version
from octavo.legacy.toolchain.book import Format

SUFFIX: Final = ".json"
_FORMATS: Final[tuple[tuple[str, Format], ...]] = (
    ("application/vnd.gitbook.format.v3", "v3"),
    ("application/vnd.gitbook.format.v2+downgraded", "v2-downgraded"),
)


def contents(desk: Desk, call: Call, author: str, book: str, *file: str) -> Answer:
    """The page of main, or of the version behind a first segment `v`."""
    with desk.database.read() as tx:
        row = find_book(tx, desk.caller(tx, call), author, book, call.segments[3:])
        if file[0] == "v" and len(file) > 2:  # noqa: PLR2004 - the mark, a version, a file
            version, file = find_version(tx, row, file[1:])
        else:
            version = current_version(tx, row)
    name = "/".join(file)
    if not name.endswith(SUFFIX):
        raise NotFound(f"Pages are asked for by a name that ends in {SUFFIX}.")
    page = desk.shelf.rendered(row, version, name, format_of(call.accept))
    return kept(page.body, page.tag, call.header(b"if-none-match"), {"content-type": JSON})


def format_of(accept: str) -> Format:
    """Found anywhere in the header: clients were told to write it behind a semicolon, which makes it no media type."""
    written = accept.lower()
    return next((name for text, name in _FORMATS if text in written), "v2")
