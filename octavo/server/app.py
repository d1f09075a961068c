"""The ASGI application: which surface a request belongs to, and what every answer of the API carries."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator
from typing import Final

import orjson
from sqlalchemy import literal, select
from starlette.types import ASGIApp, Receive, Scope, Send

from octavo.access.limits import headers_of
from octavo.api.openapi import document
from octavo.api.operation import Operation
from octavo.errors import NotFound, OctavoError, Unavailable
from octavo.http.answer import JSON, Answer, encode, send_answer
from octavo.http.cors import CORS
from octavo.http.methods import other_method
from octavo.http.refusal import refusal
from octavo.http.scope import client_of, host_of, new_request_id, raw_path_of
from octavo.server.call import Call
from octavo.server.context import Context
from octavo.server.dispatch import Dispatcher
from octavo.server.hosts import Hosts, Surface
from octavo.server.metrics import Metrics
from octavo.store.query import query

log: Final = logging.getLogger("octavo.server")

_ALIVE: Final = query(select(literal(1)))

API: Final = "/v1"
FLUSH_SECONDS: Final = 10


def create_app(context: Context) -> ASGIApp:
    """The application that serves one context."""
    return App(context)


class App:
    """API, its description, health and metrics on the server's own host; published sites on theirs."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._dispatcher = Dispatcher(context)
        self._metrics = Metrics()
        self._hosts = Hosts(_host(context.settings.public_url), context.settings.base_domain, context.site_port, context.sites)
        self._document: bytes | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        surface = self._hosts.surface(scope)
        if surface is not Surface.OWN and self._context.sites is not None:
            await self._context.sites(scope, receive, send, by_path=surface is Surface.SITE_BY_PATH)
            return
        path = raw_path_of(scope).decode("latin-1")
        if path == API or path.startswith(API + "/"):
            await self._operation(scope, receive, send, path.removeprefix(API))
            return
        mounted = self._context.mounted.get(path.lstrip("/").partition("/")[0])
        if mounted is not None:
            await mounted(scope, receive, send)
            return
        older = self._context.older
        if older is not None and older.claims(scope):
            started = time.perf_counter()
            name, status = await older(scope, receive, send)
            self._metrics.count(name, status, time.perf_counter() - started)
            return
        await send_answer(send, await asyncio.to_thread(self._own, path, scope["method"]), CORS, head=scope["method"] == "HEAD")

    async def _operation(self, scope: Scope, receive: Receive, send: Send, path: str) -> None:
        started = time.perf_counter()
        request_id = new_request_id()
        headers = [*CORS, (b"x-request-id", request_id.encode())]
        method: str = scope["method"]
        found = self._route(path, method)
        client = client_of(scope)
        if isinstance(found, Answer):
            found = self._dispatcher.counted(found, client) if method != "OPTIONS" else found
            await send_answer(send, found, headers, head=method == "HEAD")
            self._metrics.count("none", found.status, time.perf_counter() - started)
            return
        operation, values = found
        query = scope["query_string"].decode("latin-1")
        call = Call(operation, values, query, dict(scope["headers"]), client, request_id)
        result = await (
            self._dispatcher.stream(call, receive, send, headers) if operation.streams else self._dispatcher.answer(call, receive)
        )
        if result is not None:
            await send_answer(send, result, headers + encode(headers_of(call.allowance)), head=method == "HEAD")
        self._note(call, 200 if result is None else result.status, time.perf_counter() - started)

    def _route(self, path: str, method: str) -> tuple[Operation, tuple[str, ...]] | Answer:
        try:
            found = self._dispatcher.router.find(path)
            if found is None:
                return refusal(NotFound("There is nothing at this address."))
            operation = found.methods.get("GET" if method == "HEAD" else method)
            return other_method(method, found.methods) if operation is None else (operation, found.values)
        except OctavoError as error:
            return refusal(error)

    def _own(self, path: str, method: str) -> Answer:
        """What is not an operation: health, metrics, the description of the API."""
        answers = {"/healthz": self._health, "/metrics": self._figures, "/openapi.json": self._description}
        if path not in answers or method not in {"GET", "HEAD"}:
            return refusal(NotFound("There is nothing at this address."))
        try:
            return answers[path]()
        except Exception:
            log.exception("%s cannot be answered", path)
            return refusal(Unavailable("The server is not well: its log says why."))

    def _health(self) -> Answer:
        with self._context.database.read() as tx:
            tx.scalar(_ALIVE)
        return Answer(200, b'{"status":"ok"}', {"content-type": JSON, "cache-control": "no-store"})

    def _figures(self) -> Answer:
        return Answer(200, self._metrics.text(), {"content-type": self._metrics.content_type, "cache-control": "no-store"})

    def _description(self) -> Answer:
        self._document = self._document or orjson.dumps(document(self._context.operations, self._context.settings.public_url))
        return Answer(200, self._document, {"content-type": JSON, "cache-control": "no-cache"})

    def _note(self, call: Call, status: int, seconds: float) -> None:
        """Count the request; log it, when asked to or when it failed. Never its query or headers, which may hold secrets."""
        self._metrics.count(call.operation.id, status, seconds)
        if not self._context.settings.access_log and status < 500:  # noqa: PLR2004 - HTTP
            return
        extra = {"request_id": call.request_id, "operation": call.operation.id, "status": status, "milliseconds": round(seconds * 1000, 1)}
        log.info("%s %s", call.operation.method, call.operation.path, extra={**extra, "caller": call.actor.principal})

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with self._background():
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})

    @contextlib.asynccontextmanager
    async def _background(self) -> AsyncIterator[None]:
        """What happens beside requests while the server runs: uses of tokens are written down."""
        writing = asyncio.create_task(self._write_usage())
        try:
            yield
        finally:
            writing.cancel()
            await asyncio.to_thread(self._dispatcher.close)
            if self._context.older is not None:
                await asyncio.to_thread(self._context.older.close)
            await asyncio.to_thread(self._context.usage.write, self._context.database)

    async def _write_usage(self) -> None:
        while True:
            await asyncio.sleep(FLUSH_SECONDS)
            try:
                await asyncio.to_thread(self._context.usage.write, self._context.database)
            except Exception:
                log.exception("uses of tokens could not be written; trying again later")


def _host(public_url: str) -> str:
    return host_of({"headers": [(b"host", public_url.partition("://")[2].partition("/")[0].encode())]})
