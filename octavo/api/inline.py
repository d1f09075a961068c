"""Short reads run on the event loop itself; one that turns out to be long leaves it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_state: Final = threading.local()


class LeaveTheLoop(Exception):
    """Raised by `long_work()`: the dispatcher runs the whole operation again in a worker thread."""


@contextmanager
def inline() -> Iterator[None]:
    """What runs inside is on the event loop, and must be short."""
    _state.inline = True
    try:
        yield
    finally:
        _state.inline = False


def long_work() -> None:
    """Call this before work that takes more than a moment, such as parsing a page that no cache holds."""
    if getattr(_state, "inline", False):
        raise LeaveTheLoop
