"""What feeds hold: the updates that pages announce, and where there are none, the pages that changed last."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from urllib.parse import quote

from octavo.content.document import Document, Node
from octavo.content.html.escape import escape
from octavo.content.html.render import render
from octavo.content.revision.tree import Page
from octavo.content.text import plain
from octavo.domains.content import queries
from octavo.domains.content.load import Loaded, load
from octavo.domains.published.context import SiteContext
from octavo.domains.published.page import page_document
from octavo.domains.published.place import SitePlace
from octavo.errors import OctavoError
from octavo.publish.source import FeedContents, UpdateEntry
from octavo.store.transaction import Transaction

ENTRIES = 30
PAGES_LOOKED_AT = 500
REVISIONS_COMPARED = 10


def page_feed(tx: Transaction, place: SitePlace, page: Page, origin: str) -> FeedContents | None:
    """The updates on a page, newest first; None for a page without any."""
    entries = list(_updates(tx, place, page, origin))
    if not entries:
        return None
    return FeedContents(title=page.title, href=origin + place.href(page), entries=_newest(entries))


def site_feed(tx: Transaction, places: Sequence[SitePlace], title: str, origin: str) -> FeedContents:
    """The updates of all pages of the places; the pages that changed last where no page has any."""
    entries = [entry for place in places for page in _shown(place)[:PAGES_LOOKED_AT] for entry in _updates(tx, place, page, origin)]
    entries = entries or [entry for place in places for entry in _changed_pages(tx, place, origin)]
    return FeedContents(title=title, href=origin + places[0].site_base, entries=_newest(entries))


def _shown(place: SitePlace) -> list[Page]:
    """The pages that everybody finds who walks through the navigation."""
    return [page for page in place.loaded.revision.documents() if not page.hidden]


def _newest(entries: list[UpdateEntry]) -> tuple[UpdateEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.updated_at, reverse=True)[:ENTRIES])


def _updates(tx: Transaction, place: SitePlace, page: Page, origin: str) -> Iterator[UpdateEntry]:
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


def _entry(place: SitePlace, page: Page, update: Node, origin: str) -> UpdateEntry | None:
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


def _changed_pages(tx: Transaction, place: SitePlace, origin: str) -> Iterator[UpdateEntry]:
    """The shown pages, each once, with the moment of its last change.

    Only the latest revisions are compared; a page that none of them changed counts as changed by the oldest. Messages of commits stay out: they were
    written for colleagues.
    """
    pending = {page.id: page for page in _shown(place)}
    space = place.loaded.space
    rows = [queries.find_revision(tx, space.id, each) for each in queries.list_recent_revisions(tx, space.id, REVISIONS_COMPARED + 1)]
    read = [load(tx, space, row.id) for row in rows if row is not None and row.snapshot]
    for newer, older in pairwise(read):
        before = {page.id: (page.oid, page.title) for page in older.revision.walk()}
        changed = [page for page in newer.revision.walk() if page.id in pending and before.get(page.id) != (page.oid, page.title)]
        for page in changed:
            yield _page_entry(place, pending.pop(page.id), newer, origin)
    for page in pending.values() if read else ():
        yield _page_entry(place, page, read[-1], origin)


def _page_entry(place: SitePlace, page: Page, changed_by: Loaded, origin: str) -> UpdateEntry:
    href = f"{origin}{place.href(page)}"
    return UpdateEntry(
        id=f"{href}#changed-{changed_by.row.commit[:12]}",
        title=page.title or "Untitled",
        href=href,
        updated_at=changed_by.row.created_at,
        html=f"<p>{escape(page.description)}</p>" if page.description else "",
    )
