"""Running the server: two sockets, one for the API and published sites by name, one for published sites by path; one process, or several."""

import contextlib
import errno
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from importlib import import_module
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.synchronize import Semaphore
from typing import Final

import uvicorn

from octavo.server.app import create_app
from octavo.server.context import Context

log: Final = logging.getLogger("octavo.server")

GRACE_SECONDS: Final = 10
"""How long requests may go on after a stop was asked for."""
KEEP_ALIVE_SECONDS: Final = 30
CONNECTIONS: Final = 2000
"""Open connections of one process; further ones are told 503, so that slow clients cannot take all memory."""
BACKLOG: Final = 2048


ANY_PORT_ATTEMPTS: Final = 50


class PortInUse(OSError):
    """The port is taken; the message says what to do."""


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen at `port` and at the one after it; raises PortInUse. With port 0 the system chooses the first.

    They listen at once: two that are only bound could share a port, and whoever asks early waits for the answer.
    """
    for _ in range(0 if port else ANY_PORT_ATTEMPTS):
        with contextlib.suppress(PortInUse, OverflowError):  # the next port is somebody else's, or there is none
            return _pair(host, 0)
    return _pair(host, port)


def _pair(host: str, port: int) -> list[socket.socket]:
    first = _bind(host, port)
    try:
        return [first, _bind(host, first.getsockname()[1] + 1)]
    except (OSError, OverflowError):
        first.close()
        raise


def serve(context: Context, sockets: list[socket.socket], on_ready: Callable[[], None] = lambda: None) -> None:
    """Serve in this process until SIGINT or SIGTERM, then let running requests end. `on_ready` runs once requests are answered."""
    with contextlib.suppress(KeyboardInterrupt):
        Server(configure(context), on_ready).run(sockets=sockets)


def serve_with_workers(make_context: str, sockets: list[socket.socket], workers: int, on_ready: Callable[[], None] = lambda: None) -> None:
    """Serve in several processes, each with a context of its own, made by `module:function`. One that dies is replaced."""
    processes = get_context("spawn")
    ready = processes.Semaphore(0)
    running = [_start(processes, make_context, sockets, ready) for _ in range(workers)]
    stopping = threading.Event()

    def stop(*_: object) -> None:
        stopping.set()
        for process in running:
            process.terminate()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    for _ in range(workers):
        while not ready.acquire(timeout=1) and not stopping.is_set():
            if all(process.exitcode is not None for process in running):
                raise RuntimeError("no worker could start; the log says why")
    if not stopping.is_set():
        on_ready()
    while not stopping.is_set():
        wait([process.sentinel for process in running], timeout=1)
        for at, process in enumerate(running):
            if process.exitcode is not None and not stopping.is_set():
                log.error("a worker ended with status %s; starting another", process.exitcode)
                running[at] = _start(processes, make_context, sockets, ready)
    for process in running:
        process.join()


def _start(processes: SpawnContext, make_context: str, sockets: list[socket.socket], ready: Semaphore) -> SpawnProcess:
    process = processes.Process(target=_work, args=(make_context, sockets, ready))
    process.start()
    return process


def _work(make_context: str, sockets: list[socket.socket], ready: Semaphore) -> None:
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    module, _, function = make_context.partition(":")
    serve(getattr(import_module(module), function)(), sockets, ready.release)


def _end_with_parent() -> None:
    """Whoever started us may be killed; a worker without it would hold the port for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def configure(context: Context) -> uvicorn.Config:
    """How uvicorn serves a context."""
    proxies = context.settings.trusted_proxies
    return uvicorn.Config(
        create_app(context),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=CONNECTIONS,
        backlog=BACKLOG,
    )


class Server(uvicorn.Server):
    """Says when it is ready."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self._on_ready()


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        made.close()
        if isinstance(error, OverflowError):
            raise
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise PortInUse(f"{host} is no address of this machine; choose another with --host") from None
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(f"port {port} is in use; choose another with --port, or stop what uses it") from None
        if error.errno == errno.EACCES:
            raise PortInUse(f"port {port} needs the rights of the administrator; choose one above 1023 with --port") from None
        raise
    made.set_inheritable(True)
    return made
