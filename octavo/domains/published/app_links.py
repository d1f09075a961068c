"""`/app/…`: where `urls.app` leads. There is no application to edit in, so that these addresses lead to what everybody may read of a resource."""

from typing import Final
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from octavo.api.urls import Urls
from octavo.domains.sites.places import published_address, site_address
from octavo.domains.sites.queries import get_site
from octavo.errors import NotFound, OctavoError
from octavo.http.answer import Answer, send_answer
from octavo.http.methods import other_method
from octavo.http.refusal import refusal
from octavo.http.scope import raw_path_of
from octavo.store.database import Database
from octavo.store.transaction import Transaction

RESERVED: Final = "%/:[]"
"""What stays in an address as it is: the signs between its parts, and what is encoded already."""
METHODS: Final = ("GET",)
NOTHING: Final = (
    "There is no page in the browser for this: nothing of it is published for everybody. The API shows it, to those who may see it."
)


class AppLinks:
    """An ASGI application: addresses of spaces, pages and sites to those of the published site. What is not public is not told from what does not exist."""

    def __init__(self, database: Database, urls: Urls) -> None:
        self._database = database
        self._urls = urls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        found = await run_in_threadpool(self._answer, scope)
        await send_answer(send, found, [], head=scope["method"] == "HEAD")

    def _answer(self, scope: Scope) -> Answer:
        try:
            if scope["method"] not in {*METHODS, "HEAD"}:
                return other_method(scope["method"], METHODS)
            _, *segments = (unquote(segment) for segment in raw_path_of(scope).decode("latin-1").strip("/").split("/"))
            with self._database.read() as tx:
                address = self._address(tx, segments)
            return Answer(302, b"", {"location": quote(address, safe=RESERVED), "cache-control": "no-store"})
        except OctavoError as error:
            return refusal(error)

    def _address(self, tx: Transaction, segments: list[str]) -> str:
        """Raises NotFound for what nobody but its members may see, too."""
        match segments:
            case ["s", space_id, *path]:
                return self._page(tx, space_id, path)
            case ["o", organization_id, "sites", site_id, *_]:
                return self._site(tx, organization_id, site_id)
        raise NotFound(NOTHING)

    def _page(self, tx: Transaction, space_id: str, path: list[str]) -> str:
        address = published_address(tx, self._urls, space_id)
        if address is None or address.visibility != "public":
            raise NotFound(NOTHING)
        path = [] if path[:1] == ["~"] else path  # of a revision, of which the site shows the newest
        return address.url + "/".join(quote(segment, safe="") for segment in path)

    def _site(self, tx: Transaction, organization_id: str, site_id: str) -> str:
        try:
            site = get_site(tx, site_id)
        except NotFound:
            raise NotFound(NOTHING) from None
        if site.organization_id != organization_id or not site.published or site.visibility != "public":
            raise NotFound(NOTHING)
        return site_address(self._urls, site)
