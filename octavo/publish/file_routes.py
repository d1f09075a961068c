"""What machines fetch: sitemaps, robots.txt, texts for language models, feeds, files of pages, and our own assets."""

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote

from starlette.responses import PlainTextResponse, Response

from octavo.publish import feeds, llms, sitemap
from octavo.publish.drawing_room import DrawingRoom, is_room
from octavo.publish.exchange import Exchange
from octavo.publish.headers import DRAWING_POLICY, FILE_POLICY, IMMUTABLE
from octavo.publish.source import PublishedSite, SpaceContents
from octavo.publish.static import asset

_TEXT: Final = "text/plain; charset=utf-8"
_XML: Final = "application/xml; charset=utf-8"
_MARKDOWN: Final = "text/markdown; charset=utf-8"
_VERSION: Final = 10
"""Letters of a file's hash in its address: what is sent there never changes."""

_SHOWN: Final = frozenset({
    "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/svg+xml", "image/x-icon", "application/pdf", "text/plain",
    "video/mp4", "video/webm", "audio/mpeg", "audio/ogg", "audio/wav",
})  # fmt: skip
"""Types that browsers may show; everything else is downloaded (CVE-2021-43842, CVE-2021-3906)."""


def _sitemap(site: PublishedSite, exchange: Exchange) -> Response:
    return exchange.send(sitemap.sitemap(site.origin, site.base_path, _listed(site)).encode(), _XML)


def _robots(site: PublishedSite, exchange: Exchange) -> Response:
    return exchange.send(sitemap.robots(site.origin, site.base_path, indexable=site.indexable).encode(), _TEXT)


def _llms(site: PublishedSite, exchange: Exchange) -> Response:
    text = llms.llms_text(site.title, site.description, site.origin, site.base_path, site.contents())
    return exchange.send(text.encode(), _MARKDOWN)


def _llms_full(site: PublishedSite, exchange: Exchange) -> Response:
    return exchange.send(llms.llms_full_text(site.title, site.origin, site.base_path, site.contents()).encode(), _MARKDOWN)


FILES: Final[Mapping[str, Callable[[PublishedSite, Exchange], Response]]] = {
    "sitemap.xml": _sitemap,
    "robots.txt": _robots,
    "llms.txt": _llms,
    "llms-full.txt": _llms_full,
}


def _listed(site: PublishedSite) -> tuple[SpaceContents, ...]:
    return site.contents() if site.listed else ()


def space_sitemap(site: PublishedSite, exchange: Exchange, name: str) -> Response:
    space = next((space for space in _listed(site) if space.name == name), None)
    if space is None:
        return _nothing()
    return exchange.send(sitemap.space_sitemap(site.origin, site.base_path, space).encode(), _XML)


def feed(site: PublishedSite, exchange: Exchange) -> Response:
    found = site.feed(exchange.request.query_params.get("page"))
    if found is None:
        return _nothing()
    own = f"{site.origin}{exchange.request.url.path}" + (f"?{exchange.request.url.query}" if exchange.request.url.query else "")
    return exchange.send(feeds.atom(found, own).encode(), "application/atom+xml; charset=utf-8")


def file(site: PublishedSite, exchange: Exchange, file_id: str) -> Response:
    found = site.file(file_id, query=dict(exchange.request.query_params))
    if found is None:
        return _nothing()
    content_type, headers = harmless(found.name, found.content_type)
    headers["Cross-Origin-Resource-Policy"] = "same-site"
    version = exchange.request.query_params.get("v", "")
    if exchange.public and len(version) >= _VERSION and found.entity.startswith(version):
        headers["Cache-Control"] = IMMUTABLE
    return exchange.send(found.body, content_type, headers=headers, tag=f'"{found.entity}"')


def harmless(name: str, content_type: str) -> tuple[str, dict[str, str]]:
    """The type to send a file with, and the headers that keep it from being run or taken for a page."""
    shown = content_type.partition(";")[0].strip().lower() in _SHOWN
    disposition = f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": disposition, "Content-Security-Policy": FILE_POLICY, "X-Content-Type-Options": "nosniff"}
    return content_type if shown else "application/octet-stream", headers


def static_file(exchange: Exchange, name: str, room: DrawingRoom | None) -> Response:
    found = room.file(name) if room is not None and is_room(name) else asset(name)
    if found is None:
        return _nothing()
    # The room is shown without an origin, so that nothing there is of the same one.
    own = {"Content-Security-Policy": DRAWING_POLICY} if is_room(name) else {"Cross-Origin-Resource-Policy": "same-origin"}
    headers = {"Cache-Control": IMMUTABLE, "Vary": "Accept-Encoding", **own}
    if "gzip" in exchange.request.headers.get("accept-encoding", ""):
        return exchange.send(found.packed, found.content_type, headers={**headers, "Content-Encoding": "gzip"}, tag=f'"{name}.gz"')
    return exchange.send(found.body, found.content_type, headers=headers, tag=f'"{name}"')


def _nothing() -> Response:
    return PlainTextResponse("There is nothing here.\n", 404, {"Cache-Control": "no-store"})
