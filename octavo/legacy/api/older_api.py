"""The application that serves the older API, beside the modern one on the same host."""

import asyncio
import logging
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from starlette.types import Receive, Scope, Send

from octavo.access.actor import Actor
from octavo.access.limits import Allowance, RateLimit, headers_of
from octavo.access.usage import Usage
from octavo.api.inline import INLINE, LeaveTheLoop
from octavo.errors import OctavoError, TooManyRequests
from octavo.http.answer import Answer, encode, send_answer
from octavo.http.body import read_body
from octavo.http.cors import CORS
from octavo.http.methods import other_method
from octavo.http.refusal import unexpected
from octavo.http.scope import client_of, new_request_id
from octavo.legacy.api import routes
from octavo.legacy.api.call import Call, Question, address_of, call_of, question_of
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.reply import Moved, failure
from octavo.legacy.api.shelf import Shelf
from octavo.legacy.api.uploads import receive_upload
from octavo.outgoing.allowed import allowed_conrefs
from octavo.settings import Settings
from octavo.store.database import Database
from octavo.store.remembered import Remembered

T = TypeVar("T")
log: Final = logging.getLogger("octavo.older")

NO_ROUTE: Final = "older.none"
REMEMBERED_BYTES: Final = 16 << 20
OVERHEAD: Final = 1000
"""What a reply weighs beside its body."""


class Remembrance(NamedTuple):
    """What a question got, and who asked it."""

    name: str
    actor: Actor
    made: Answer


class OlderApi:
    """Answers what `Entrance` passes on."""

    def __init__(self, settings: Settings, database: Database, usage: Usage, limits: RateLimit) -> None:
        self._desk = Desk(settings, database, Shelf(database, allowed_conrefs(settings)), usage, limits)
        self._inline = database.dialect == "sqlite"
        self._remembered: Remembered[Question, Remembrance] = Remembered(database, REMEMBERED_BYTES)
        self._threads = ThreadPoolExecutor(max(1, settings.threads), thread_name_prefix="octavo-older")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> tuple[str, int]:
        """Answer a request; its route's name, `older.none` for an address without one, and the status."""
        started = time.perf_counter()
        request_id = new_request_id()
        name, made, allowance = await self._reply(scope, receive, request_id)
        own = [*CORS, (b"x-request-id", request_id.encode()), *encode(headers_of(allowance))]
        await send_answer(send, made, own, head=scope["method"] == "HEAD")
        if self._desk.settings.access_log or made.status >= 500:  # noqa: PLR2004 - HTTP
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            extra = {"request_id": request_id, "operation": name, "status": made.status, "milliseconds": milliseconds}
            log.info("%s older API", scope["method"], extra=extra)
        return name, made.status

    def close(self) -> None:
        """Wait for what runs, and end the threads."""
        self._threads.shutdown()

    async def _reply(self, scope: Scope, receive: Receive, request_id: str) -> tuple[str, Answer, Allowance | None]:
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
                    return name, known.made, self._desk.charge(known.actor, client_of(scope))
            call = call_of(scope)
            found = routes.find(call)
            if found.route is None:
                return name, other_method(call.method, found.methods), None
            name = found.route.name
            made = await self._answer(scope, receive, call, found)
            if question is not None and found.route.remember:
                kept = Remembrance(name, call.actor, made)
                self._remembered.keep(question, moment, kept, len(made.body) + OVERHEAD, call.actor.until)
        except OctavoError as error:
            allowance = self._desk.limits.empty() if isinstance(error, TooManyRequests) else call.allowance if call else None
            return name, failure(error), allowance
        except Exception:
            log.exception("the older API failed", extra={"request_id": request_id})
            return name, failure(unexpected(request_id)), call.allowance if call else None
        return name, made, call.allowance

    async def _answer(self, scope: Scope, receive: Receive, call: Call, found: routes.Found) -> Answer:
        assert found.route is not None
        if found.route.admit is not None:
            return await self._take(scope, receive, call, found)
        if call.method not in {"GET", "HEAD"}:
            call.body = await read_body(receive, call.header(b"content-length"), self._desk.settings.body_limit)
        elif self._inline:
            try:
                with INLINE:
                    return self._run(call, found)
            except LeaveTheLoop:
                pass
        return await self._threaded(self._run, call, found)

    async def _take(self, scope: Scope, receive: Receive, call: Call, found: routes.Found) -> Answer:
        """Take an upload, from somebody who may send it."""
        assert found.route is not None
        assert found.route.admit is not None
        await self._threaded(found.route.admit, self._desk, call, *found.values)
        with tempfile.TemporaryDirectory(prefix="octavo-upload-") as folder:
            call.upload = await receive_upload(scope, receive, Path(folder))
            return await self._threaded(self._run, call, found)

    async def _threaded(self, work: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    def _run(self, call: Call, found: routes.Found) -> Answer:
        assert found.route is not None
        try:
            return found.route.handler(self._desk, call, *found.values)
        except Moved as moved:
            return Answer(301, b"", {"location": self._desk.urls.public + address_of(moved.segments), "cache-control": "no-store"})
