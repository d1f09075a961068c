"""Folders that are served: a saved file becomes a revision within a second, and what changes here is told, or written into the folder."""

import logging
import threading
from functools import partial
from pathlib import Path
from typing import Final

from watchfiles import watch

from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.paths import ignored
from octavo.domains.sources.write_back import Ahead
from octavo.errors import OctavoError
from octavo.store.folder import is_data_folder

log: Final = logging.getLogger("octavo.sources")

DEBOUNCE_MILLISECONDS: Final = 200
STEP_MILLISECONDS: Final = 25
QUIET_MILLISECONDS: Final = 1000
"""How often to look whether main has moved, while nothing changes in the folder."""
RETRY_SECONDS: Final = 5


class Watcher(threading.Thread):
    """Imports a folder again whenever something in it changes, until told to stop."""

    def __init__(self, importer: Importer, stop: threading.Event, *, write_back: bool = False) -> None:
        super().__init__(name=f"watch {importer.source.name}", daemon=True)
        self._importer = importer
        self._halt = stop
        self._write_back = write_back
        self._told: str | None = None
        self._polling: bool | None = None

    def run(self) -> None:
        while not self._halt.is_set():
            try:
                self._watch(Path(self._importer.source.location))
            except FileNotFoundError:
                log.warning("the folder %s is gone; looking for it again every few seconds", self._importer.source.location)
                self._halt.wait(RETRY_SECONDS)
            except OSError as error:  # the kernel's watches are used up (fs.inotify.max_user_watches), or the file system has none
                log.warning("the folder %s cannot be watched (%s); looking at its files instead", self._importer.source.location, error)
                self._polling = True
            except Exception:
                log.exception("watching %s failed; trying again", self._importer.source.location)
                self._halt.wait(RETRY_SECONDS)

    def _watch(self, root: Path) -> None:
        watching = watch(
            root,
            debounce=DEBOUNCE_MILLISECONDS,
            step=STEP_MILLISECONDS,
            stop_event=self._halt,
            watch_filter=partial(_content, root),
            rust_timeout=QUIET_MILLISECONDS,
            yield_on_timeout=True,
            force_polling=self._polling,
        )
        looked = False
        for changes in watching:
            if not root.is_dir():
                raise FileNotFoundError(root)
            if changes or not looked:  # once without a notice: for what changed between the last import and the first watch
                looked = True
                self._import()
            self._outgoing()

    def _import(self) -> None:
        """An import that fails leaves the last good content; the next change tries again."""
        try:
            imported = self._importer.run()
        except OctavoError as error:
            log.warning("%s could not be imported: %s", self._importer.source.name, error.message)
        except Exception:
            log.exception("%s could not be imported", self._importer.source.name)
        else:
            if imported.changed:
                log.info("%s changed: %d faults", self._importer.source.name, len(imported.faults))

    def _outgoing(self) -> None:
        """What was changed here: into the folder where that is wanted, else a line in the log, once."""
        ahead = self._importer.ahead(self._told)
        if ahead is None:
            return
        self._told = ahead.main
        if self._write_back:
            self._write(ahead)
        else:
            log.info(
                "%d files were changed here and not in %s; octavo serve --write-back writes them there",
                len(ahead.files),
                self._importer.source.location,
            )

    def _write(self, ahead: Ahead) -> None:
        written = self._importer.write_back(ahead)
        log.info("%d files that were changed here are written into %s", written.files, self._importer.source.location)
        if written.waiting:
            log.warning("%d files changed there too, or cannot be written: %s", len(written.waiting), ", ".join(written.waiting[:5]))


def _content(root: Path, _change: object, path: str) -> bool:
    """Whether a path may be content: what a scan would pass over is not worth one."""
    inside = Path(path).relative_to(root)
    return not ignored(inside.as_posix()) and not any(is_data_folder(root / folder) for folder in inside.parents if folder.name)
