"""How long work tells that it goes on: a line each on standard error, so that what a command answers can be piped."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from octavo.content.faults import Fault

T = TypeVar("T")

SHOWN_FAULTS = 20
_ALIKE = 3
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
    """The first of each kind, so that one that all files share hides no other; and where to read the rest."""
    kinds: dict[str, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(fault.message, []).append(fault)
    shown = 0
    for alike in kinds.values():
        if shown == SHOWN_FAULTS:
            break
        few = alike if len(kinds) == 1 or len(alike) <= _ALIKE else alike[:1]
        for fault in few[: SHOWN_FAULTS - shown]:
            more = f" (and {len(alike) - 1} more like this)" if len(few) < len(alike) and fault is few[0] else ""
            say(f"fault: {fault}{more}")
            shown += 1
    if shown < len(faults):
        say(f"… octavo faults lists all {len(faults)}")
