"""Open the search index, and begin a new one where it cannot be read: it is derived, and nothing in it can be lost."""

import logging
import shutil
import time
from pathlib import Path
from typing import Final

from octavo.domains.search.follow import LOCK, hold
from octavo.search.index import BrokenIndex, SearchIndex

log: Final = logging.getLogger("octavo.search")

_TRIES: Final = 50
_PAUSE: Final = 0.1


def open_index(folder: Path) -> SearchIndex:
    """The index in a folder. One of another version, or with damaged files, is emptied, and filled again by whoever follows the changes.

    Raises `BrokenIndex` if another process keeps it locked meanwhile.
    """
    for _ in range(_TRIES):
        try:
            return SearchIndex(folder)
        except BrokenIndex as error:
            problem = error
        lock = hold(folder)
        if lock is not None:
            with lock:
                log.warning("%s; it is made anew now", problem.message.partition(":")[0])
                empty(folder)
                return SearchIndex(folder)
        time.sleep(_PAUSE)  # another process empties it at this moment
    raise problem


def empty(folder: Path) -> None:
    """Forget everything that is indexed; whoever calls holds the lock."""
    for entry in folder.iterdir():
        if entry.name == LOCK:
            continue
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
