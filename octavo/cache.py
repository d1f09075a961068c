"""A bounded cache that threads share."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Forgets what was not asked for longest, once the weights of its values pass the limit."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._weight = 0
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, key: K) -> V | None:
        with self._turn:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def put(self, key: K, value: V, weight: int = 1) -> None:
        with self._turn:
            self._drop(key)
            if weight > self._limit:
                return
            self._values[key] = (value, weight)
            self._weight += weight
            while self._weight > self._limit:
                self._drop(next(iter(self._values)))

    def clear(self) -> None:
        with self._turn:
            self._values.clear()
            self._weight = 0

    def _drop(self, key: K) -> None:
        found = self._values.pop(key, None)
        if found is not None:
            self._weight -= found[1]
