"""A few requests to servers that users name, within one time and one number of bytes.

Every connection goes to an IP address that was looked up and checked just before (a name that changes its mind in between gains nothing), and every
redirect is checked like the first address. No proxy, no cookie, no credential.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import urljoin

from octavo import __version__
from octavo.errors import BadRequest, PayloadTooLarge
from octavo.outgoing.allowed import Allowed, NotAllowed, Target, is_public

REDIRECTS: Final = 3
CONNECT_SECONDS: Final = 5
SLOW: Final = "The server takes too long to answer."
_MOVED: Final = frozenset({301, 302, 303, 307, 308})


class Unreachable(BadRequest):
    """The other server did not answer, or not as it should."""


class Bounds(NamedTuple):
    """For all requests of an errand together."""

    seconds: float = 20
    bytes: int = 64 << 20


class Response:
    """A response whose body is still coming. `url` is where it came from in the end."""

    def __init__(self, url: str, response: http.client.HTTPResponse, errand: "Errand") -> None:
        self.url = url
        self.status = response.status
        self.type = response.headers.get_content_type()
        self._response = response
        self._errand = errand

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, none at the end. Raises Unreachable, and PayloadTooLarge beyond the errand's bytes."""
        try:
            data = self._response.read(size)
        except (OSError, http.client.HTTPException) as error:
            raise self._errand.failed(error) from None
        self._errand.spend(len(data))  # also notices that the time is over, which looks like the end of a body
        return data


class Errand:
    """Begins when it is made."""

    def __init__(self, allowed: Allowed, bounds: Bounds | None = None) -> None:
        self._allowed = allowed
        self._bounds = bounds or Bounds()
        self._until = time.monotonic() + self._bounds.seconds
        self._left = self._bounds.bytes

    @contextlib.contextmanager
    def ask(self, method: str, url: str, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Iterator[Response]:
        """Send a request; redirects are followed for GET alone. Raises NotAllowed and Unreachable."""
        for _ in range(REDIRECTS + 1):
            with self._sent(self._allowed.check(url), method, headers or {}, body) as response:
                location = response.headers.get("location")
                if response.status not in _MOVED or method != "GET" or not location:
                    yield Response(url, response, self)
                    return
                url = _joined(url, location)
        raise Unreachable("The server sends from one address to the next.")

    def spend(self, count: int) -> None:
        self._left -= count
        if self._remaining() <= 0:
            raise Unreachable(SLOW)
        if self._left < 0:
            raise PayloadTooLarge(f"The server sends more than {self._bounds.bytes} bytes.")

    def failed(self, error: Exception) -> Unreachable:
        if self._remaining() <= 0 or isinstance(error, TimeoutError):
            return Unreachable(SLOW)
        return Unreachable("The server could not be reached, or broke off.")

    def _remaining(self) -> float:
        return self._until - time.monotonic()

    @contextlib.contextmanager
    def _sent(self, target: Target, method: str, headers: Mapping[str, str], body: bytes | None) -> Iterator[http.client.HTTPResponse]:
        with contextlib.ExitStack() as stack:
            try:
                connected = self._connect(target, stack)
                connection = http.client.HTTPConnection(target.host, target.port)
                connection.sock = connected
                own = {"Host": target.authority, "User-Agent": f"octavo/{__version__}", "Accept-Encoding": "identity", **headers}
                connection.request(method, target.path, body, own)
                response = stack.enter_context(connection.getresponse())
            except (OSError, http.client.HTTPException) as error:
                raise self.failed(error) from None
            yield response

    def _connect(self, target: Target, stack: contextlib.ExitStack) -> socket.socket:
        """A connection that ends with the errand's time, whatever the other side does with it."""
        seconds = min(CONNECT_SECONDS, max(self._remaining(), 0.001))
        plain = stack.enter_context(_open(target, seconds))
        open_socket = [plain]
        timer = threading.Timer(max(self._remaining(), 0.001), lambda: _cut(open_socket[0]))
        timer.daemon = True
        stack.callback(timer.cancel)
        timer.start()
        if target.scheme == "https":
            open_socket[0] = stack.enter_context(ssl.create_default_context().wrap_socket(plain, server_hostname=target.host))
        return open_socket[0]


def _open(target: Target, seconds: float) -> socket.socket:
    """Connected to one of the host's addresses, all of which must be public unless the operator named this origin."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(f"There is no host {target.host}.") from None
    if not target.inside and not all(is_public(str(address[0])) for *_, address in found):
        raise NotAllowed(f"{target.host} lies inside the network of this server.")
    error: OSError = OSError("no address")
    for family, kind, protocol, _, address in found:
        opened = socket.socket(family, kind, protocol)
        opened.settimeout(seconds)
        try:
            opened.connect(address)
        except OSError as problem:
            opened.close()
            error = problem
        else:
            return opened
    raise error


def _cut(connection: socket.socket) -> None:
    """End a connection under the hands of whoever reads from it; the plain socket's way, which TLS leaves alone."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise NotAllowed("The server sends to an address that cannot be read.") from None
