"""Load for a server in a process of its own, and how much of the processor each request takes."""

import socket
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

CONNECTIONS: Final = 8
WARM_UP: Final = 300
PATIENCE: Final = 30
ROUNDS: Final = 6


class Sent(NamedTuple):
    """What an application sends: headers and body."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    port: int
    process: int

    def time(self, target: str, headers: Mapping[str, str] | None = None, requests: int = 1600) -> float:
        """Seconds of processor time for one GET of `target`, on connections that stay open and are all busy; fails unless every answer is a success.

        Not seconds by the clock: on a machine with few processors those are as much the load's as the server's.
        """
        fields = {"host": "bench.test", **(headers or {})}
        request = "\r\n".join([f"GET {target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items()), "", ""]).encode()
        connections = [socket.create_connection(("127.0.0.1", self.port)) for _ in range(CONNECTIONS)]
        try:
            _send(connections, request, WARM_UP)
            before = self._spent()
            _send(connections, request, requests)
            return (self._spent() - before) / requests
        finally:
            for connection in connections:
                connection.close()

    def get(self, target: str, headers: Mapping[str, str] | None = None) -> bytes:
        """The body of one answer."""
        return self.answer(target, headers).body

    def answer(self, target: str, headers: Mapping[str, str] | None = None) -> Sent:
        """One answer as the application sent it: without what the server program adds."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{target}", headers={"host": "bench.test", **(headers or {})})
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            fields = [
                (name.lower(), value) for name, value in response.getheaders() if name.lower() not in {"date", "server", "connection"}
            ]
            return Sent([(name.encode(), value.encode()) for name, value in fields], bytes(response.read()))

    def _spent(self) -> float:
        """Seconds that the server's threads have run."""
        tasks = Path(f"/proc/{self.process}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def compare(times: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The best of several rounds of each, taken in turns, so that what else happens on the machine meets all of them alike."""
    rounds = [{name: take() for name, take in times.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in times}


@contextmanager
def served(run: Callable[..., None], *arguments: object) -> Iterator[Served]:
    """A process that runs `run(socket, *arguments)`, until the block ends."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=256)
    process = get_context("spawn").Process(target=run, args=(listening, *arguments))
    process.start()
    assert process.pid is not None
    made = Served(listening.getsockname()[1], process.pid)
    try:
        _wait_for(made.port)
        yield made
    finally:
        process.terminate()
        process.join(PATIENCE)
        listening.close()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.settimeout(PATIENCE)
            connection.sendall(b"GET /healthz HTTP/1.1\r\nhost: bench.test\r\nconnection: close\r\n\r\n")
            if connection.recv(1024):
                return
        if time.monotonic() > until:
            raise TimeoutError("the server does not answer")


def _send(connections: list[socket.socket], request: bytes, times: int) -> None:
    """Requests on all connections at once, `times` in all."""
    for _ in range(times // len(connections)):
        for connection in connections:
            connection.sendall(request)
        for connection in connections:
            _read(connection)


def _read(connection: socket.socket) -> None:
    """One whole answer."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 2"), head
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += connection.recv(65536)
