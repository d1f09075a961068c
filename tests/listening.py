"""A server that really listens, in a thread of the test, for clients that are programs of their own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from octavo.server.context import Context
from octavo.server.serve import Server, configure, listen

PATIENCE = 20
"""Seconds until a server that does not start is a failure."""


@contextmanager
def listening(context: Context) -> Iterator[str]:
    """The address of the API, such as `http://127.0.0.1:34567`; sites by path answer on the port of `context.site_port`, if it is set."""
    ready = threading.Event()
    server = Server(configure(context), ready.set)
    sockets = listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, args=(sockets,))
    thread.start()
    try:
        assert ready.wait(PATIENCE), "the server did not start"
        yield f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        for each in sockets:
            each.close()
