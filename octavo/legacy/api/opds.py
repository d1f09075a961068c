"""The catalogue of public books for e-readers: OPDS 1.2, a profile of Atom (RFC 4287)."""

from datetime import datetime
from typing import Any, Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from octavo import clock
from octavo.api.urls import Urls
from octavo.http.answer import Answer
from octavo.legacy.api.call import Call
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.queries import PUBLIC
from octavo.store.query import Row

TYPE: Final = "application/atom+xml;profile=opds-catalog;kind=acquisition"


def catalogue(desk: Desk, call: Call) -> Answer:
    """The public books, in pages that lead to each other; whoever asks sees the same."""
    urls = desk.urls
    with desk.database.read() as tx:
        actor = desk.caller(tx, call)
        found = PUBLIC.page(tx, call, lambda row: {"row": row}, **actor.parameters)
    rows = [each["row"] for each in found["list"]]
    updated = max((row.updated_at for row in rows), default=clock.now())
    here = f"{urls.public}/opds/catalog.atom"
    body = "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n',
            '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/">\n',
            f"<id>{escape(here)}</id>\n<title>Books</title>\n<updated>{_moment(updated)}</updated>\n",
            *_links(here, found),
            *(_entry(row, urls) for row in rows),
            "</feed>\n",
        )
    )
    return Answer(200, body.encode(), {"content-type": f"{TYPE}; charset=utf-8", "cache-control": "no-cache"})


def _links(here: str, found: dict[str, Any]) -> list[str]:
    page, limit = found["page"], found["limit"]
    numbers = {"self": page, "start": 0}
    if (page + 1) * limit < found["total"]:
        numbers["next"] = page + 1
    if page:
        numbers["previous"] = page - 1
    return [
        f'<link rel="{rel}" href={quoteattr(f"{here}?page={number}&limit={limit}")} type="{TYPE}"/>\n' for rel, number in numbers.items()
    ]


def _entry(row: Row, urls: Urls) -> str:
    book = f"{urls.public}/book/{quote(row.author_name)}/{quote(row.name or row.id)}"
    language = f"<dc:language>{escape(row.language)}</dc:language>" if row.language else ""
    return (
        f"<entry><id>{escape(book)}</id><title>{escape(_clean(row.title or row.name or row.id))}</title>"
        f"<updated>{_moment(row.updated_at)}</updated><author><name>{escape(_clean(row.author_title))}</name></author>{language}"
        f'<link rel="http://opds-spec.org/acquisition/open-access" href={quoteattr(book + "/download/epub")} type="application/epub+zip"/>'
        f'<link rel="http://opds-spec.org/acquisition/open-access" href={quoteattr(book + "/download/pdf")} type="application/pdf"/>'
        f'<link rel="alternate" href={quoteattr(book)} type="application/json"/></entry>\n'
    )


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(
        character for character in text if character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"
    )
