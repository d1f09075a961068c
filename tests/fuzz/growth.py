"""How work grows with a text, counted in calls: the same on every machine, however busy."""

import sys
from collections.abc import Callable
from typing import Any, Final

SMALL: Final = 6_000
LARGE: Final = 24_000
STEEP: Final = 6.0
"""Bytes, both well beyond the depth at which nesting is cut off; and growth that is not in proportion any more."""


def calls(work: Callable[[], object]) -> int:
    """How many functions were called, those written in C included."""
    count = 0

    def counted(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def growth(data: bytes, work: Callable[[bytes], object]) -> float:
    """How many times the work grows when a text of many repetitions of `data` becomes four times as long.

    What looks steep is measured again on four times as much of it: a few repetitions may reach less than many do, but a square stays one.
    """
    found = 0.0
    for size in (SMALL, LARGE):
        small, large = (data * (length // len(data) + 1) for length in (size, 4 * size))
        found = _calls_for(work, large) / _calls_for(work, small)
        if found < STEEP:
            break
    return found


def _calls_for(work: Callable[[bytes], object], text: bytes) -> int:
    return calls(lambda: work(text))
