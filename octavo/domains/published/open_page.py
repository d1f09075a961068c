"""What is at a path of a site: a page, another address of one, or nothing."""

import hashlib
from functools import partial

from octavo.api.inline import long_work
from octavo.content.revision.tree import Page
from octavo.domains.content.documents import ENGINE
from octavo.domains.content.load import Loaded
from octavo.domains.published.page import page_markdown, page_view
from octavo.domains.published.visit import Spot, Visit
from octavo.publish.source import Moved, PageFound, PageMissing
from octavo.publish.views import NotFoundView, PageView, SiteView
from octavo.store.database import Database


def open_page(database: Database, visit: Visit, path: str) -> PageFound | Moved | PageMissing:
    """`path` is below the site's base; its views are made when they are asked for."""
    spot = visit.spot(path)
    with database.read() as tx:
        loaded, neighbours = visit.load(tx, spot.variant.space_id), visit.neighbours(tx)
    page = loaded.revision.page_by_path(spot.inside)
    if page is None or page.kind == "link":
        moved = next(loaded.revision.elsewhere(spot.inside), None)
        if moved is not None:
            return Moved(to=_path(visit, spot, loaded, moved), permanent=False)
        return PageMissing(views=partial(_missing, database, visit, spot, path))
    return PageFound(
        path=_path(visit, spot, loaded, page),
        views=partial(_views, database, visit, spot, page),
        markdown=partial(_markdown, database, visit, loaded, page),
        key=_key(visit, spot, loaded, page, neighbours) if visit.public else None,
    )


def _path(visit: Visit, spot: Spot, loaded: Loaded, page: Page) -> str:
    return (visit.base(spot) + loaded.revision.path_of(page)).strip("/")


def _key(visit: Visit, spot: Spot, loaded: Loaded, page: Page, neighbours: str) -> str:
    """The name of everything that the rendered page follows from."""
    site = (visit.row.id, str(visit.row.updated_at), visit.base_path, visit.origin)
    named = "\0".join((*site, spot.variant.id, loaded.row.id, page.id, ENGINE, neighbours))
    return hashlib.sha256(named.encode()).hexdigest()


def _views(database: Database, visit: Visit, spot: Spot, page: Page) -> tuple[SiteView, PageView]:
    long_work()
    with database.read() as tx:
        place = visit.place(tx, spot)
        shown = place.loaded.revision.page(page.id) or page
        view = page_view(tx, place, visit.navigation(place), shown, visit.origin, indexable=visit.indexable)
        return visit.frame(place, shown), view


def _markdown(database: Database, visit: Visit, loaded: Loaded, page: Page) -> str:
    long_work()
    with database.read() as tx:
        return page_markdown(tx, visit.actor, loaded, page)


def _missing(database: Database, visit: Visit, spot: Spot, path: str) -> tuple[SiteView, NotFoundView]:
    long_work()
    with database.read() as tx:
        place = visit.place(tx, spot)
        return visit.frame(place, None), NotFoundView(path=f"/{path}", suggestions=visit.navigation(place).nearest(path))
