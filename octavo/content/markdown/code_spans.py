"""Which runs of backticks pair into code spans."""

import re
from bisect import bisect_left
from typing import Final

_RUN: Final = re.compile(r"`++")


class CodeSpans:
    """The runs of a text by their length, gathered when the first is asked for; each answer then takes logarithmic time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[int, list[int]] | None = None

    def closer(self, start: int) -> tuple[int, int]:
        """For the run of backticks from `start` on: the offset after it, and where the run that ends its span begins (-1: it begins none)."""
        if self._starts is None:
            self._starts = {}
            for found in _RUN.finditer(self._text):
                self._starts.setdefault(len(found[0]), []).append(found.start())
        run = _RUN.match(self._text, start)
        assert run is not None
        starts = self._starts.get(len(run[0]), [])
        index = bisect_left(starts, run.end())
        return run.end(), starts[index] if index < len(starts) else -1
