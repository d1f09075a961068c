"""`octavo backup` and `octavo restore`."""

import os
from pathlib import Path

import click

from octavo.cli.opening import data_option, opened
from octavo.cli.progress import say
from octavo.settings import Settings
from octavo.store import backup as backups
from octavo.store.blobs import Blobs
from octavo.store.folder import Folder
from octavo.store.problem import reach


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@data_option
def backup(data: Path, file: Path) -> None:
    """Write everything into FILE: all content and its history, people, settings, and the server's secret.

    A server may go on working meanwhile. FILE appears when it is complete, takes the place of one with the same name, and can be read by you alone: keep it
    where nobody else can read it.
    """
    with opened(data) as at:
        summary = backups.backup(at.database, file, secret=at.secret.decode(), progress=say)
    click.echo(f"{file}: {summary.bytes:,} bytes, {summary.blobs} large files")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@data_option
def restore(data: Path, file: Path) -> None:
    """Put the backup in FILE into an empty data folder, or with $OCTAVO_DATABASE_URL into an empty PostgreSQL database.

    Everything is checked before anything is written; data that is there already is never touched.
    """
    settings = Settings.from_environment(os.environ)
    if settings.database_url:
        reach(settings.database_url)
    secret = backups.restore(file, url=settings.database_url, data=data, blobs=Blobs.open(settings.blobs, data / "blobs"), progress=say)
    if secret is not None and settings.secret_key is None:
        Folder(data).keep_secret(secret)
    click.echo(f"restored into {data}: octavo serve --data {data}")
