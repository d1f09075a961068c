"""Pages: HTML for people, Markdown for those who ask for it, and a page that helps where nothing is."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final
from urllib.parse import unquote

from starlette.responses import Response

from octavo.publish.addresses import href
from octavo.publish.exchange import Exchange
from octavo.publish.headers import entity_tag
from octavo.publish.render import Rendered, render_not_found, render_page
from octavo.publish.source import Moved, PageFound, PageMissing, PublishedSite

HTML: Final = "text/html; charset=utf-8"
MARKDOWN: Final = "text/markdown; charset=utf-8"
_LARGEST_KEPT: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Kept:
    body: bytes
    policy: str
    tag: str


@dataclass(slots=True)
class _Memory:
    """Rendered pages by the keys that name their bytes, the last used longest; bounded by size."""

    pages: OrderedDict[str, _Kept] = field(default_factory=OrderedDict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)

    def get(self, key: str) -> _Kept | None:
        with self.lock:
            found = self.pages.get(key)
            if found is not None:
                self.pages.move_to_end(key)
            return found

    def put(self, key: str, page: _Kept) -> None:
        with self.lock:
            before = self.pages.pop(key, None)
            self.size += len(page.body) - (len(before.body) if before else 0)
            self.pages[key] = page
            while self.size > _LARGEST_KEPT:
                _, oldest = self.pages.popitem(last=False)
                self.size -= len(oldest.body)


_memory: Final = _Memory()


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
        kept = _Kept(body, rendered.policy, entity_tag(body))
        if found.key is not None:
            _memory.put(found.key, kept)
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
