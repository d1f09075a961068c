"""`/app/…`: where `urls.app` leads. There is no application to edit in, so that these addresses lead to what everybody may read of a resource."""

from typing import Final
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from octavo.api.urls import Urls
from octavo.domains.sites.places import published_address, site_address
from octavo.domains.sites.queries import get_site
from octavo.errors import NotFound
from octavo.store.database import Database
from octavo.store.transaction import Transaction

NOTHING: Final = (
    "There is no page in the browser for this: nothing of it is published for everybody. The API shows it, to those who may see it."
)


class AppLinks:
    """An ASGI application: addresses of spaces, pages and sites to those of the published site. What is not public is not told from what does not exist."""

    def __init__(self, database: Database, urls: Urls) -> None:
        self._database = database
        self._urls = urls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await run_in_threadpool(self._respond, scope)
        await response(scope, receive, send)

    def _respond(self, scope: Scope) -> Response:
        path: str = scope["raw_path"].decode("latin-1") if scope.get("raw_path") else quote(scope["path"])
        segments = [unquote(segment) for segment in path.strip("/").split("/")]
        with self._database.read() as tx:
            found = self._address(tx, segments[1:])
        if found is None:
            return JSONResponse({"error": {"code": 404, "message": NOTHING}}, 404)
        return RedirectResponse(found, 302, {"cache-control": "no-store"})

    def _address(self, tx: Transaction, segments: list[str]) -> str | None:
        match segments:
            case ["s", space_id, *path]:
                address = published_address(tx, self._urls, space_id)
                if address is None or address.visibility != "public":
                    return None
                path = [] if path[:1] == ["~"] else path  # of a revision, of which the site shows the newest
                return address.url + "/".join(quote(segment, safe="") for segment in path)
            case ["o", organization_id, "sites", site_id, *_]:
                return self._site(tx, organization_id, site_id)
        return None

    def _site(self, tx: Transaction, organization_id: str, site_id: str) -> str | None:
        try:
            site = get_site(tx, site_id)
        except NotFound:
            return None
        if site.organization_id != organization_id or not site.published or site.visibility != "public":
            return None
        return site_address(self._urls, site)
