"""Lists for people and for `awk`: a line each, in columns."""

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

import click

NOTHING = "-"
"""What stands where there is nothing, so that columns can be counted."""


def columns(head: Sequence[str], rows: Sequence[Sequence[str | None]]) -> None:
    """Print the rows under their head; nothing at all without rows. The last column is as long as it likes."""
    if not rows:
        return
    lines = [head, *([one_line(cell) if cell else NOTHING for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip_longest(*lines, fillvalue="")]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def one_line(text: str) -> str:
    """The text without breaks, and without what would steer a terminal."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def minute(moment: datetime | None) -> str | None:
    """A moment as people read it, in UTC."""
    return None if moment is None else f"{moment:%Y-%m-%dT%H:%MZ}"
