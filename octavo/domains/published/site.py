"""A published site over the database, as one visitor sees it: implements `octavo.publish.source.PublishedSite`."""

from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass

from octavo.api.urls import Urls
from octavo.domains.ask.passages import find_passages
from octavo.domains.content.load import load
from octavo.domains.published.answers import answers
from octavo.domains.published.contents import contents
from octavo.domains.published.feed import page_feed, site_feed
from octavo.domains.published.open_page import open_page
from octavo.domains.published.search import search_hits
from octavo.domains.published.visit import Visit
from octavo.domains.sites.customization import effective
from octavo.domains.spaces.queries import get_space
from octavo.publish.drawing_room import DrawingRoom
from octavo.publish.source import FeedContents, Moved, PageFound, PageMissing, SpaceContents, StoredFile
from octavo.publish.views import AnswerView, Hit, SiteView
from octavo.search.index import SearchIndex
from octavo.store.database import Database
from octavo.store.git import objects


@dataclass(frozen=True)
class Site:
    """What the routes ask for, each answered in a transaction of its own."""

    database: Database
    urls: Urls
    index: SearchIndex
    visit: Visit

    @property
    def base_path(self) -> str:
        return self.visit.base_path

    @property
    def origin(self) -> str:
        return self.visit.origin

    @property
    def title(self) -> str:
        return str(self.visit.row.title)

    @property
    def description(self) -> str | None:
        return None

    @property
    def public(self) -> bool:
        return self.visit.public

    @property
    def indexable(self) -> bool:
        return self.visit.indexable

    @property
    def listed(self) -> bool:
        return self.visit.listed

    @property
    def drawing_room(self) -> DrawingRoom | None:
        return self.visit.drawing_room

    def open_page(self, path: str) -> PageFound | Moved | PageMissing:
        return open_page(self.database, self.visit, path)

    def view(self, path: str = "") -> SiteView:
        with self.database.read() as tx:
            return self.visit.frame(self.visit.place(tx, self.visit.spot(path)), None)

    def search(self, query: str, *, path: str = "", limit: int = 20) -> Iterable[Hit]:
        with self.database.read() as tx:
            places = self.visit.places_around(tx, path)
            return search_hits(self.index, self.visit.actor, self.urls, places, query, limit)

    def ask(self, question: str, *, path: str = "") -> AsyncIterator[AnswerView] | None:
        if effective(self.visit.own.get(None))["ai"]["mode"] == "none":
            return None
        with self.database.read() as tx:
            places = {place.loaded.space.id: place for place in self.visit.places_around(tx, path)}
            spaces = {space_id: place.loaded for space_id, place in places.items()}
            passages = find_passages(tx, self.visit.actor, self.index, spaces, question)
        return answers(question, passages, places)

    def file(self, file_id: str, *, query: Mapping[str, str]) -> StoredFile | None:  # noqa: ARG002 - the version is for browsers
        space_id, _, name = file_id.partition(".")
        if not any(variant.space_id == space_id for _, variant in self.visit.structure.places()):
            return None
        with self.database.read() as tx:
            space = get_space(tx, space_id)
            found = load(tx, space).revision.file(name)
            if found is None:
                return None
            body = objects.read_blob(tx, space.repository_id, found.oid)
        return StoredFile(name=found.name, content_type=found.content_type, entity=found.oid, body=body)

    def contents(self) -> tuple[SpaceContents, ...]:
        return contents(self.database, self.visit)

    def feed(self, path: str | None) -> FeedContents | None:
        with self.database.read() as tx:
            if path is None:
                return site_feed(tx, self.visit.places_around(tx, ""), self.title, self.origin)
            spot = self.visit.spot(path)
            place = self.visit.place(tx, spot)
            page = place.loaded.revision.page_by_path(spot.inside)
            return page_feed(tx, place, page, self.origin) if page is not None else None
