"""Folders that are served: a saved file becomes a revision within a second."""

import logging
import threading
from pathlib import Path
from typing import Final

from watchfiles import watch

from octavo.domains.sources.import_source import Importer
from octavo.errors import OctavoError

log: Final = logging.getLogger("octavo.sources")

DEBOUNCE_MILLISECONDS: Final = 200
STEP_MILLISECONDS: Final = 25
RETRY_SECONDS: Final = 5


class Watcher(threading.Thread):
    """Imports a folder again whenever something in it changes, until told to stop."""

    def __init__(self, importer: Importer, stop: threading.Event) -> None:
        super().__init__(name=f"watch {importer.source.name}", daemon=True)
        self._importer = importer
        self._halt = stop

    def run(self) -> None:
        root = Path(self._importer.source.location)
        while not self._halt.is_set():
            try:
                # what changed between the import and the first notice is found by looking once more
                self._import()
                for _ in watch(
                    root,
                    debounce=DEBOUNCE_MILLISECONDS,
                    step=STEP_MILLISECONDS,
                    stop_event=self._halt,
                    watch_filter=_content,
                    rust_timeout=1000,
                ):
                    self._import()
            except FileNotFoundError:
                log.warning("the folder %s is gone; looking for it again every few seconds", root)
                self._halt.wait(RETRY_SECONDS)

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


def _content(_change: object, path: str) -> bool:
    return "/.git/" not in path and "/node_modules/" not in path
