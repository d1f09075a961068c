"""A client that calls operations by their id: `ada.get("getSpaceById", space)`. Paths are written once, in the declarations."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import orjson
from starlette.types import ASGIApp

from octavo.api.operation import Operation
from tests.oracle import check_response


class Answered(NamedTuple):
    """A response."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return orjson.loads(self.content) if self.content else None

    @property
    def events(self) -> list[Any]:
        """The messages of an event stream, up to its end."""
        lines = self.content.decode().split("\n\n")
        assert lines[-2] == "event: done\ndata: done", f"the stream does not end as clients expect: {lines[-2:]}"
        return [orjson.loads(line.removeprefix("data: ")) for line in lines[:-2] if line.startswith("data: ")]


class Wire:
    """An application in this process, and the event loop it runs in."""

    def __init__(self, app: ASGIApp, operations: Mapping[str, Operation]) -> None:
        self.app = app
        self.operations = operations
        self._runner = asyncio.Runner()

    def close(self) -> None:
        self._runner.close()

    def request(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes = b"", *, port: int = 8080
    ) -> Answered:
        """Send one request and read the whole answer."""
        return self._runner.run(self._request(method, target, headers or {}, body, port))

    async def _request(self, method: str, target: str, headers: Mapping[str, str], body: bytes, port: int) -> Answered:
        raw_path, _, query = target.partition("?")
        named = {"host": "octavo.test", **headers}
        scope: dict[str, Any] = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": raw_path,
            "raw_path": raw_path.encode(),
            "query_string": query.encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in named.items()],
            "client": ("192.0.2.1", 50000),
            "server": ("octavo.test", port),
        }
        sent: list[Any] = []
        left = asyncio.Event()
        inbox: list[dict[str, Any]] = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            if inbox:
                return inbox.pop()
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        start, *rest = sent
        received = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answered(start["status"], received, b"".join(message.get("body", b"") for message in rest))


class Client:
    """One caller."""

    def __init__(self, wire: Wire, token: str | None = None, user_id: str = "", name: str = "anonymous") -> None:
        self.wire = wire
        self.token = token
        self.user_id = user_id
        self.name = name

    def get(self, operation_id: str, *path: Any, body: Any = None, **query: Any) -> Any:
        """The JSON of a GET that succeeds."""
        return self._success("GET", operation_id, path, body, query)

    def post(self, operation_id: str, *path: Any, body: Any = None, **query: Any) -> Any:
        return self._success("POST", operation_id, path, body, query)

    def put(self, operation_id: str, *path: Any, body: Any = None, **query: Any) -> Any:
        return self._success("PUT", operation_id, path, body, query)

    def patch(self, operation_id: str, *path: Any, body: Any = None, **query: Any) -> Any:
        return self._success("PATCH", operation_id, path, body, query)

    def delete(self, operation_id: str, *path: Any, **query: Any) -> int:
        """The status of a DELETE: 205 when there was something, 204 when not."""
        return self.call(operation_id, *path, **query).status

    def stream(self, operation_id: str, *path: Any, body: Any = None, **query: Any) -> list[Any]:
        """The events of a stream that succeeds."""
        answered = self.call(operation_id, *path, body=body, **query)
        assert answered.status == 200, _told(operation_id, answered)
        for event in answered.events:
            check_response(operation_id, 200, event, "text/event-stream")
        return answered.events

    def refused(self, status: int, operation_id: str, *path: Any, body: Any = None, **query: Any) -> str:
        """The message of a call that is refused with `status`."""
        answered = self.call(operation_id, *path, body=body, **query)
        assert answered.status == status, _told(operation_id, answered)
        message: str = answered.json["error"]["message"]
        return message

    def call(self, operation_id: str, *path: Any, body: Any = None, headers: Mapping[str, str] | None = None, **query: Any) -> Answered:
        """Call an operation: path parameters in order, everything else as query parameters (`format_markdown_refs` by its wire name through `**{...}`).

        Path parameters may be objects with an `id`, or dictionaries with one.
        """
        operation = self.wire.operations.get(operation_id)
        assert operation is not None, f"no operation is called {operation_id}; is its slice listed in octavo/domains/registry.py?"
        sent = {"accept": "application/json", **(headers or {})}
        if self.token is not None:
            sent.setdefault("authorization", f"Bearer {self.token}")
        raw = b"" if body is None else body if isinstance(body, bytes) else orjson.dumps(body)
        answered = self.wire.request(operation.method, _target(operation, path, query), sent, raw)
        streamed = answered.headers.get("content-type", "").startswith("text/event-stream")
        if not streamed and answered.status != 304:  # which the official document does not speak of
            check_response(operation_id, answered.status, answered.json)
        return answered

    def _success(self, method: str, operation_id: str, path: tuple[Any, ...], body: Any, query: dict[str, Any]) -> Any:
        declared = self.wire.operations[operation_id].method
        assert declared == method, f"{operation_id} is a {declared}, not a {method}"
        answered = self.call(operation_id, *path, body=body, **query)
        assert 200 <= answered.status < 300, _told(operation_id, answered)
        return answered.json


def _target(operation: Operation, path: tuple[Any, ...], query: Mapping[str, Any]) -> str:
    values = iter(path)
    names = re.findall(r"\{(\w+)", operation.path)
    assert len(names) == len(path), f"{operation.id} takes {', '.join(names) or 'nothing'} in its path"
    target = re.sub(r"\{\w+\}", lambda _: quote(_id(next(values)), safe=""), operation.path)
    pairs = [(key, item) for key, value in query.items() for item in (value if isinstance(value, list) else [value]) if item is not None]
    encoded = urlencode([(key, str(item).lower() if isinstance(item, bool) else str(item)) for key, item in pairs])
    return f"/v1{target}" + (f"?{encoded}" if encoded else "")


def _id(value: Any) -> str:
    return str(value["id"] if isinstance(value, dict) else getattr(value, "id", value))


def _told(operation_id: str, answered: Answered) -> str:
    return f"{operation_id} answered {answered.status}: {answered.content.decode(errors='replace')[:1000]}"
