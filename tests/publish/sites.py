"""Sites over plain values, for tests of the routes."""

from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from anyio import to_thread
from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from octavo.publish.drawing_room import DrawingRoom
from octavo.publish.site_app import respond
from octavo.publish.source import (
    FeedContents,
    Moved,
    PageEntry,
    PageFound,
    PageMissing,
    PublishedSite,
    SiteRequest,
    SiteSource,
    SpaceContents,
    StoredFile,
    UpdateEntry,
)
from octavo.publish.views import AnswerView, Hit, NotFoundView, PageLink, PageView, SiteView
from tests.publish import demo

PAGES = {
    "": replace(demo.PAGE, title="Welcome", href="/", canonical="https://docs.lighthouse.example/", description=None),
    "quickstart": replace(demo.PAGE, title="Quickstart", href="/quickstart"),
    "guides/signals/colours": demo.PAGE,
    "guides/signals/fog": replace(demo.PAGE, title="Fog", href="/guides/signals/fog"),
    "he/colours": demo.HEBREW,
}
DAY = datetime(2026, 3, 4, tzinfo=UTC)


def _entry(path: str, page: PageView) -> PageEntry:
    return PageEntry(
        title=page.title, path=path, markdown_path=f"{path or 'welcome'}.md", markdown=lambda: f"# {page.title}\n", updated_at=DAY
    )


CONTENTS = SpaceContents(name="docs", title="Docs & more", pages=tuple(_entry(path, page) for path, page in PAGES.items()))


@dataclass
class DemoSite:
    base_path: str = "/"
    origin: str = "https://docs.lighthouse.example"
    title: str = "Lighthouse"
    description: str | None = "How ships find home"
    public: bool = True
    indexable: bool = True
    listed: bool = True
    spaces: tuple[SpaceContents, ...] = (CONTENTS,)
    moved: Mapping[str, Moved] = field(default_factory=lambda: {"old": Moved(to="guides/signals/fog", permanent=True)})
    files: Mapping[str, StoredFile] = field(default_factory=dict)
    views_built: int = 0
    key: str | None = None
    drawing_room: DrawingRoom | None = None

    def open_page(self, path: str) -> PageFound | Moved | PageMissing:
        plain = path.lower()
        if plain in self.moved:
            return self.moved[plain]
        if plain in PAGES:
            return PageFound(
                path=plain, views=lambda: self._views(PAGES[plain]), markdown=lambda: f"# {PAGES[plain].title}\n", key=self.key
            )
        return PageMissing(
            views=lambda: (self.view(), NotFoundView(path=f"/{path}", suggestions=(PageLink(title="Fog", href="/guides/signals/fog"),)))
        )

    def _views(self, page: PageView) -> tuple[SiteView, PageView]:
        self.views_built += 1
        return self.view(), page

    def view(self, path: str = "") -> SiteView:
        return replace(demo.WITH_SECTIONS, base_path=self.base_path, content_path=self.base_path)

    def search(self, query: str, *, path: str = "", limit: int = 20) -> Iterable[Hit]:
        if "fog" not in query:
            return []
        return [Hit(title="Fog <i>", href="/guides/signals/fog", breadcrumbs=("Guides",), excerpt=(("In <b>", False), ("fog", True)))]

    async def _answers(self) -> AsyncIterator[AnswerView]:
        for html in ("<p>Use</p>", "<p>Use the horn – always.</p>"):
            yield AnswerView(question="", html=html, sources=(PageLink(title="Fog", href="/guides/signals/fog"),))

    def ask(self, question: str, *, path: str = "") -> AsyncIterator[AnswerView] | None:
        return self._answers()

    def file(self, file_id: str, *, query: Mapping[str, str]) -> StoredFile | None:
        return self.files.get(file_id)

    def contents(self) -> tuple[SpaceContents, ...]:
        return self.spaces

    def feed(self, path: str | None) -> FeedContents | None:
        if path == "quickstart":
            return None
        entry = UpdateEntry(
            id="urn:x:1",
            title="Fog & <horns>",
            href="https://docs.lighthouse.example/guides/signals/fog",
            updated_at=DAY,
            html="<p>New</p>",
        )
        return FeedContents(title="Lighthouse", href="https://docs.lighthouse.example/", entries=(entry,))


@dataclass
class DemoSource:
    site: DemoSite

    def find_site(self, request: SiteRequest) -> PublishedSite | None:
        return self.site if request.host == "docs.lighthouse.example" else None


@dataclass
class LocalSource:
    """The site on whatever host the test's server has."""

    site: DemoSite

    def find_site(self, request: SiteRequest) -> PublishedSite | None:
        return self.site


@dataclass
class SiteApp:
    """The sites of a source as an ASGI application."""

    source: SiteSource

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await to_thread.run_sync(partial(respond, self.source, Request(scope, receive), by_path=False))
        await response(scope, receive, send)


def site_app(site: DemoSite) -> SiteApp:
    return SiteApp(DemoSource(site))


def reader(site: DemoSite, host: str = "docs.lighthouse.example") -> TestClient:
    return TestClient(site_app(site), base_url=f"http://{host}", follow_redirects=False, headers={"Accept": "text/html,*/*;q=0.8"})
