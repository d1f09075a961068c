"""What browsers need to be told so that programs of other origins may call the API. No credentials are ambient: a caller sends its own token."""

from typing import Final

_EXPOSED: Final = "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id, Preference-Applied, ETag, Retry-After"
CORS: Final = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", _EXPOSED.encode()),
    (b"x-content-type-options", b"nosniff"),
]
"""On every answer."""
PREFLIGHT: Final = {
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE, HEAD",
    "access-control-allow-headers": "Authorization, Content-Type, Accept, Prefer, If-None-Match, User-Agent",
    "access-control-max-age": "86400",
}
"""On the answer to OPTIONS."""
