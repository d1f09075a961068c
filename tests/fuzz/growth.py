"""How work grows with a text, counted in calls: the same on every machine, however busy."""

import sys
from collections.abc import Callable
from typing import Any, Final

SMALL: Final = 6_000
LARGE: Final = 24_000
"""Bytes; both well beyond the depth at which nesting is cut off."""


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
    """How many times the work grows when a text of many repetitions of `data` becomes four times as long."""
    small, large = (data * (size // len(data) + 1) for size in (SMALL, LARGE))
    return calls(lambda: work(large)) / calls(lambda: work(small))
