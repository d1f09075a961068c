"""Counts for Prometheus. Counting is two dictionary look-ups, since it happens on every request; the library's types are made when somebody asks."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST

SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Metrics:
    """The counts of one server process; its event loop alone writes them."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._requests: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._buckets: defaultdict[str, list[int]] = defaultdict(lambda: [0] * (len(SECONDS) + 1))
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(self)

    def count(self, operation: str, status: int, seconds: float) -> None:
        """One request answered."""
        self._requests[operation, status] += 1
        self._buckets[operation][bisect_left(SECONDS, seconds)] += 1
        self._seconds[operation] += seconds

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """What the library asks a collector for."""
        requests = CounterMetricFamily("octavo_requests", "Requests by operation and status.", labels=("operation", "status"))
        for (operation, status), times in list(self._requests.items()):
            requests.add_metric((operation, str(status)), times)
        yield requests
        took = HistogramMetricFamily("octavo_request_seconds", "How long operations took.", labels=("operation",))
        bounds = [*(str(bound) for bound in SECONDS), "+Inf"]
        for operation, counts in list(self._buckets.items()):
            took.add_metric((operation,), list(zip(bounds, accumulate(counts), strict=True)), self._seconds[operation])
        yield took
