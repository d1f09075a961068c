"""The answer for what went wrong."""

from typing import Any

import orjson

from octavo.errors import MethodNotAllowed, OctavoError, TooManyRequests, Unauthorized
from octavo.http.answer import JSON, Answer


def error_body(error: OctavoError) -> dict[str, Any]:
    """The one shape of errors (semantics 0.6)."""
    return {"error": {"code": error.status, "message": error.message, **error.extra}}


def refusal(error: OctavoError, *, body: bytes | None = None, content_type: str = JSON, challenge: str = "Bearer") -> Answer:
    """The answer for an error; `body` tells it in another shape, `challenge` is how the surface's callers say who they are."""
    headers = {"content-type": content_type, "cache-control": "no-store"}
    if isinstance(error, Unauthorized):
        headers["www-authenticate"] = challenge
    if isinstance(error, TooManyRequests):
        headers["retry-after"] = str(error.after)
    if isinstance(error, MethodNotAllowed):
        headers["allow"] = error.allowed
    return Answer(error.status, orjson.dumps(error_body(error)) if body is None else body, headers)


def unexpected(request_id: str) -> OctavoError:
    """What a caller is told of an error that only the log may know."""
    return OctavoError(f"Something went wrong on the server; its log has more under {request_id}.")
