"""Pages: HTML for people, Markdown for those who ask for it, and a page that helps where nothing is."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from starlette.responses import Response

from octavo.cache import Cache
from octavo.http.etag import tag_of
from octavo.publish.addresses import href
from octavo.publish.exchange import Exchange
from octavo.publish.render import Rendered, render_not_found, render_page
from octavo.publish.source import Moved, PageFound, PageMissing, PublishedSite

HTML: Final = "text/html; charset=utf-8"
MARKDOWN: Final = "text/markdown; charset=utf-8"
_OCTETS_KEPT: Final = 64 << 20


@dataclass(frozen=True, slots=True)
class _Kept:
    body: bytes
    policy: str
    tag: str


_memory: Final[Cache[str, _Kept]] = Cache(_OCTETS_KEPT)
"""Rendered pages by the keys that name their bytes."""


def page(site: PublishedSite, exchange: Exchange, path: str, asked: str) -> Response | Moved:
    """`asked` is the request's path as it was spelled: another spelling than the canonical one is sent there."""
    found = site.open_page(path)
    if isinstance(found, PageMissing) and path.endswith(".md"):
        plain = site.open_page(path.removesuffix(".md"))
        if isinstance(plain, PageFound):
            return _markdown(exchange, plain)
        if isinstance(plain, Moved) and not plain.absolute:
            return Moved(to=f"{plain.to}.md", permanent=plain.permanent)
    if isinstance(found, Moved):
        return found
    if isinstance(found, PageMissing):
        return _missing(exchange, found)
    if not _same(asked, href(site.base_path, found.path)):
        return Moved(to=found.path, permanent=True)
    return _markdown(exchange, found) if exchange.accepts("text/markdown") else _html(exchange, found)


def _same(asked: str, canonical: str) -> bool:
    """Whether a path was spelled as it should be, but for which characters are percent-encoded."""
    return asked == canonical or ("%" in asked + canonical and unquote(asked) == unquote(canonical))


def _html(exchange: Exchange, found: PageFound) -> Response:
    kept = _memory.get(found.key) if found.key is not None else None
    if kept is None:
        rendered = render_page(*found.views())
        body = rendered.html.encode()
        kept = _Kept(body, rendered.policy, tag_of(body))
        if found.key is not None:
            _memory.put(found.key, kept, len(body))
    return exchange.send(kept.body, HTML, headers={"Content-Security-Policy": kept.policy}, tag=kept.tag)


def _markdown(exchange: Exchange, found: PageFound) -> Response:
    return exchange.send(found.markdown().encode(), MARKDOWN, headers={"X-Robots-Tag": "noindex"})


def _missing(exchange: Exchange, missing: PageMissing) -> Response:
    if exchange.accepts("text/html") or "*/*" in exchange.request.headers.get("accept", "*/*"):
        return send_page(exchange, render_not_found(*missing.views()), status=404)
    return exchange.send(b"There is no such page.\n", "text/plain; charset=utf-8", status=404)


def send_page(exchange: Exchange, rendered: Rendered, *, status: int = 200) -> Response:
    headers = {"Content-Security-Policy": rendered.policy, "Cache-Control": "private, no-store"}
    return exchange.send(rendered.html.encode(), HTML, status=status, headers=headers)
