"""`octavo gc`: give back the room that nothing needs."""

from datetime import timedelta
from pathlib import Path

import click

from octavo.cli.opening import data_option, opened
from octavo.cli.progress import say
from octavo.store.git.gc import KEEP_YOUNG, collect


@click.command()
@click.option(
    "--keep-days",
    default=KEEP_YOUNG.days,
    show_default=True,
    type=click.IntRange(1, 3650),
    help="Keep what was stored in the last so many days: work in progress is young.",
)
@data_option
def gc(data: Path, keep_days: int) -> None:
    """Delete stored contents that no branch, tag, revision or source leads to any more.

    A server may go on working meanwhile. Nothing that can still be reached is deleted, however old it is.
    """
    with opened(data) as at:
        say("looking for what nothing leads to")
        gone = collect(at.database, young=timedelta(days=keep_days))
    click.echo(f"{gone.objects} objects ({gone.bytes:,} bytes) and {gone.snapshots} structures deleted")
