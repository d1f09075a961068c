"""The body of a request."""

import asyncio
from typing import Final

from starlette.types import Receive

from octavo.errors import BadRequest, PayloadTooLarge

BODY_SECONDS: Final = 60
"""How long a client may take to send a body."""


async def read_body(receive: Receive, length: str | None, limit: int) -> bytes:
    """The whole body, refused as soon as it is known to have more than `limit` bytes; `length` is the Content-Length header."""
    if length is not None and length.isdecimal() and int(length) > limit:
        raise _too_large(limit)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _gather(receive, limit)
    except TimeoutError:
        raise BadRequest("The body took too long to arrive.") from None


async def _gather(receive: Receive, limit: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BadRequest("The client left before it had sent its body.")
        body += message.get("body", b"")
        if len(body) > limit:
            raise _too_large(limit)
        if not message.get("more_body", False):
            return bytes(body)


def _too_large(limit: int) -> PayloadTooLarge:
    return PayloadTooLarge(f"The body may have {limit} bytes at most.")
