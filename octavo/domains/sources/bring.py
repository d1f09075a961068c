"""What a source holds now becomes a commit of its repository, whatever kind of source it is."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from octavo.domains.sources.archive import ArchiveReading
from octavo.domains.sources.bring_archive import bring_archive
from octavo.domains.sources.bring_folder import FolderReader
from octavo.domains.sources.bring_git import bring_bundle, bring_git
from octavo.domains.sources.origin import is_git
from octavo.domains.sources.recognise import Recognised
from octavo.domains.sources.seen import Seen, load_seen, save_seen
from octavo.errors import BadRequest
from octavo.store.database import Database

Progress = Callable[[str], object]


class Brought(NamedTuple):
    """`commit` is None for a source that holds no files, and what the source was before if nothing changed. `skipped`: paths, and why they are left out."""

    commit: str | None
    skipped: tuple[tuple[str, str], ...] = ()


class Bringer:
    """Looks at one source again and again; of a folder it reads only what changed, even when an earlier process saw the rest."""

    def __init__(self, database: Database, source: Recognised, address: str, memory: Path | None) -> None:
        """`address` is how to reach the source; `memory` a folder for what later processes are spared, which may be emptied at any time."""
        self._database = database
        self._source = source
        self._address = address
        self._memory = memory
        self._reader: FolderReader | None = None

    def bring(self, repository_id: str, base: str | None, progress: Progress) -> Brought:
        """What the source holds, on top of what it last was. Raises BadRequest for one that cannot be read."""
        path = Path(self._source.location)
        if self._source.kind == "folder":
            return self._folder(repository_id, base, progress)
        if self._source.kind == "archive":
            reading = ArchiveReading()
            return Brought(bring_archive(self._database, repository_id, base, path, reading), tuple(reading.skipped))
        if self._source.kind == "bundle":
            return Brought(bring_bundle(self._database, repository_id, path))
        return Brought(bring_git(self._database, repository_id, self._address))

    def remember(self, repository_id: str) -> None:
        """Keep what was seen of the folder, so that a later process need not read all of it again."""
        if self._memory is not None and self._reader is not None:
            save_seen(self._memory / repository_id, self._reader.seen)

    def _folder(self, repository_id: str, base: str | None, progress: Progress) -> Brought:
        if base is None and is_git(self._source):
            base = self._head(repository_id, progress)
        if self._reader is None:
            seen = load_seen(self._memory / repository_id) if self._memory is not None else Seen()
            self._reader = FolderReader(Path(self._source.location), seen)
        commit = self._reader.bring(self._database, repository_id, base, f"Update from {self._source.name}")
        return Brought(commit, tuple(self._reader.skipped.items()))

    def _head(self, repository_id: str, progress: Progress) -> str | None:
        """A folder with a history of its own continues it; one without a commit yet begins here."""
        try:
            return bring_git(self._database, repository_id, self._source.location)
        except BadRequest as error:
            progress(f"without its history: {error.message}")
            return None
