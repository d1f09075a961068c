"""`octavo faults`: what is wrong in the files that were imported."""

from pathlib import Path

import click

from octavo.cli.opening import data_option, opened
from octavo.domains.sources.queries import list_faults


@click.command()
@data_option
def faults(data: Path) -> None:
    """List what could not be imported as it stands: file, line, and what is wrong with it."""
    with opened(data) as at, at.database.read() as tx:
        rows = list_faults(tx)
    for row in rows:
        folder = f"{row.directory}/" if row.directory else ""
        line = f":{row.line}" if row.line else ""
        click.echo(f"{row.source_location}: {folder}{row.path}{line}: {row.message}")
    click.echo(f"{len(rows)} fault{'' if len(rows) == 1 else 's'}", err=True)
