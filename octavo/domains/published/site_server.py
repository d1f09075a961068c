"""Requests for published sites, answered from the database: finds the site, and lets `octavo.publish` do the rest."""

from functools import partial
from typing import Final
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from octavo.access.actor import Actor
from octavo.api.inline import INLINE, LeaveTheLoop
from octavo.api.urls import Urls
from octavo.cache import Cache
from octavo.domains.published.site import Site
from octavo.domains.published.visit import Visit
from octavo.domains.sites import queries
from octavo.domains.sites.locate import locate
from octavo.domains.sites.places import site_address
from octavo.domains.sites.structure import Structure, published
from octavo.domains.sites.visitor import visitor_token
from octavo.errors import NotFound
from octavo.publish.drawing_room import DrawingRoom
from octavo.publish.headers import cache_control
from octavo.publish.site_app import respond
from octavo.publish.source import PublishedSite, SiteRequest
from octavo.search.index import SearchIndex
from octavo.store.database import Database
from octavo.store.query import Row
from octavo.store.remembered import Remembered
from octavo.store.transaction import Transaction

SITES_KEPT: Final = 256
REMEMBERED_BYTES: Final = 32 << 20
OVERHEAD: Final = 2000
"""What a page weighs beside its HTML."""
OWN: Final = "~octavo"
"""Below it are answers that follow from more than the database: searches, and files of the program."""
EVERYBODY: Final = cache_control(public=True)

Question = tuple[bytes | str | bool | None, ...]


class SiteServer:
    """What answers on the addresses of published sites; implements `server.hosts.Sites` and `publish.source.SiteSource`."""

    def __init__(
        self, database: Database, urls: Urls, index: SearchIndex, *, site_port: int, drawing_room: DrawingRoom | None = None
    ) -> None:
        self._database = database
        self._urls = urls
        self._index = index
        self._site_port = site_port
        self._drawing_room = drawing_room
        self._remembered: Remembered[Question, Response] = Remembered(database, REMEMBERED_BYTES)
        self._structures: Cache[tuple[str, str], tuple[Structure, dict[str | None, dict[str, object]]]] = Cache(SITES_KEPT)

    def claims(self, hostname: str) -> bool:
        with self._database.read() as tx:
            return queries.find_site_by_hostname(tx, hostname) is not None

    async def __call__(self, scope: Scope, receive: Receive, send: Send, *, by_path: bool) -> None:
        question, moment = _question(scope, by_path=by_path), await self._remembered.moment()
        known = self._remembered.find(question, moment)
        if known is not None:
            await known(scope, receive, send)
            return
        request = Request(scope, receive)
        response = self._at_once(request, by_path=by_path)
        if response is None:
            response = await to_thread.run_sync(partial(respond, self, request, by_path=by_path))
        if response.headers.get("cache-control") == EVERYBODY and OWN not in scope["path"]:
            self._remembered.keep(question, moment, response, len(response.body) + OVERHEAD)
        await response(scope, receive, send)

    def _at_once(self, request: Request, *, by_path: bool) -> Response | None:
        """A page that is in memory, without leaving the event loop; None for everything else."""
        path: str = request.scope["path"]
        if self._database.dialect != "sqlite" or OWN in path or path.endswith((".md", ".xml", ".txt")):
            return None
        try:
            with INLINE:
                return respond(self, request, by_path=by_path)
        except LeaveTheLoop:
            return None

    def find_site(self, request: SiteRequest) -> PublishedSite | None:
        """The site at the request's host or path, as anybody may see it who has the address."""
        with self._database.read() as tx:
            try:
                located = locate(tx, self._urls, request.host, request.segments, by_path=request.by_path)
            except NotFound:
                return None
            structure, own = self._structure(tx, located.site)
        visit = Visit(
            located.site,
            structure,
            own,
            Actor("site", site=visitor_token(located, structure)),
            located.base_path,
            self._origin(located.site, by_path=request.by_path),
            by_path=request.by_path,
            drawing_room=self._drawing_room,
        )
        return Site(self._database, self._urls, self._index, visit)

    def _structure(self, tx: Transaction, site: Row) -> tuple[Structure, dict[str | None, dict[str, object]]]:
        key = (site.id, str(site.updated_at))
        found = self._structures.get(key)
        if found is None:
            found = (published(queries.load_structure(tx, site)), queries.load_customizations(tx, site.id))
            self._structures.put(key, found)
        return found

    def _origin(self, site: Row, *, by_path: bool) -> str:
        """From the settings, never from the request (GHSA-8wfc-w2r5-x7cr)."""
        if by_path:
            parts = urlsplit(self._urls.public)
            return f"{parts.scheme}://{parts.hostname}:{self._site_port}"
        return site_address(self._urls, site).rstrip("/")


def _question(scope: Scope, *, by_path: bool) -> Question:
    """Everything that a public answer follows from, but for the database: what `Vary` names, and what the reader holds already."""
    host = accept = held = None
    for name, value in scope["headers"]:
        if name == b"host":
            host = value
        elif name == b"accept":
            accept = value
        elif name == b"if-none-match":
            held = value
    return by_path, host, scope["method"], scope.get("raw_path") or scope["path"], scope["query_string"], accept, held
