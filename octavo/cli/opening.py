"""The data that a command works on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from octavo.settings import Settings
from octavo.store.blobs import Blobs
from octavo.store.database import Database
from octavo.store.folder import Folder
from octavo.store.problem import reach

DEFAULT: Final = Path("octavo-data")

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=DEFAULT,
    envvar="OCTAVO_DATA",
    show_default=True,
    help="The data folder; $OCTAVO_DATA.",
)


@dataclass(frozen=True)
class Opened:
    """A data folder with its database, migrated, and the settings that hold for it."""

    folder: Folder
    settings: Settings
    database: Database

    @property
    def secret(self) -> bytes:
        return (self.settings.secret_key or self.folder.secret()).encode()


@contextmanager
def opened(data: Path, *, must_exist: bool = True) -> Iterator[Opened]:
    """Open the data folder, bring its tables up to date, and close it. Raises what `problem_of` can tell."""
    settings = Settings.from_environment(os.environ)
    if must_exist and settings.database_url is None and not (data / "octavo.db").exists():
        raise click.ClickException(f"{data} holds no data yet: name another folder with --data, or begin with `octavo serve`.")
    folder = Folder(data)
    if settings.database_url is not None:
        reach(settings.database_url)
    database = Database.open(settings.database_url, data, Blobs.open(settings.blobs, data / "blobs"))
    try:
        database.migrate()
        yield Opened(folder, settings, database)
    finally:
        database.close()
