"""The answer for what the handler of an operation returned."""

from typing import Any, Final

import orjson

from octavo.api.operation import Operation, Reply
from octavo.http.answer import JSON, Answer
from octavo.http.etag import tag_of, unchanged

MINIMAL: Final = "return=minimal"


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
    tag = tag_of(encoded)
    headers |= {"etag": tag, "cache-control": "private, no-cache", "vary": "Authorization"}
    if unchanged(known, tag):
        del headers["content-type"]
        return Answer(304, b"", headers)
    return Answer(status, encoded, headers)
