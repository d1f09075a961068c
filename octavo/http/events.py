"""Server-sent events as the official client reads them (semantics 7.2).

Each message is one `data:` line of ASCII: the client decodes chunks apart from each other, so a character split in two would be lost. The end is
`event: done` with data, and an error is `event: error` with the usual body; both matter, since the client parses every other event's data as JSON.
"""

import json
from typing import Any, Final

DONE: Final = b"event: done\ndata: done\n\n"
KEEP_ALIVE: Final = b": still working\n\n"
HEADERS: Final = {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no"}


def event(data: Any) -> bytes:  # noqa: ANN401 - any JSON
    """One message."""
    return b"data: " + json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n\n"


def failed(body: Any) -> bytes:  # noqa: ANN401 - any JSON
    """The last message of a stream that fails; `body` as it would stand in an answer."""
    return b"event: error\n" + event(body)
