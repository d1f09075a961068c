"""What one operation costs beside a bare application that sends the same bytes, on the same server program with the same settings."""

import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import orjson
import uvicorn
from starlette.types import Message, Receive, Scope, Send

from bench import Row
from bench.load import compare, served
from octavo.domains.registry import all_operations
from octavo.server.context import Context
from octavo.server.serve import Server, configure
from octavo.settings import Settings
from octavo.store.database import Database
from tests import cast

BARE = "a bare application on the same server"
FIGURE = "at least 50 % of bare on SQLite"


def run() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(None, Path(folder))
        database.migrate()
        ada = cast.assemble(database)["ada"]
        database.close()
        with served(run_octavo, folder) as ours, served(run_bare) as bare:
            found = compare(
                {
                    BARE: lambda: bare.time("/v1/user"),
                    "the server's version, no rights asked": lambda: ours.time("/v1/"),
                    "one's own profile, authorised": lambda: ours.time("/v1/user", {"authorization": f"Bearer {ada.token}"}),
                }
            )
    bound = found.pop(BARE)
    yield Row(BARE, f"{bound * 1e6:.0f} us")
    for name, cost in found.items():
        yield Row(name, f"{cost * 1e6:.0f} us, {bound / cost:.0%} of bare", FIGURE, bound / cost >= 0.5)


def run_octavo(listening: socket.socket, folder: str) -> None:
    """Octavo over a data folder, in this process."""
    context = Context(Settings(rate_limit=10**9), Database.open(None, Path(folder)), b"a secret of the benchmarks", list(all_operations()))
    Server(configure(context), lambda: None).run(sockets=[listening])


USER = orjson.dumps(
    {"object": "user", "id": "x" * 20, "displayName": "Ada", "urls": {"location": "http://localhost:8080/v1/users/" + "x" * 20}}
)


def run_bare(listening: socket.socket, body: bytes = USER) -> None:
    """An application that knows its answer, in this process."""
    head: Message = {
        "type": "http.response.start",
        "status": 200,
        "headers": [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())],
    }

    async def bare(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await send(head)
        await send({"type": "http.response.body", "body": body})

    config = configure(_nothing())
    config.app = bare
    uvicorn.Server(config).run(sockets=[listening])


def _nothing() -> Context:
    """A context for its settings only."""
    folder = Path(tempfile.mkdtemp())
    return Context(Settings(), Database.open(None, folder), b"", [])
