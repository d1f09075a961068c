"""What goes back: status, headers and bytes, from what a handler returned or what went wrong."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from octavo.api.operation import Operation, Reply
from octavo.errors import OctavoError, TooManyRequests, Unauthorized

JSON: Final = "application/json"
MINIMAL: Final = "return=minimal"


@dataclass(slots=True)
class Answer:
    """A response that is not sent yet."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    _encoded: list[tuple[bytes, bytes]] | None = field(default=None, init=False, repr=False)

    def encoded(self) -> list[tuple[bytes, bytes]]:
        """The headers as they are sent, with the body's length; made once, since an answer may be sent many times."""
        if self._encoded is None:
            length = [] if self.status in {204, 304} else [(b"content-length", str(len(self.body)).encode())]
            self._encoded = encode(self.headers) + length
        return self._encoded


def present(operation: Operation, result: Any, preference: str | None, known: str | None) -> Answer:  # noqa: ANN401 - the handler's own type
    """The answer for what the handler returned.

    A DELETE says by a bool whether there was something (semantics 0.7). `preference` is the Prefer header, `known` the If-None-Match header.
    """
    reply: Reply[Any] = result if isinstance(result, Reply) else Reply(result)
    status, body = reply.status or operation.status, reply.body
    if operation.method == "DELETE" and isinstance(body, bool):
        status, body = (status if body else 204), None
    headers = dict(reply.headers)
    if operation.prefer and preference and MINIMAL in {part.strip().lower() for part in preference.split(",")}:
        return Answer(204, b"", {**headers, "preference-applied": MINIMAL})
    if body is None:
        return Answer(204 if status == 200 else status, b"", headers)  # noqa: PLR2004 - HTTP
    encoded = body if isinstance(body, bytes) else orjson.dumps(body)
    headers.setdefault("content-type", JSON)
    if not operation.immutable:
        headers.setdefault("cache-control", "no-store")
        return Answer(status, encoded, headers)
    tag = f'"{hashlib.blake2b(encoded, digest_size=16).hexdigest()}"'
    headers |= {"etag": tag, "cache-control": "private, no-cache", "vary": "Authorization"}
    if known is not None and matches(tag, known):
        del headers["content-type"]
        return Answer(304, b"", headers)
    return Answer(status, encoded, headers)


def matches(tag: str, known: str) -> bool:
    """Whether an If-None-Match header names the tag (RFC 9110 13.1.2: weak comparison)."""
    return known.strip() == "*" or tag in {part.strip().removeprefix("W/") for part in known.split(",")}


def failure(error: OctavoError) -> Answer:
    """The answer for an error that has a status."""
    headers = {"content-type": JSON, "cache-control": "no-store"}
    if isinstance(error, Unauthorized):
        headers["www-authenticate"] = "Bearer"
    if isinstance(error, TooManyRequests):
        headers["retry-after"] = "1"
    return Answer(error.status, orjson.dumps(error_body(error.status, error.message, error.extra)), headers)


def error_body(status: int, message: str, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The one shape of errors (semantics 0.6)."""
    return {"error": {"code": status, "message": message, **(extra or {})}}


def encode(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers as ASGI sends them."""
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
