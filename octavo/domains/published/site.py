"""A published site over the database, as one visitor sees it: implements `octavo.publish.source.PublishedSite`."""

import hashlib
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

from octavo.access.actor import Actor
from octavo.api.inline import long_work
from octavo.api.urls import Urls
from octavo.cache import Cache
from octavo.content.revision.tree import Page
from octavo.domains.ask.passages import find_passages
from octavo.domains.content.documents import ENGINE, Source
from octavo.domains.content.hiding import seen_by
from octavo.domains.content.load import Loaded, load
from octavo.domains.content.reading import read_as_shown
from octavo.domains.published.answers import answers
from octavo.domains.published.feed import page_feed, site_feed
from octavo.domains.published.frame import site_view
from octavo.domains.published.page import page_view
from octavo.domains.published.place import Place, locale_of
from octavo.domains.published.search import search_hits
from octavo.domains.sites.address import match, place_path
from octavo.domains.sites.customization import effective
from octavo.domains.sites.structure import Section, Structure, Variant
from octavo.domains.spaces.queries import get_space, list_current_revisions
from octavo.errors import NotFound, OctavoError
from octavo.publish.drawing_room import DrawingRoom
from octavo.publish.navigation import Navigation
from octavo.publish.source import FeedContents, Moved, PageEntry, PageFound, PageMissing, SpaceContents, StoredFile
from octavo.publish.views import AnswerView, Hit, NotFoundView, PageView, SiteView
from octavo.search.index import SearchIndex
from octavo.store.database import Database
from octavo.store.git import objects
from octavo.store.query import Row
from octavo.store.transaction import Transaction


@dataclass(frozen=True)
class Site:
    """`base_path` starts and ends with `/`; `own` are the site's settings by site-space id, None for the site's own."""

    database: Database
    urls: Urls
    index: SearchIndex
    row: Row
    structure: Structure
    own: Mapping[str | None, dict[str, Any]]
    actor: Actor
    base_path: str
    origin: str
    by_path: bool = False
    drawing_room: DrawingRoom | None = None

    @property
    def title(self) -> str:
        return str(self.row.title)

    @property
    def description(self) -> str | None:
        return None

    @property
    def public(self) -> bool:
        """A visitor of whom something is known may see what others do not."""
        return self.row.visibility in {"public", "unlisted"} and not (self.actor.site and self.actor.site.claims)

    @property
    def indexable(self) -> bool:
        return self.listed and not self.by_path

    @property
    def listed(self) -> bool:
        return bool(self.row.visibility == "public")

    def open_page(self, path: str) -> PageFound | Moved | PageMissing:
        segments = [segment for segment in path.split("/") if segment]
        found = match(self.structure, segments)
        if found is None:
            raise NotFound("The site has no content yet.")
        with self.database.read() as tx:
            loaded = self._load(tx, found.variant.space_id)
            return self._open(found.section, found.variant, loaded, "/".join(segments[found.consumed :]), path, self._neighbours(tx))

    def _open(
        self, section: Section, variant: Variant, loaded: Loaded, inside: str, path: str, neighbours: str
    ) -> PageFound | Moved | PageMissing:
        revision = loaded.revision
        page = revision.page_by_path(inside)
        if page is None or page.kind == "link":
            moved = next(revision.elsewhere(inside), None)
            if moved is not None:
                return Moved(to=self._path(section, variant, loaded, moved), permanent=False)
            return PageMissing(views=lambda: self._missing(section, variant, path))
        revision_id, page_id = loaded.row.id, page.id

        def views() -> tuple[SiteView, PageView]:
            long_work()
            with self.database.read() as tx:
                place = self._place(tx, section, variant)
                shown = place.loaded.revision.page(page_id) or page
                frame = self._frame(place, shown)
                return frame, page_view(tx, place, self._navigation(place), shown, self.origin, indexable=self.indexable)

        def markdown() -> str:
            long_work()
            with self.database.read() as tx:
                return page_markdown(tx, self.actor, loaded, page)

        named = "\0".join(
            (
                self.row.id,
                str(self.row.updated_at),
                variant.id,
                revision_id,
                page_id,
                self.base_path,
                self.origin,
                ENGINE,
                neighbours,
            )
        )
        key = hashlib.sha256(named.encode()).hexdigest() if self.public else None
        return PageFound(path=self._path(section, variant, loaded, page), views=views, markdown=markdown, key=key)

    def _neighbours(self, tx: Transaction) -> str:
        """The revisions of the site's other spaces: links to them, with their titles, are part of a page too."""
        spaces = [variant.space_id for _, variant in self.structure.places()]
        return " ".join(list_current_revisions(tx, spaces)) if len(spaces) > 1 else ""

    def _path(self, section: Section, variant: Variant, loaded: Loaded, page: Page) -> str:
        return (place_path(self.structure, section, variant) + loaded.revision.path_of(page)).strip("/")

    def view(self, path: str = "") -> SiteView:
        with self._at(path) as (_, place):
            return self._frame(place, None)

    def search(self, query: str, *, path: str = "", limit: int = 20) -> Iterable[Hit]:
        with self.database.read() as tx:
            places = self._places(tx, path)
            return search_hits(self.index, self.actor, self.urls, places, query, limit)

    def ask(self, question: str, *, path: str = "") -> AsyncIterator[AnswerView] | None:
        if effective(self.own.get(None))["ai"]["mode"] == "none":
            return None
        with self.database.read() as tx:
            places = self._places(tx, path)
            spaces = {place.loaded.space.id: place.loaded for place in places}
            passages = find_passages(tx, self.actor, self.index, spaces, question)
        return answers(question, passages, {place.loaded.space.id: place for place in places})

    def file(self, file_id: str, *, query: Mapping[str, str]) -> StoredFile | None:  # noqa: ARG002 - the version is for browsers
        space_id, _, name = file_id.partition(".")
        if not any(variant.space_id == space_id for _, variant in self.structure.places()):
            return None
        with self.database.read() as tx:
            space = get_space(tx, space_id)
            found = load(tx, space).revision.file(name)
            if found is None:
                return None
            body = objects.read_blob(tx, space.repository_id, found.oid)
        return StoredFile(name=found.name, content_type=found.content_type, entity=found.oid, body=body)

    def contents(self) -> tuple[SpaceContents, ...]:
        found = []
        with self.database.read() as tx:
            for section, variant in self.structure.places():
                place = self._place(tx, section, variant)
                name = place_path(self.structure, section, variant).strip("/").replace("/", "-") or "home"
                title = variant.title if self.structure.flat else f"{section.title}: {variant.title}"
                home = place.loaded.revision.first_document()
                pages = tuple(self._entries(place, place.loaded.revision.pages, 0))
                found.append(SpaceContents(name=name, title=title, pages=pages, description=home.description if home is not None else None))
        return tuple(found)

    def _entries(self, place: Place, pages: Iterable[Page], depth: int) -> Iterator[PageEntry]:
        revision = place.loaded.revision
        for page in pages:
            if page.kind == "document":
                path = place.path(page)
                yield PageEntry(
                    title=page.title or "Untitled",
                    path=path,
                    markdown_path=place.markdown_path(page),
                    markdown=lambda place=place, page=page: self._markdown(place, page),  # type: ignore[misc]  # bound as defaults
                    description=page.description,
                    depth=depth,
                    hidden=page.hidden,
                    no_index=revision.no_index(page),
                    no_robots_index=revision.no_robots_index(page),
                )
            yield from self._entries(place, page.pages, depth + (page.kind == "document"))

    def _markdown(self, place: Place, page: Page) -> str:
        """Its text; a page that cannot be shown says so, and the others are there."""
        with self.database.read() as tx:
            try:
                return page_markdown(tx, self.actor, place.loaded, page)
            except OctavoError as error:
                return f"# {page.title}\n\n({error.message})\n"

    def feed(self, path: str | None) -> FeedContents | None:
        if path is None:
            with self.database.read() as tx:
                return site_feed(tx, self._places(tx, ""), self.title, self.origin)
        with self._at(path) as (tx, place):
            found = match(self.structure, path.split("/"))
            inside = "/".join(path.split("/")[found.consumed :]) if found else path
            page = place.loaded.revision.page_by_path(inside)
            return page_feed(tx, place, page, self.origin) if page is not None else None

    @contextmanager
    def _at(self, path: str) -> Iterator[tuple[Transaction, Place]]:
        found = match(self.structure, [segment for segment in path.split("/") if segment])
        if found is None:
            raise NotFound("The site has no content yet.")
        with self.database.read() as tx:
            yield tx, self._place(tx, found.section, found.variant)

    def _load(self, tx: Transaction, space_id: str) -> Loaded:
        """The space's current content, as the visitor sees it."""
        return seen_by(self.actor, load(tx, get_space(tx, space_id)))

    def _place(self, tx: Transaction, section: Section, variant: Variant) -> Place:
        others = {
            each.space_id: (self._load(tx, each.space_id), self.base_path + place_path(self.structure, where, each))
            for where, each in self.structure.places()
            if each.space_id != variant.space_id
        }
        loaded = self._load(tx, variant.space_id)
        base = self.base_path + place_path(self.structure, section, variant)
        locale = locale_of(loaded.revision, variant, self._settings(variant)["internationalization"]["locale"])
        return Place(self.actor, section, variant, loaded, base, self.base_path, others, locale)

    def _places(self, tx: Transaction, path: str) -> list[Place]:
        """Where a reader who stands at `path` looks for things: there, and at the default variant of every other section."""
        found = match(self.structure, [segment for segment in path.split("/") if segment])
        here = (found.section, found.variant) if found else None
        places = [here] if here else []
        places += [
            (section, section.default_variant)
            for section in self.structure.sections
            if section.default_variant and section != (here or (None,))[0]
        ]
        return [self._place(tx, section, variant) for section, variant in places]

    def _settings(self, variant: Variant) -> dict[str, Any]:
        return effective({"title": self.row.title}, self.own.get(None), self.own.get(variant.id))

    def _frame(self, place: Place, page: Page | None) -> SiteView:
        def href(section: Section, variant: Variant) -> str:
            return self.base_path + place_path(self.structure, section, variant)

        view = site_view(self.row, self._settings(place.variant), self.structure, place, self._navigation(place), self.origin, href, page)
        return view if self.drawing_room is None else replace(view, diagrams=f"{self.base_path}{self.drawing_room.path}")

    def _missing(self, section: Section, variant: Variant, path: str) -> tuple[SiteView, NotFoundView]:
        long_work()
        with self.database.read() as tx:
            place = self._place(tx, section, variant)
            return self._frame(place, None), NotFoundView(path=f"/{path}", suggestions=self._navigation(place).nearest(path))

    def _navigation(self, place: Place) -> Navigation:
        """Kept as long as its revision, for everybody who sees the same pages."""
        key = (self.row.id, str(self.row.updated_at), place.variant.id, place.loaded.row.id, self.base_path)
        found = _navigations.get(key) if self.public else None
        if found is None:
            found = Navigation(
                place.loaded.revision,
                self.base_path,
                place.base,
                target=lambda page: place.ref_href(page.target) if page.target else None,
            )
            if self.public:
                _navigations.put(key, found, 50 + sum(1 for _ in place.loaded.revision.walk()))
        return found


NAVIGATED_PAGES: Final = 50_000
"""Pages of navigations that are kept; each keeps its revision, too: about 1 KB a page."""

_navigations: Cache[tuple[str, ...], Navigation] = Cache(NAVIGATED_PAGES)


def page_markdown(tx: Transaction, actor: Actor, loaded: Loaded, page: Page) -> str:
    if page.file is None or page.oid is None:
        return f"# {page.title}\n"
    return read_as_shown(tx, actor, loaded, Source(page.file, page.oid), page)
