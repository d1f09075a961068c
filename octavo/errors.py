"""What can go wrong, one class per HTTP status.

    OctavoError
    ├── BadRequest          400  the input is wrong; the message says what to send instead
    ├── Unauthorized        401  no credentials, or credentials that no longer work
    ├── Forbidden           403  the caller may see it, but not do this
    ├── NotFound            404  absent, or not to be seen
    ├── MethodNotAllowed    405
    ├── Conflict            409  the state does not allow it
    ├── PayloadTooLarge     413
    ├── TooManyRequests     429
    └── Unavailable         503  a part of the server does not work at the moment

A message is shown to people as it stands. It is one sentence or more, says what to do, and leaks nothing: what one may not see is
told in the very words of what does not exist.
"""

from collections.abc import Mapping
from typing import Any, ClassVar


class OctavoError(Exception):
    """An error with an HTTP status and a message for people."""

    status: ClassVar[int] = 500

    def __init__(self, message: str, extra: Mapping[str, Any] | None = None) -> None:
        """`extra` goes beside code and message on the wire, for the few errors that say more."""
        super().__init__(message)
        self.message = message
        self.extra = extra or {}


class BadRequest(OctavoError):
    status = 400


class Unauthorized(OctavoError):
    status = 401


class Forbidden(OctavoError):
    status = 403


class NotFound(OctavoError):
    status = 404


class MethodNotAllowed(OctavoError):
    status = 405

    def __init__(self, allowed: str) -> None:
        """`allowed` are the methods that the address has, as the Allow header names them."""
        super().__init__(f"This address understands {allowed}.")
        self.allowed = allowed


class Conflict(OctavoError):
    status = 409


class PayloadTooLarge(OctavoError):
    status = 413


class TooManyRequests(OctavoError):
    """`after`: in how many seconds another attempt may succeed."""

    status = 429

    def __init__(self, message: str, *, after: int = 1) -> None:
        super().__init__(message)
        self.after = after


class Unavailable(OctavoError):
    status = 503
