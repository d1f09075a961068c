"""How long work tells that it goes on: a line each on standard error, so that what a command answers can be piped."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from octavo.content.revision.faults import Fault

T = TypeVar("T")

SHOWN_FAULTS = 20
_EVERY_SECONDS = 0.5


def say(message: str) -> None:
    click.echo(f"  {message}", err=True)


def counted(items: Iterable[T], noun: str) -> Iterator[T]:
    """The items; on a terminal, how many have gone by."""
    shown = time.monotonic()
    for count, item in enumerate(items, 1):
        yield item
        if sys.stderr.isatty() and time.monotonic() - shown > _EVERY_SECONDS:
            shown = time.monotonic()
            click.echo(f"\r  {count} {noun} ", err=True, nl=False)
    if sys.stderr.isatty():
        click.echo("\r", err=True, nl=False)


def say_faults(faults: list[Fault]) -> None:
    """The first of them, and where to read the rest."""
    for fault in faults[:SHOWN_FAULTS]:
        say(f"fault: {fault}")
    if len(faults) > SHOWN_FAULTS:
        say(f"… and {len(faults) - SHOWN_FAULTS} more: octavo faults lists them all")
