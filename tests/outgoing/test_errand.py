"""Requests to servers that users name, against servers that mean no good."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from octavo.errors import OctavoError, PayloadTooLarge
from octavo.outgoing.allowed import Allowed, NotAllowed
from octavo.outgoing.errand import Bounds, Errand, Unreachable

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"


@contextmanager
def answering(answer: Callable[[socket.socket, bytes], None]) -> Iterator[str]:
    """A server that does what it likes with each connection; its origin."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    answer(connection, connection.recv(65_536))
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def sending(data: bytes) -> Callable[[socket.socket, bytes], None]:
    return lambda connection, _: connection.sendall(data)


def read(errand: Errand, url: str) -> bytes:
    with errand.ask("GET", url) as answer:
        out = b""
        while chunk := answer.read(1000):
            out += chunk
        return out


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names and the addresses that they have, in this test."""
    known: dict[str, list[str]] = {}

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known.get(host, [])]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def test_an_origin_that_the_operator_named_answers() -> None:
    with answering(sending(OK + b"hello")) as origin:
        assert read(Errand(Allowed([origin])), f"{origin}/a") == b"hello"


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["10.0.0.7"], ["1.1.1.1", "169.254.169.254"]])
def test_a_public_name_with_an_address_inside_is_never_connected_to(
    asked: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch, addresses: list[str]
) -> None:
    asked["git.example.com"] = addresses
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("connected"))
    with pytest.raises(NotAllowed, match="inside the network"):
        read(Errand(Allowed(["*"])), "https://git.example.com/a")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0"]
)
def test_this_machine_is_not_public_however_it_is_spelt(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("connected"))
    with pytest.raises(OctavoError):
        read(Errand(Allowed(["*"])), f"https://{host}/a")


def test_a_name_is_looked_up_once_and_the_checked_address_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second look-up would lead inside."""
    answers = iter(["1.1.1.1", "127.0.0.1"])
    connected: list[Any] = []

    def connect(_: socket.socket, address: Any) -> None:
        connected.append(address)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 443))])
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(Unreachable):
        read(Errand(Allowed(["*"])), "https://rebinding.test/a")
    assert connected == [("1.1.1.1", 443)]
    assert next(answers) == "127.0.0.1"


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1:1/", "http://localhost/", "https://169.254.169.254/", "file:///etc/passwd", "ssh://x.test/", "//127.0.0.1:1/", "https://a:b@x.test/", "http://[::1/"]
)  # fmt: skip
def test_a_redirect_leads_nowhere_that_is_not_allowed(location: str) -> None:
    with answering(sending(f"HTTP/1.1 302 Found\r\nLocation: {location}\r\n\r\n".encode())) as origin, pytest.raises(NotAllowed):
        read(Errand(Allowed([origin, "*"])), f"{origin}/a")


def test_a_redirect_within_what_is_allowed_is_followed() -> None:
    def answer(connection: socket.socket, request: bytes) -> None:
        connection.sendall(OK + b"there" if b"GET /b " in request else b"HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n")

    with answering(answer) as origin:
        assert read(Errand(Allowed([origin])), f"{origin}/a") == b"there"


def test_redirects_end() -> None:
    with (
        answering(sending(b"HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n")) as origin,
        pytest.raises(Unreachable, match="from one address"),
    ):
        read(Errand(Allowed([origin])), f"{origin}/a")


def test_what_is_sent_is_counted() -> None:
    with answering(sending(OK + b"x" * 5000)) as origin, pytest.raises(PayloadTooLarge):
        read(Errand(Allowed([origin]), Bounds(bytes=4000)), f"{origin}/a")


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\n", OK + b"x"])
def test_a_server_that_stops_answering_is_left(first: bytes) -> None:
    """Each drop that comes would keep a reader waiting that only limits single reads."""
    left = threading.Event()

    def drip(connection: socket.socket, _: bytes) -> None:
        connection.sendall(first)
        while not left.wait(0.02):
            connection.sendall(b"X")

    try:
        with answering(drip) as origin, pytest.raises(Unreachable, match="too long"):
            read(Errand(Allowed([origin]), Bounds(seconds=0.3)), f"{origin}/a")
    finally:
        left.set()


@pytest.mark.parametrize(
    "data", [b"", b"garbage", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500]
)
def test_what_is_no_answer_is_an_error_for_people(data: bytes) -> None:
    with answering(sending(data)) as origin, pytest.raises(Unreachable):
        read(Errand(Allowed([origin])), f"{origin}/a")


def test_no_proxy_and_no_credentials_of_the_environment_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    seen: list[bytes] = []

    def answer(connection: socket.socket, request: bytes) -> None:
        seen.append(request)
        connection.sendall(OK)

    with answering(answer) as origin:
        read(Errand(Allowed([origin])), f"{origin}/a")
    assert b"authorization" not in seen[0].lower()
    assert b"cookie" not in seen[0].lower()
