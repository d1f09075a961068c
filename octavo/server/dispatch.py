"""How a request travels: route, read the body, authenticate, authorize, run the handler in one transaction, answer.

Short reads run on the event loop itself where the database is SQLite; everything else runs in worker threads.
"""

import asyncio
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from starlette.types import Receive, Send

from octavo.access.actor import Actor
from octavo.access.authenticate import authenticate
from octavo.access.gate import authorize, check_caller
from octavo.access.limits import RateLimit, headers_of
from octavo.api.inline import INLINE, LeaveTheLoop
from octavo.api.operation import Operation
from octavo.api.router import Router
from octavo.errors import OctavoError, TooManyRequests, Unauthorized
from octavo.http.answer import Answer, encode
from octavo.http.body import read_body
from octavo.http.events import HEADERS
from octavo.http.refusal import error_body, refusal, unexpected
from octavo.server.answer import present
from octavo.server.call import Call, Question
from octavo.server.context import Context
from octavo.server.streaming import EventStream
from octavo.store.remembered import Remembered
from octavo.store.transaction import Transaction

log: Final = logging.getLogger("octavo.server")

REMEMBERED_BYTES: Final = 32 << 20
OVERHEAD: Final = 1000
"""What an answer weighs beside its body."""
STREAMS: Final = 64
"""Streams of one process at the same time; each holds a thread."""


class Dispatcher:
    """Answers requests for operations."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._given = context.given()
        self._limits = context.limits or RateLimit(context.settings.rate_limit)
        self._inline = context.database.dialect == "sqlite"
        self._threads = ThreadPoolExecutor(max(1, context.settings.threads), thread_name_prefix="octavo")
        self._streams = ThreadPoolExecutor(STREAMS, thread_name_prefix="octavo-stream")
        self._remembered: Remembered[Question, tuple[Actor, Answer]] = Remembered(context.database, REMEMBERED_BYTES)
        self.router: Router[Operation] = Router()
        for operation in context.operations:
            self.router.add(operation.method, operation.template, operation)

    async def answer(self, call: Call, receive: Receive) -> Answer:
        """What to send back, whatever happens."""
        try:
            await self._read_body(call, receive)
            return await (self._remember(call) if call.operation.remember else self._work(call))
        except Exception as error:  # noqa: BLE001 - everything becomes an answer, and the unknown is logged
            return self.failed(call, error)

    async def _remember(self, call: Call) -> Answer:
        """The answer that the same question got while the database was as it is now; else a new one."""
        moment, question = await self._remembered.moment(), call.question
        known = self._remembered.find(question, moment)
        if known is not None:
            actor, made = known
            self._charge(call, actor)
            return made
        made = await self._work(call)
        self._remembered.keep(question, moment, (call.actor, made), len(made.body) + len(call.body) + OVERHEAD, call.actor.until)
        return made

    async def _work(self, call: Call) -> Answer:
        if self._inline and call.operation.short:
            try:
                with INLINE:
                    return self.run(call)
            except LeaveTheLoop:
                pass
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.run, call)

    def run(self, call: Call) -> Answer:
        """Run the operation in one transaction. Before it, in one of its own: who calls, if it is not a plain read; and then what reads the network."""
        operation = call.operation
        with self._context.database.read() as tx:
            actor = self._admit(tx, call)
            inputs = self._inputs(call)
            if not operation.writes and operation.prepare is None:
                authorize(tx, actor, operation, inputs)
                return self._present(call, operation.handler(tx, actor, **inputs))
            if operation.prepare is not None:
                authorize(tx, actor, operation, inputs)
        if operation.prepare is not None:
            inputs["prepared"] = operation.prepare(self._context.database, actor, **inputs)
        with self._context.database.write() if operation.writes else self._context.database.read() as tx:
            authorize(tx, actor, operation, inputs)
            result = operation.handler(tx, actor, **inputs)
        return self._present(call, result)

    async def stream(self, call: Call, receive: Receive, send: Send, headers: list[tuple[bytes, bytes]]) -> Answer | None:
        """Send the operation's events; an Answer instead, when it failed before the first of them."""
        loop = asyncio.get_running_loop()
        try:
            await self._read_body(call, receive)
            events = await loop.run_in_executor(self._streams, self._begin, call)
        except Exception as error:  # noqa: BLE001 - as above
            return self.failed(call, error)
        own = encode(HEADERS | headers_of(call.allowance))
        stream = EventStream(events, lambda error: error_body(_told(call, error)))
        producing = loop.run_in_executor(self._streams, stream.produce)
        watching = asyncio.ensure_future(_gone(receive))
        watching.add_done_callback(lambda _: stream.abandon())
        try:
            await send({"type": "http.response.start", "status": 200, "headers": headers + own})
            async for chunk in stream.chunks():
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            stream.abandon()
            watching.cancel()
            await producing
        return None

    def counted(self, refused: Answer, client: str) -> Answer:
        """The answer where there is no operation: asking for what is not there counts too."""
        try:
            allowance = self._limits.take(client)
        except TooManyRequests as error:
            refused, allowance = refusal(error), self._limits.empty()
        refused.headers |= headers_of(allowance)
        return refused

    def failed(self, call: Call, error: Exception) -> Answer:
        """The answer for an exception."""
        if isinstance(error, TooManyRequests):
            call.allowance = self._limits.empty()
        elif call.allowance is None:
            # Refused before anybody was asked who calls, as a body that is too large is.
            try:
                call.allowance = self._limits.take(call.client)
            except TooManyRequests as full:
                return self.failed(call, full)
        return refusal(_told(call, error))

    def close(self) -> None:
        """Wait for what runs, and end the threads."""
        self._threads.shutdown()
        self._streams.shutdown()

    async def _read_body(self, call: Call, receive: Receive) -> None:
        if call.operation.binding.body is not None:
            limit = call.operation.body_limit or self._context.settings.body_limit
            call.body = await read_body(receive, call.header(b"content-length"), limit)

    def _begin(self, call: Call) -> Iterator[Any]:
        """The events of a stream, the first of them already made: what fails before it is an ordinary error."""
        operation = call.operation
        with self._context.database.read() as tx:
            actor = self._admit(tx, call)
            inputs = self._inputs(call)
            authorize(tx, actor, operation, inputs)
        events = iter(operation.handler(self._context.database, actor, **inputs))
        first = next(events, None)
        return events if first is None else _chain(first, events)

    def _admit(self, tx: Transaction, call: Call) -> Actor:
        """Who calls, if they may call this at all; counted against their own limit, failed attempts against their address."""
        try:
            actor = authenticate(tx, call.header(b"authorization"), self._context.secret)
        except Unauthorized:
            call.allowance = self._limits.take(call.client)
            raise
        self._charge(call, actor)
        check_caller(actor, call.operation)
        return actor

    def _charge(self, call: Call, actor: Actor) -> None:
        call.actor = actor
        if call.counted:  # it runs again in a thread
            return
        call.counted = True
        call.allowance = self._limits.take(actor.principal if actor.kind == "user" else call.client)
        if actor.token_id:
            self._context.usage.note(actor.token_id)

    def _inputs(self, call: Call) -> dict[str, Any]:
        binding = call.operation.binding
        inputs = binding.read_path(call.values)
        if binding.query:
            inputs.update(binding.read_query(call.query))
        if binding.body is not None:
            inputs["body"] = binding.read_body(call.body, optional=call.operation.body_optional)
        for name, type_ in binding.given.items():
            inputs[name] = self._given[type_]
        return inputs

    def _present(self, call: Call, result: Any) -> Answer:  # noqa: ANN401 - the handler's own type
        return present(call.operation, result, call.header(b"prefer"), call.header(b"if-none-match"))


def _told(call: Call, error: Exception) -> OctavoError:
    """The error as the caller may know it; what nobody expected is logged."""
    if isinstance(error, OctavoError):
        return error
    log.error("the operation %s failed", call.operation.id, exc_info=error, extra={"request_id": call.request_id})
    return unexpected(call.request_id)


async def _gone(receive: Receive) -> None:
    """Returns when the client hangs up."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _chain(first: Any, events: Iterator[Any]) -> Iterator[Any]:  # noqa: ANN401 - any JSON
    try:
        yield first
        yield from events
    finally:
        close = getattr(events, "close", None)
        if close is not None:
            close()
