"""Sockets, and a server that listens."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from typing import Any

import pytest

from octavo.server.serve import PortInUse, listen
from octavo.store.database import Database
from octavo.store.sqlite import SQLite
from tests.listening import listening
from tests.world import World


def test_a_port_in_use_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortInUse, match="--port"):
            listen("127.0.0.1", taken.getsockname()[1])


def test_the_second_listener_is_at_the_next_port() -> None:
    sockets = _listen_somewhere()
    first, second = (each.getsockname()[1] for each in sockets)
    assert second == first + 1
    for each in sockets:
        each.close()


def _listen_somewhere() -> list[socket.socket]:
    """Two ports in a row that nobody uses; other tests look for some at the same time."""
    for _ in range(50):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        try:
            return listen("127.0.0.1", port)
        except (PortInUse, OverflowError):
            continue
    raise AssertionError("no two ports in a row are free")


def fetch(address: str, **headers: str) -> Any:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as response:
        return response.status, response.read()


def test_a_listening_server_answers_and_writes_its_uses_when_it_ends(served: World) -> None:
    token = served.people["ada"].token
    with listening(served.context) as address:
        status, body = fetch(f"{address}/v1/things/1", authorization=f"Bearer {token}")
    assert (status, body) == (200, b'{"words":"thing 1"}')
    with served.database.read() as tx:
        from octavo.store.tables.accounts import personal_tokens

        assert sum(row.uses for row in tx.all(personal_tokens.select())) == 1


def test_workers_share_the_sockets_and_end_together(sqlite_database: Database) -> None:
    assert isinstance(sqlite_database.engine, SQLite)
    environment = {**os.environ, "OCTAVO_DATA": str(sqlite_database.engine.path.parent)}
    command = [sys.executable, "-m", "tests.server.serve_workers"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        ports = program.stdout.readline().split()
        answers = [fetch(f"http://127.0.0.1:{port}/healthz") for port in ports]
        program.send_signal(signal.SIGTERM)
        rest = program.stdout.read()
        assert program.wait(30) == 0
    assert answers == [(200, b'{"status":"ok"}')] * 2
    assert rest == "ended\n"
