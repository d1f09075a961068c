"""The figures of the design, measured: ratios against a bound taken in the same run, so that a slow machine does not matter.

Each module has `run() -> Iterable[Row]`. `make bench` runs them all; `python -m bench NAME …` some of them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table. `figure` is what the design asks for, in words; `reached` None where there is nothing to compare with."""

    what: str
    measured: str
    figure: str = ""
    reached: bool | None = None
