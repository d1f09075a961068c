"""Which addresses may be asked: those that the operator names, and of them none inside the network unless its origin is named whole."""

import ipaddress
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urlsplit

from octavo.errors import BadRequest
from octavo.settings import Settings, WrongSetting

ANY: Final = "*"
_PORTS: Final = {"https": 443, "http": 80}
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotAllowed(BadRequest):
    """The address may not be asked. The message never repeats credentials."""


class Target(NamedTuple):
    """Where a request goes. `inside`: the operator named this very origin, so that it may lie in the network."""

    scheme: str
    host: str
    port: int
    path: str
    inside: bool

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


class Allowed:
    """What an operator wrote: `git.example.com`, `*.example.com` and `*` are public hosts, asked by HTTPS at port 443 (or at `host:port`);

    an origin such as `http://git.internal:3000` is that server alone, wherever it is. Raises ValueError for anything else.
    """

    def __init__(self, entries: Iterable[str] = ()) -> None:
        self._hosts = set[tuple[str, int]]()
        self._origins = set[tuple[str, str, int]]()
        for entry in entries:
            self._add(entry)

    def __bool__(self) -> bool:
        return bool(self._hosts or self._origins)

    def check(self, url: str) -> Target:
        """The target of an address. Raises NotAllowed."""
        scheme, host, port, parts = _read(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if (scheme, host, port) in self._origins:
            return Target(scheme, host, port, path, inside=True)
        if scheme == "https" and any((name, port) in self._hosts for name in _names(host)):
            return Target(scheme, host, port, path, inside=False)
        raise NotAllowed(f"The operator of this server has not allowed content from {host}.")

    def _add(self, entry: str) -> None:
        if "://" in entry:
            try:
                scheme, host, port, parts = _read(entry)
            except NotAllowed as error:
                raise ValueError(error.message) from None
            if parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
                raise ValueError(f"{entry!r} is more than an origin")
            if not (":" in host or _is_host(host)) or parts.port == 0:
                raise ValueError(f"{entry!r} is no origin")
            self._origins.add((scheme, host, port))
            return
        host, colon, ending = entry.lower().rstrip("/").partition(":")
        if host != ANY and not _is_host(host.removeprefix("*.")):
            raise ValueError(f"{entry!r} is neither a host nor an origin")
        if colon and not (ending.isascii() and ending.isdecimal() and 0 < int(ending) < 1 << 16):
            raise ValueError(f"{entry!r} has no such port")
        self._hosts.add((host, int(ending or 443)))


def allowed_conrefs(settings: Settings) -> Allowed:
    """The servers from which older books may include content. Raises WrongSetting."""
    try:
        return Allowed(settings.conrefs)
    except ValueError as error:
        wanted = "must be hosts such as github.com, or origins such as http://git.internal:3000, separated by commas"
        raise WrongSetting(f"OCTAVO_CONREFS {wanted}: {str(error).rstrip('.')}.") from None


def is_public(text: str) -> bool:
    """Whether an IP address is one of the Internet's; addresses that hold another one (mapped, 6to4, NAT64) are judged by that one."""
    address: Address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return _is_global(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.ipv4_mapped is not None:
            return _is_global(address.ipv4_mapped)
        if address.sixtofour is not None:
            return _is_global(address.sixtofour)
    return _is_global(address)


def _is_host(name: str) -> bool:
    return name.isascii() and all(label.replace("-", "").replace("_", "").isalnum() for label in name.split("."))


def _is_global(address: Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback)


def _names(host: str) -> list[str]:
    """The entries that would allow a host: itself, `*.` with each of its parents, and `*`."""
    labels = host.split(".")
    return [host, *("*." + ".".join(labels[number:]) for number in range(1, len(labels))), ANY]


def _read(url: str) -> tuple[str, str, int, SplitResult]:
    """Scheme, host and port; a user's name means nothing. Only HTTP has a place here, without a password, and without what programs read differently."""
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise NotAllowed("The address has characters that no address has.")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise NotAllowed("The address cannot be read.") from None
    if parts.scheme not in _PORTS:
        raise NotAllowed(f"Content comes by https, not by {parts.scheme[:20] or 'a path'}.")
    if parts.password is not None:
        raise NotAllowed("An address with a password is not asked.")
    if not host:
        raise NotAllowed("The address names no host.")
    return parts.scheme, host, port or _PORTS[parts.scheme], parts
