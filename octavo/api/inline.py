"""Short reads run on the event loop itself; one that turns out to be long leaves it."""

import threading
from typing import Final

_state: Final = threading.local()


class LeaveTheLoop(Exception):
    """Raised by `long_work()`: the dispatcher runs the whole operation again in a worker thread."""


class Inline:
    """`with INLINE:` what runs inside is on the event loop, and must be short."""

    def __enter__(self) -> None:
        _state.inline = True

    def __exit__(self, *_: object) -> None:
        _state.inline = False


INLINE: Final = Inline()


def long_work() -> None:
    """Call this before work that takes more than a moment, such as parsing a page that no cache holds."""
    if getattr(_state, "inline", False):
        raise LeaveTheLoop
