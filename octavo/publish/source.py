"""What a site must be able to tell so that `site_app` can serve it. The domains implement this over the database; tests over plain values."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from octavo.publish.drawing_room import DrawingRoom
from octavo.publish.views import AnswerView, Hit, NotFoundView, PageView, SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRequest:
    """What of a request decides which site answers.

    `host` is lower-case and without a port. `segments` are the path's, as `split_path` gives them. `by_path` is true on the listener whose first
    segment names the site.
    """

    host: str
    segments: tuple[str, ...]
    by_path: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFound:
    """A page at `path`, its canonical path below the site's base path (without slashes at either end; "" for the site's own root).

    `key` names exactly these bytes: same key, same page, to the same readers, for ever; then the rendered page is kept in memory and `views` is
    not called again. It must cover revision, site settings, addresses and whatever else the views depend on. None when the page may not be kept.
    """

    path: str
    views: Callable[[], tuple[SiteView, PageView]]
    markdown: Callable[[], str]
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Elsewhere. `to` is an absolute URL with an allowed scheme, or a path below the site's base path (not percent-encoded)."""

    to: str
    permanent: bool = False
    absolute: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMissing:
    """Nothing there. The views of the site around it, and the nearest pages; called only when the reader is a person."""

    views: Callable[[], tuple[SiteView, NotFoundView]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file's content. `entity` is its hash, for conditional requests."""

    name: str
    content_type: str
    entity: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page in feeds, sitemaps and texts for machines. `path` as in `PageFound`; `no_index` and `no_robots_index` with what they inherit."""

    title: str
    path: str
    markdown_path: str
    markdown: Callable[[], str]
    description: str | None = None
    updated_at: datetime | None = None
    depth: int = 0
    hidden: bool = False
    no_index: bool = False
    no_robots_index: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceContents:
    """The pages of one space of a site, in the order of its table of contents. `name` is unique in the site: `sitemap-<name>.xml`."""

    name: str
    title: str
    pages: tuple[PageEntry, ...]
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateEntry:
    """One entry of a feed: an update on a page, or a page that changed. `href` is absolute, `html` safe."""

    id: str
    title: str
    href: str
    updated_at: datetime
    html: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedContents:
    title: str
    href: str
    entries: tuple[UpdateEntry, ...]


class PublishedSite(Protocol):
    """One site, as one visitor may see it: everything below is already filtered by what that visitor may read."""

    @property
    def base_path(self) -> str:
        """Where the site begins, the share key included: starts and ends with `/`."""

    @property
    def origin(self) -> str:
        """Scheme, host and port of absolute addresses, from the settings and never from the request's `Host`."""

    @property
    def title(self) -> str: ...

    @property
    def description(self) -> str | None: ...

    @property
    def public(self) -> bool:
        """Whether everybody gets the same: only then may others than the reader's browser keep the answer."""

    @property
    def indexable(self) -> bool:
        """Whether search engines are welcome: published, public, not unlisted, not a preview, not a second address of a site."""

    @property
    def listed(self) -> bool:
        """Whether its sitemap lists its pages: an indexable site's does, and that of its second address."""

    @property
    def drawing_room(self) -> DrawingRoom | None:
        """Where diagrams are drawn; None where they stand as their text."""

    def open_page(self, path: str) -> PageFound | Moved | PageMissing:
        """`path` is below the base path, without slashes at its ends; looked up without regard to case, old addresses and redirects included."""

    def view(self, path: str = "") -> SiteView:
        """The frame for pages that are not content (search results, answers), as it looks from the content at `path`."""

    def search(self, query: str, *, path: str = "", limit: int = 20) -> Iterable[Hit]: ...

    def ask(self, question: str, *, path: str = "") -> AsyncIterator[AnswerView] | None:
        """None when the site has no Ask. The iterator outlives the transaction that `find_site` ran in."""

    def file(self, file_id: str, *, query: Mapping[str, str]) -> StoredFile | None: ...

    def contents(self) -> tuple[SpaceContents, ...]: ...

    def feed(self, path: str | None) -> FeedContents | None:
        """The site's feed, or that of the page at `path` when it holds updates."""


class SiteSource(Protocol):
    def find_site(self, request: SiteRequest) -> PublishedSite | None:
        """The site that answers. Raises `OctavoError` for refused visitors."""
