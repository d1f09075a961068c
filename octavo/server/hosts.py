"""Which surface a request belongs to: the server's own host, or a published site."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from urllib.parse import unquote

from starlette.types import Receive, Scope, Send

from octavo.publish.source import SiteAddress


class Sites(Protocol):
    """What answers on the addresses of published sites."""

    def claims(self, hostname: str) -> bool:
        """Whether this is some site's custom domain."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send, address: SiteAddress) -> None:
        """Answer a request for the site, or say that there is none."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """Decides by host name and port; knows nothing of what exists."""

    public_host: str
    base_domain: str
    site_port: int | None
    sites: Sites | None

    def site(self, scope: Scope) -> SiteAddress | None:
        """The site that a request is for; None for the server's own host."""
        if self.sites is None:
            return None
        if self.site_port is not None and (scope.get("server") or ("", None))[1] == self.site_port:
            name = unquote(scope["path"].lstrip("/").partition("/")[0])
            return SiteAddress(basename=name or None, root_path=f"/{name}" if name else "")
        host = host_of(scope)
        if host == self.public_host:
            return None
        label, _, domain = host.partition(".")
        if domain == self.base_domain and label:
            return SiteAddress(basename=label)
        return SiteAddress(hostname=host) if "." in host and self.sites.claims(host) else None


def host_of(scope: Scope) -> str:
    """The host that the client named, lower case, without its port; it decides which site answers and nothing else."""
    for name, value in scope["headers"]:
        if name == b"host":
            return _hostname(value)
    return ""


@lru_cache(maxsize=1024)
def _hostname(header: bytes) -> str:
    value = header.decode("latin-1").strip().lower()
    if value.startswith("["):
        return value[1:].partition("]")[0]
    return value.partition(":")[0].rstrip(".")
