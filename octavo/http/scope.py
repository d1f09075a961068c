"""What a request says of itself, as ASGI tells it."""

import random
from functools import lru_cache
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


def host_of(scope: Scope) -> str:
    """The host that the client named, lower case, without its port; it decides which site answers and nothing else."""
    for name, value in scope["headers"]:
        if name == b"host":
            return _hostname(value)
    return ""


@lru_cache(maxsize=1024)
def _hostname(header: bytes) -> str:
    value = header.decode("latin-1").strip().lower()
    if value.startswith("["):
        return value[1:].partition("]")[0]
    return value.partition(":")[0].rstrip(".")


def new_request_id() -> str:
    """What the log and the answer call a request."""
    return f"{random.getrandbits(64):016x}"
