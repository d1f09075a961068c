"""What a request says of itself, as ASGI tells it."""

import random
from urllib.parse import quote

from starlette.types import Scope


def raw_path_of(scope: Scope) -> bytes:
    """The path as it was sent, percent-encoded."""
    raw: bytes | None = scope.get("raw_path")
    return raw or quote(scope["path"]).encode()


def client_of(scope: Scope) -> str:
    """The client's address, as far as it is to be believed."""
    client = scope.get("client")
    return client[0] if client else ""


def new_request_id() -> str:
    """What the log and the answer call a request."""
    return f"{random.getrandbits(64):016x}"
