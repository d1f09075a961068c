"""What feeds hold: the updates that pages announce, and where there are none, the latest revisions."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote

from octavo.content.document import Document, Node
from octavo.content.html.render import render
from octavo.content.revision.tree import Page
from octavo.content.text import plain
from octavo.domains.content import queries
from octavo.domains.content.hiding import shown_pages
from octavo.domains.published.context import SiteContext
from octavo.domains.published.page import page_document
from octavo.domains.published.place import Place
from octavo.errors import OctavoError
from octavo.publish.source import FeedContents, UpdateEntry
from octavo.store.transaction import Transaction

ENTRIES = 30
PAGES_LOOKED_AT = 500


def page_feed(tx: Transaction, place: Place, page: Page, origin: str) -> FeedContents | None:
    """The updates on a page, newest first; None for a page without any."""
    entries = list(_updates(tx, place, page, origin))
    if not entries:
        return None
    return FeedContents(title=page.title, href=origin + place.href(page), entries=_newest(entries))


def site_feed(tx: Transaction, place: Place, title: str, origin: str) -> FeedContents:
    """The updates of all pages of the place; its latest revisions where no page has any."""
    documents = [
        page for top in shown_pages(place.actor, place.loaded) for page in top.walk() if page.kind == "document" and not page.hidden
    ]
    entries = [entry for page in documents[:PAGES_LOOKED_AT] for entry in _updates(tx, place, page, origin)]
    return FeedContents(title=title, href=origin + place.base, entries=_newest(entries) if entries else _revisions(tx, place, origin))


def _newest(entries: list[UpdateEntry]) -> tuple[UpdateEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.updated_at, reverse=True)[:ENTRIES])


def _updates(tx: Transaction, place: Place, page: Page, origin: str) -> Iterator[UpdateEntry]:
    try:
        document = page_document(tx, place, page)
    except OctavoError:
        return  # the page itself says why it cannot be shown
    for block in document["nodes"] if document else []:
        if block.get("type") == "updates":
            for update in block.get("nodes", []):
                entry = _entry(place, page, update, origin)
                if entry is not None:
                    yield entry


def _entry(place: Place, page: Page, update: Node, origin: str) -> UpdateEntry | None:
    moment = _moment(update.get("data", {}).get("date"))
    if moment is None:
        return None
    heading = next((node for node in update.get("nodes", []) if node.get("type", "").startswith("heading-")), None)
    title = plain([heading]).strip() if heading is not None else ""
    anchor = heading.get("meta", {}).get("id") if heading is not None else None
    href = f"{origin}{place.href(page)}" + (f"#{quote(anchor)}" if anchor else "")
    body: Document = {"object": "document", "data": {}, "nodes": [node for node in update.get("nodes", []) if node is not heading]}
    named = f"{origin}{place.href(page)}#{anchor or moment.date()}"
    return UpdateEntry(
        id=named, title=title or f"{moment:%Y-%m-%d}", href=href, updated_at=moment, html=render(body, SiteContext(place, page))
    )


def _moment(date: object) -> datetime | None:
    if not isinstance(date, str):
        return None
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _revisions(tx: Transaction, place: Place, origin: str) -> tuple[UpdateEntry, ...]:
    space_id = place.loaded.space.id
    found = (queries.find_revision(tx, space_id, each) for each in queries.list_recent_revisions(tx, space_id, ENTRIES))
    return tuple(
        UpdateEntry(
            id=f"urn:sha1:{row.commit}",
            title=(row.message or "Update").splitlines()[0][:200] or "Update",
            href=origin + place.base,
            updated_at=row.created_at,
        )
        for row in found
        if row is not None
    )
