"""Which errors are for people, and what they say."""

from typing import Final

import apsw

from octavo.errors import OctavoError
from octavo.settings import WrongSetting

_SQLITE: Final[dict[type[apsw.Error], str]] = {
    apsw.CantOpenError: "the database in the data folder cannot be opened: may this user write there?",
    apsw.ReadOnlyError: "the database in the data folder cannot be written: may this user write there?",
    apsw.NotADBError: "octavo.db in the data folder is not a database: name another folder with --data, or restore a backup",
    apsw.CorruptError: "the database in the data folder is damaged: restore a backup into another folder with octavo restore",
    apsw.FullError: "the disk is full",
    apsw.BusyError: "another program has been writing to the database for a long time: try again when it has ended",
}


def problem_of(error: BaseException) -> str | None:
    """What to tell, or None for what is a fault of the program."""
    if isinstance(error, OctavoError):
        return error.message
    if isinstance(error, WrongSetting):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename}: {(error.strerror or str(error)).lower()}" if error.filename else str(error)
    if isinstance(error, apsw.Error):
        return next((message for kind, message in _SQLITE.items() if isinstance(error, kind)), None)
    return None
