"""One request of the older API, as its handlers see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote

from starlette.types import Scope

from octavo.access.actor import ANONYMOUS, Actor
from octavo.access.limits import Allowance
from octavo.errors import BadRequest, NotFound
from octavo.http.path import BadPath, split_path
from octavo.http.scope import client_of, raw_path_of

ENTERPRISE: Final = "api"
"""The prefix that servers of companies had; it means nothing here, and may be sent."""

Question = tuple[bytes, bytes, bytes, bytes]


@dataclass(slots=True)
class Upload:
    """A body that may be large: its bytes lie in a temporary file, which is gone when the request ends."""

    path: Path
    metadata: bytes = b""


@dataclass(slots=True)
class Call:
    """`segments` are the path's, decoded one by one: a segment may hold a slash that was encoded."""

    method: str
    segments: tuple[str, ...]
    query: Mapping[str, str]
    headers: Mapping[bytes, bytes]
    body: bytes = b""
    upload: Upload | None = None
    actor: Actor = field(default=ANONYMOUS)
    client: str = ""
    """The client's address, as far as it is to be believed."""
    counted: bool = False
    """Whether the request has been counted against its caller: a handler may ask twice who that is."""
    allowance: Allowance | None = None

    def header(self, name: bytes) -> str:
        return self.headers.get(name, b"").decode("latin-1")

    @property
    def accept(self) -> str:
        return self.header(b"accept")


def call_of(scope: Scope) -> Call:
    """The request, without its body. Raises NotFound for a path that nothing can have, BadRequest for a wrong query."""
    try:
        segments = split_path(raw_path_of(scope), encoded_slashes=True)
    except BadPath as error:
        raise NotFound(error.message) from None
    segments = (segments[1:] if segments[:1] == (ENTERPRISE,) else segments) or ("",)
    return Call(
        scope["method"], segments, query_of(scope["query_string"].decode("latin-1")), joined(scope["headers"]), client=client_of(scope)
    )


def question_of(scope: Scope) -> Question | None:
    """Everything that the reply to a plain read follows from, but for the database; None for what is no plain read of a page."""
    path: bytes = scope.get("raw_path") or b""
    if scope["method"] not in {"GET", "HEAD"} or b"/contents/" not in path:
        return None
    authorization = accept = held = b""
    for name, value in scope["headers"]:
        if name == b"authorization":
            authorization = value
        elif name == b"accept":
            accept = accept + b", " + value if accept else value
        elif name == b"if-none-match":
            held = value
    return path, authorization, accept, held


def joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """A header that stands in several lines is one list (RFC 9110, 5.3)."""
    found = dict[bytes, bytes]()
    for name, value in headers:
        found[name] = found[name] + b", " + value if name in found else value
    return found


def address_of(segments: tuple[str, ...]) -> str:
    return "/" + "/".join(quote(segment, safe="") for segment in segments)


def query_of(text: str) -> dict[str, str]:
    """The last value of each parameter."""
    try:
        return {name: values[-1] for name, values in parse_qs(text, keep_blank_values=True, max_num_fields=100).items()}
    except ValueError:
        raise BadRequest("The query has too many parameters.") from None
