"""How many requests a caller may send: a bucket for each, that fills again with time."""

import math
import threading
import time
from collections import OrderedDict
from typing import Final, NamedTuple

from octavo.errors import TooManyRequests

REMEMBERED: Final = 50_000
"""Buckets kept; the one unused for longest goes first, and by then it is as good as full."""


class Allowance(NamedTuple):
    """What a caller has left, as `X-RateLimit-*` says it."""

    limit: int
    remaining: int
    reset: int
    """Seconds since 1970, when the bucket is full again."""


class RateLimit:
    """Buckets in memory. `per_minute` requests of 0 are no limit."""

    def __init__(self, per_minute: int) -> None:
        self._size = per_minute
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._turn = threading.Lock()

    def take(self, principal: str) -> Allowance | None:
        """Count one request. Raises TooManyRequests when the bucket is empty."""
        if not self._size:
            return None
        now = time.monotonic()
        with self._turn:
            left, since = self._buckets.pop(principal, (float(self._size), now))
            left = min(self._size, left + (now - since) * self._size / 60)
            allowed = left >= 1
            self._buckets[principal] = (left - 1 if allowed else left, now)
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
        if not allowed:
            raise TooManyRequests("Too many requests: wait a moment, and try again.", after=math.ceil((1 - left) * 60 / self._size))
        return self._allowance(left - 1)

    def empty(self) -> Allowance:
        """What a refused caller has."""
        return self._allowance(0)

    def _allowance(self, left: float) -> Allowance:
        return Allowance(self._size, int(left), int(time.time() + (self._size - left) * 60 / self._size) + 1)


def headers_of(allowance: Allowance | None) -> dict[str, str]:
    """The X-RateLimit headers."""
    if allowance is None:
        return {}
    return {
        "x-ratelimit-limit": str(allowance.limit),
        "x-ratelimit-remaining": str(allowance.remaining),
        "x-ratelimit-reset": str(allowance.reset),
    }
