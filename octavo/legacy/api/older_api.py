"""The application that serves the older API, beside the modern one on the same host."""

import asyncio
import logging
import random
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from starlette.types import Receive, Scope, Send

from octavo.access.actor import Actor
from octavo.access.limits import Allowance, Limits, headers_of
from octavo.access.usage import Usage
from octavo.api.cors import CORS, PREFLIGHT
from octavo.api.inline import INLINE, LeaveTheLoop
from octavo.errors import BadRequest, NotFound, OctavoError, PayloadTooLarge, TooManyRequests
from octavo.legacy.api import routes
from octavo.legacy.api.call import Call, Question, address_of, query_of, question_of, segments_of
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.entrance import ENTERPRISE
from octavo.legacy.api.reply import Moved, Reply, failure
from octavo.legacy.api.shelf import Shelf
from octavo.legacy.api.uploads import receive_upload
from octavo.outgoing.allowed import allowed_conrefs
from octavo.settings import Settings
from octavo.store.database import Database
from octavo.store.remembered import Remembered

T = TypeVar("T")
log: Final = logging.getLogger("octavo.older")

BODY_SECONDS: Final = 60
NO_ROUTE: Final = "older.none"
REMEMBERED_BYTES: Final = 16 << 20
OVERHEAD: Final = 1000
"""What a reply weighs beside its body."""


class Made(NamedTuple):
    """A reply that is ready to be sent."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Remembrance(NamedTuple):
    """What a question got, and who asked it."""

    name: str
    actor: Actor
    made: Made


class MethodNotAllowed(OctavoError):
    status = 405


class OlderApi:
    """Answers what `Entrance` passes on."""

    def __init__(self, settings: Settings, database: Database, usage: Usage, limits: Limits) -> None:
        self._desk = Desk(settings, database, Shelf(database, allowed_conrefs(settings)), usage, limits)
        self._inline = database.dialect == "sqlite"
        self._remembered: Remembered[Question, Remembrance] = Remembered(database, REMEMBERED_BYTES)
        self._threads = ThreadPoolExecutor(max(1, settings.threads), thread_name_prefix="octavo-older")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> tuple[str, int]:
        """Answer a request; its route's name, `older.none` for an address without one, and the status."""
        started = time.perf_counter()
        request_id = f"{random.getrandbits(64):016x}"
        name, made, allowance = await self._reply(scope, receive, request_id)
        headers = [*CORS, (b"x-request-id", request_id.encode()), *made.headers]
        if allowance is not None:
            headers += _encoded(headers_of(allowance))
        await send({"type": "http.response.start", "status": made.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else made.body})
        if self._desk.settings.access_log or made.status >= 500:  # noqa: PLR2004 - HTTP
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            extra = {"request_id": request_id, "operation": name, "status": made.status, "milliseconds": milliseconds}
            log.info("%s older API", scope["method"], extra=extra)
        return name, made.status

    def close(self) -> None:
        """Wait for what runs, and end the threads."""
        self._threads.shutdown()

    async def _reply(self, scope: Scope, receive: Receive, request_id: str) -> tuple[str, Made, Allowance | None]:
        """The route's name, what to send, and what the caller may still ask, whatever happens.

        What the same question got while the database was as it is now is sent again.
        """
        name, call, question, moment = NO_ROUTE, None, question_of(scope), 0
        try:
            if question is not None:
                moment = await self._remembered.moment()
                known = self._remembered.find(question, moment)
                if known is not None:
                    name = known.name
                    return name, known.made, self._desk.charge(known.actor, _client(scope))
            call = _call(scope)
            found = routes.find(call)
            if found.route is None:
                return name, _made(_nothing(call.method, found.methods)), None
            name = found.route.name
            made = _made(await self._answer(scope, receive, call, found))
            if question is not None and found.route.remember:
                kept = Remembrance(name, call.actor, made)
                self._remembered.keep(question, moment, kept, len(made.body) + OVERHEAD, call.actor.until)
        except OctavoError as error:
            allowance = self._desk.limits.empty() if isinstance(error, TooManyRequests) else call.allowance if call else None
            return name, _made(failure(error)), allowance
        except Exception:
            log.exception("the older API failed", extra={"request_id": request_id})
            failed = OctavoError(f"Something went wrong on the server; its log has more under {request_id}.")
            return name, _made(failure(failed)), call.allowance if call else None
        return name, made, call.allowance

    async def _answer(self, scope: Scope, receive: Receive, call: Call, found: routes.Found) -> Reply:
        assert found.route is not None
        if found.route.admit is not None:
            return await self._take(scope, receive, call, found)
        if call.method not in {"GET", "HEAD"}:
            call.body = await _body(receive, self._desk.settings.body_limit)
        elif self._inline:
            try:
                with INLINE:
                    return self._run(call, found)
            except LeaveTheLoop:
                pass
        return await self._threaded(self._run, call, found)

    async def _take(self, scope: Scope, receive: Receive, call: Call, found: routes.Found) -> Reply:
        """Take an upload, from somebody who may send it."""
        assert found.route is not None
        assert found.route.admit is not None
        await self._threaded(found.route.admit, self._desk, call, *found.values)
        with tempfile.TemporaryDirectory(prefix="octavo-upload-") as folder:
            call.upload = await receive_upload(scope, receive, Path(folder))
            return await self._threaded(self._run, call, found)

    async def _threaded(self, work: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    def _run(self, call: Call, found: routes.Found) -> Reply:
        assert found.route is not None
        try:
            return found.route.handler(self._desk, call, *found.values)
        except Moved as moved:
            return Reply(301, b"", {"location": self._desk.urls.public + address_of(moved.segments), "cache-control": "no-store"})


def _call(scope: Scope) -> Call:
    raw: str = scope["raw_path"].decode("latin-1") if scope.get("raw_path") else scope["path"]
    segments = segments_of(raw)
    if segments[:1] == (ENTERPRISE,):
        segments = segments[1:] or ("",)
    return Call(scope["method"], segments, query_of(scope["query_string"].decode("latin-1")), dict(scope["headers"]), client=_client(scope))


def _client(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def _made(reply: Reply) -> Made:
    headers = _encoded(reply.headers)
    if reply.status not in {204, 304}:
        headers.append((b"content-length", str(len(reply.body)).encode()))
    return Made(reply.status, headers, reply.body)


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


def _nothing(method: str, methods: list[str]) -> Reply:
    """The answer where no handler is: what else the address has, if it has anything."""
    if not methods:
        raise NotFound("There is nothing at this address.")
    allowed = ", ".join(sorted({*methods, *(["HEAD"] if "GET" in methods else []), "OPTIONS"}))
    if method == "OPTIONS":
        return Reply(204, b"", {**PREFLIGHT, "allow": allowed})
    reply = failure(MethodNotAllowed(f"This address understands {allowed}."))
    reply.headers["allow"] = allowed
    return reply


async def _body(receive: Receive, limit: int) -> bytes:
    """The whole body, refused as soon as it is too long."""
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise BadRequest("The client left before it had sent its body.")
                body += message.get("body", b"")
                if len(body) > limit:
                    raise PayloadTooLarge(f"The body may have {limit} bytes at most.")
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError:
        raise BadRequest("The body took too long to arrive.") from None
