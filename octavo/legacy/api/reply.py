"""What goes back to clients of the older API."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from octavo.errors import OctavoError, TooManyRequests, Unauthorized

JSON: Final = "application/json; charset=utf-8"
"""Clients of that time refuse an answer without `application/json`, and read it in the charset that it names."""


@dataclass(slots=True)
class Reply:
    """A response that is not sent yet."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Moved(Exception):
    """What was asked for has another address now; `segments` are those of its path."""

    def __init__(self, segments: tuple[str, ...]) -> None:
        super().__init__("/".join(segments))
        self.segments = segments


def encoded(value: Any) -> bytes:  # noqa: ANN401 - any JSON
    """As JSON; front matter of old books may hold numbers and half characters that the quicker writer refuses."""
    try:
        return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:
        return json.dumps(value, default=str).encode()


def answer(value: Any, status: int = 200) -> Reply:  # noqa: ANN401 - any JSON
    return Reply(status, encoded(value), {"content-type": JSON, "cache-control": "no-store"})


def tag_of(body: bytes) -> str:
    return f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'


def kept(body: bytes, tag: str, known: str, headers: Mapping[str, str]) -> Reply:
    """An answer that clients may keep and ask about; `known` is their If-None-Match header."""
    own = {**headers, "etag": tag, "cache-control": "private, no-cache", "vary": "Accept, Authorization"}
    if known.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        return Reply(304, b"", own)
    return Reply(200, body, own)


def failure(error: OctavoError) -> Reply:
    """The one shape of the older API's errors."""
    headers = {"content-type": JSON, "cache-control": "no-store"}
    if isinstance(error, Unauthorized):
        headers["www-authenticate"] = 'Basic realm="Octavo", charset="UTF-8"'
    if isinstance(error, TooManyRequests):
        headers["retry-after"] = "1"
    return Reply(error.status, encoded({"error": error.message, "code": error.status}), headers)
