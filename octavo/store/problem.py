"""What people can mend about a database, in their words."""

from typing import Final

import apsw

from octavo.errors import OctavoError

REACH_SECONDS: Final = 10

_SQLITE: Final[dict[type[apsw.Error], str]] = {
    apsw.CantOpenError: "The database in the data folder cannot be opened: may this user write there?",
    apsw.ReadOnlyError: "The database in the data folder cannot be written: may this user write there?",
    apsw.NotADBError: "octavo.db in the data folder is not a database: name another folder with --data, or restore a backup.",
    apsw.CorruptError: "The database in the data folder is damaged: restore a backup into another folder with `octavo restore`.",
    apsw.FullError: "The disk is full.",
    apsw.BusyError: "Another program has been writing to the database for a long time: try again when it has ended.",
}


class Unreachable(OctavoError):
    """The database server does not answer."""


def problem_of_database(error: BaseException) -> str | None:
    """What to tell about an error of SQLite, or None for what is a fault of the program."""
    return next((message for kind, message in _SQLITE.items() if isinstance(error, kind)), None)


def reach(url: str) -> None:
    """Raises Unreachable, with what the database server said, when no connection can be made."""
    import psycopg  # noqa: PLC0415 - loaded by those who use it

    try:
        psycopg.connect(url, connect_timeout=REACH_SECONDS).close()
    except psycopg.Error as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise Unreachable(f"PostgreSQL cannot be reached ({said}): check OCTAVO_DATABASE_URL, and that the server runs.") from None
