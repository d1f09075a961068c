"""The entrance of the older API: it knows its addresses. What answers there is loaded with the first request for it, since few servers get one."""

import asyncio
import threading
from typing import TYPE_CHECKING, Final

from starlette.types import Receive, Scope, Send

from octavo.access.limits import RateLimit
from octavo.access.usage import Usage
from octavo.legacy.api.call import ENTERPRISE
from octavo.settings import Settings
from octavo.store.database import Database

if TYPE_CHECKING:
    from octavo.legacy.api.older_api import OlderApi

ROOTS: Final = frozenset({"account", "author", "authors", "book", "books", "opds", "topic", "topics"})
"""The first segments of all addresses."""


class Entrance:
    """Claims addresses by their first segment, and passes requests on."""

    def __init__(self, settings: Settings, database: Database, usage: Usage | None = None, limits: RateLimit | None = None) -> None:
        self._settings = settings
        self._database = database
        self._usage = usage or Usage()
        self._limits = limits or RateLimit(settings.rate_limit)
        self._loading = threading.Lock()
        self._behind: OlderApi | None = None

    def claims(self, scope: Scope) -> bool:
        """Whether the request is for the older API."""
        path: str = scope["path"]
        if path in {"/", f"/{ENTERPRISE}", f"/{ENTERPRISE}/"}:
            return path != "/" or _wants_json(scope)
        first, _, rest = path.lstrip("/").partition("/")
        return (rest.partition("/")[0] if first == ENTERPRISE else first) in ROOTS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> tuple[str, int]:
        """Answer a request; its route's name, and the status."""
        behind = self._behind
        if behind is None:
            behind = await asyncio.to_thread(self._load)
        return await behind(scope, receive, send)

    def close(self) -> None:
        if self._behind is not None:
            self._behind.close()

    def _load(self) -> "OlderApi":
        with self._loading:
            if self._behind is None:
                from octavo.legacy.api.older_api import OlderApi  # noqa: PLC0415 - the point of this module

                self._behind = OlderApi(self._settings, self._database, self._usage, self._limits)
            return self._behind


def _wants_json(scope: Scope) -> bool:
    """Whether the client takes JSON and does not ask for pages: programs that say nothing do, as curl does, and browsers do not."""
    accept = next((value for name, value in scope["headers"] if name == b"accept"), b"").decode("latin-1")
    return "text/html" not in accept and (not accept or "application/json" in accept or "*/*" in accept)
