"""What goes back: status, headers and bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.types import Send

JSON: Final = "application/json"
BODILESS: Final = frozenset({204, 304})
"""Statuses whose answers have no body, and no length."""

Headers = list[tuple[bytes, bytes]]
"""Headers as ASGI sends them."""


@dataclass(slots=True)
class Answer:
    """A response that is not sent yet."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    _encoded: Headers | None = field(default=None, init=False, repr=False)

    def encoded(self) -> Headers:
        """The headers as they are sent, with the body's length; made once, since an answer may be sent many times."""
        if self._encoded is None:
            length = [] if self.status in BODILESS else [(b"content-length", str(len(self.body)).encode())]
            self._encoded = encode(self.headers) + length
        return self._encoded


def encode(headers: Mapping[str, str]) -> Headers:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


async def send_answer(send: Send, answer: Answer, headers: Headers, *, head: bool) -> None:
    """Send an answer below further headers; HEAD gets everything but the body."""
    await send({"type": "http.response.start", "status": answer.status, "headers": headers + answer.encoded()})
    await send({"type": "http.response.body", "body": b"" if head else answer.body})
