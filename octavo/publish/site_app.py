"""Every route of a published site, from a request to a response. What the site holds is `source.py`'s to tell.

    /  /<path>              a page            /~octavo/search         results: a page, or JSON where that is asked for
    /<path>.md              its Markdown      /~octavo/ask            an answer: a page, or a stream where that is asked for
    /sitemap.xml …          sitemaps          /~octavo/feed.xml       the site's feed; ?page=<path> a page's
    /robots.txt             for crawlers      /~octavo/files/<id>/…   files of pages
    /llms.txt  /llms-full.txt                 /~octavo/static/<name>  our own styles, scripts and icons

Only public sites' answers may be kept by others than the reader's browser, whatever their path looks like.
"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from octavo.content.html.urls import WEB_SCHEMES, safe_url
from octavo.errors import OctavoError
from octavo.http.path import BadPath, split_path
from octavo.http.scope import host_of, raw_path_of
from octavo.publish import ask_route, file_routes, page_route, search_route
from octavo.publish.addresses import href
from octavo.publish.exchange import Exchange
from octavo.publish.headers import SAFE
from octavo.publish.source import Moved, PublishedSite, SiteRequest, SiteSource
from octavo.publish.static import PREFIX

_METHODS = ("GET", "HEAD")
_OWN = "~octavo"


def respond(source: SiteSource, request: Request, *, by_path: bool) -> Response:
    """The answer to one request. Never raises for what a request may hold; the errors of `source` that are `OctavoError`s become their statuses."""
    try:
        response = _respond(source, request, by_path=by_path)
    except OctavoError as error:
        response = PlainTextResponse(f"{error.message}\n", error.status, {"Cache-Control": "no-store"})
    for name, value in SAFE.items():
        response.headers.setdefault(name, value)
    return response


def _respond(source: SiteSource, request: Request, *, by_path: bool) -> Response:
    if request.method not in _METHODS:
        return PlainTextResponse("Sites are read with GET.\n", 405, {"Allow": ", ".join(_METHODS)})
    raw = raw_path_of(request.scope)
    try:
        segments = split_path(raw)
    except BadPath:
        return _nothing()
    found = source.find_site(SiteRequest(host=host_of(request.scope), segments=segments, by_path=by_path))
    if found is None:
        return _nothing()
    path = _below(segments, found.base_path)
    if path is None:
        return _nothing()
    return _site_response(found, Exchange(request, found.public), path, raw.decode("ascii", "replace"))


def _site_response(site: PublishedSite, exchange: Exchange, path: str, asked: str) -> Response:
    if path.startswith(PREFIX):
        return file_routes.static_file(exchange, path.removeprefix(PREFIX), site.drawing_room)
    if path == _OWN or path.startswith(f"{_OWN}/"):
        return _own_route(site, exchange, path.removeprefix(_OWN).strip("/"))
    for name, route in file_routes.FILES.items():
        if path == name:
            return route(site, exchange)
    if path.startswith("sitemap-") and path.endswith(".xml"):
        return file_routes.space_sitemap(site, exchange, path.removeprefix("sitemap-").removesuffix(".xml"))
    response = page_route.page(site, exchange, path, asked)
    return _moved(response, site.base_path, exchange) if isinstance(response, Moved) else response


def _own_route(site: PublishedSite, exchange: Exchange, path: str) -> Response:
    name, _, rest = path.partition("/")
    if name == "search" and not rest:
        return search_route.search(site, exchange)
    if name == "ask" and not rest:
        return ask_route.ask(site, exchange) or _nothing()
    if name == "feed.xml" and not rest:
        return file_routes.feed(site, exchange)
    if name == "files" and rest:
        return file_routes.file(site, exchange, rest.partition("/")[0])
    return _nothing()


def _below(segments: tuple[str, ...], base_path: str) -> str | None:
    base = base_path.strip("/").split("/") if base_path != "/" else []
    return "/".join(segments[len(base) :]) if [one.lower() for one in segments[: len(base)]] == [one.lower() for one in base] else None


def _moved(moved: Moved, base_path: str, exchange: Exchange) -> Response:
    """A redirect that stays on the site, or goes to an absolute address that a source vouches for; anything else is no redirect at all."""
    target = safe_url(moved.to, schemes=WEB_SCHEMES) if moved.absolute else href(base_path, moved.to)
    if target is None or (moved.absolute and not target.lower().startswith(("http://", "https://"))):
        return _nothing()
    if not moved.absolute and exchange.request.url.query:
        target = f"{target}?{exchange.request.url.query}"
    response = RedirectResponse(target, 308 if moved.permanent else 307)
    response.headers["Cache-Control"] = "no-cache" if exchange.public else "private, no-store"
    return response


def _nothing() -> Response:
    return PlainTextResponse("There is nothing here.\n", 404, {"Cache-Control": "no-store"})
