"""What one operation costs beside a bare application that sends the same bytes, on the same server program with the same settings."""

import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import uvicorn
from starlette.types import Message, Receive, Scope, Send

from bench import Row
from bench.load import Sent, compare, served
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
        bearer = {"authorization": f"Bearer {ada.token}"}
        with served(run_octavo, folder) as ours, served(run_bare, ours.answer("/v1/user", bearer)) as bare:
            found = compare(
                {
                    BARE: lambda: bare.time("/v1/user", bearer),
                    "the server's version, no rights asked": lambda: ours.time("/v1/"),
                    "one's own profile, authorised": lambda: ours.time("/v1/user", bearer),
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


def run_bare(listening: socket.socket, sent: Sent) -> None:
    """An application that knows its answer, headers and all, in this process."""
    head: Message = {"type": "http.response.start", "status": 200, "headers": sent.headers}

    async def bare(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await send(head)
        await send({"type": "http.response.body", "body": sent.body})

    config = configure(_nothing())
    config.app = bare
    uvicorn.Server(config).run(sockets=[listening])


def _nothing() -> Context:
    """A context for its settings only."""
    folder = Path(tempfile.mkdtemp())
    return Context(Settings(), Database.open(None, folder), b"", [])
