"""Which surface a request belongs to: the server's own host, or a published site."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from starlette.types import Receive, Scope, Send

from octavo.http.scope import host_of


class Sites(Protocol):
    """What answers on the addresses of published sites."""

    def claims(self, hostname: str) -> bool:
        """Whether this is some site's custom domain."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send, *, by_path: bool) -> None:
        """Answer a request for a site, or say that there is none. `by_path`: the first segment of the path names it, whatever the host."""


class Surface(Enum):
    """What a request is for."""

    OWN = "the server's own host"
    SITE = "a site on a host of its own"
    SITE_BY_PATH = "the site that the first segment of the path names"


@dataclass(frozen=True, slots=True)
class Hosts:
    """Decides by host name and port; knows nothing of what exists."""

    public_host: str
    base_domain: str
    site_port: int | None
    sites: Sites | None

    def surface(self, scope: Scope) -> Surface:
        if self.sites is None:
            return Surface.OWN
        if self.site_port is not None and (scope.get("server") or ("", None))[1] == self.site_port:
            return Surface.SITE_BY_PATH
        host = host_of(scope)
        if host == self.public_host:
            return Surface.OWN
        label, _, domain = host.partition(".")
        if domain == self.base_domain and label:
            return Surface.SITE
        return Surface.SITE if "." in host and self.sites.claims(host) else Surface.OWN
