"""Everything that one running server is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from starlette.types import ASGIApp, Receive, Scope, Send

from octavo.access.limits import RateLimit
from octavo.access.usage import Usage
from octavo.api.operation import Operation
from octavo.api.urls import Urls
from octavo.server.hosts import Sites
from octavo.settings import Settings
from octavo.store.database import Database


class Older(Protocol):
    """What answers for the API of before, on addresses at the root of the server's own host."""

    def claims(self, scope: Scope) -> bool:
        """Whether a request is for it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> tuple[str, int]:
        """Answer it; what it was, for the figures, and the status."""

    def close(self) -> None: ...


@dataclass(frozen=True)
class Context:
    """One server: its settings, its storage, its operations, and the engines that handlers ask for by type (`GIVEN`)."""

    settings: Settings
    database: Database
    secret: bytes
    operations: Iterable[Operation]
    services: Mapping[type, object] = field(default_factory=dict)
    sites: Sites | None = None
    """Who answers on the addresses of published sites."""
    site_port: int | None = None
    """The port of the second listener."""
    mounted: Mapping[str, ASGIApp] = field(default_factory=dict)
    """What else answers on the server's own host, by the first segment of the path: `{"files": …}`."""
    usage: Usage = field(default_factory=Usage)
    older: Older | None = None
    limits: RateLimit | None = None
    """Counted together with others; the server counts by itself without."""

    @property
    def urls(self) -> Urls:
        return Urls(self.settings.public_url, self.settings.base_domain)

    def given(self) -> dict[type, object]:
        """What a handler may ask for."""
        return {Settings: self.settings, Urls: self.urls, Database: self.database, **self.services}
