"""The data that a command works on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from octavo.errors import OctavoError
from octavo.settings import Settings
from octavo.store.blobs import Blobs
from octavo.store.database import Database
from octavo.store.folder import Folder

DEFAULT: Final = Path("octavo-data")

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=DEFAULT,
    envvar="OCTAVO_DATA",
    show_default=True,
    help="The data folder; $OCTAVO_DATA.",
)


REACH_SECONDS: Final = 10


class Unreachable(OctavoError):
    """The database server does not answer."""


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
        raise click.ClickException(f"{data} holds no data yet: name another folder with --data, or begin with `octavo serve`")
    folder = Folder(data)
    if settings.database_url is not None:
        reach(settings.database_url)
    database = Database.open(settings.database_url, data, Blobs.open(settings.blobs, data / "blobs"))
    try:
        database.migrate()
        yield Opened(folder, settings, database)
    finally:
        database.close()


def reach(url: str) -> None:
    """Raises Unreachable, with what the database server said, when no connection can be made."""
    import psycopg  # noqa: PLC0415 - loaded by those who use it

    try:
        psycopg.connect(url, connect_timeout=REACH_SECONDS).close()
    except psycopg.Error as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise Unreachable(f"PostgreSQL cannot be reached: {said}; check OCTAVO_DATABASE_URL, and that the server runs") from None
