"""What goes back to clients of the older API."""

import json
from collections.abc import Mapping
from typing import Any, Final

import orjson

from octavo.errors import OctavoError
from octavo.http.answer import Answer
from octavo.http.etag import unchanged
from octavo.http.refusal import refusal

JSON: Final = "application/json; charset=utf-8"
"""Clients of that time refuse an answer without `application/json`, and read it in the charset that it names."""


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


def as_json(value: Any, status: int = 200) -> Answer:  # noqa: ANN401 - any JSON
    return Answer(status, encoded(value), {"content-type": JSON, "cache-control": "no-store"})


def kept(body: bytes, tag: str, known: str, headers: Mapping[str, str]) -> Answer:
    """An answer that clients may keep and ask about; `known` is their If-None-Match header."""
    own = {**headers, "etag": tag, "cache-control": "private, no-cache", "vary": "Accept, Authorization"}
    if unchanged(known, tag):
        return Answer(304, b"", own)
    return Answer(200, body, own)


def failure(error: OctavoError) -> Answer:
    """The one shape of the older API's errors."""
    body = encoded({"error": error.message, "code": error.status})
    return refusal(error, body=body, content_type=JSON, challenge='Basic realm="Octavo", charset="UTF-8"')
