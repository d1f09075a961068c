"""`octavo export`: a space's files, byte for byte."""

import os
from pathlib import Path

import click

from octavo.cli.opening import data_option, opened
from octavo.cli.progress import counted
from octavo.domains.content.export import export_files, find_space


@click.command()
@click.argument("space")
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@data_option
def export(data: Path, space: str, directory: Path) -> None:
    """Write the files of a SPACE (its id or its name) into DIR, which must be empty or not exist yet."""
    if directory.exists() and any(directory.iterdir()):
        raise click.ClickException(f"{directory} is not empty: name a folder that does not exist yet.")
    with opened(data) as at, at.database.read() as tx:
        row = find_space(tx, space)
        files = sorted(export_files(tx, row))
        for path, content in counted(files, "files"):
            target = directory / path
            target.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
    click.echo(f"{len(files)} files in {directory}")
