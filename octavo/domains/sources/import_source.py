"""Import a source: bring its files, join them with what changed here, then show them as spaces and a site."""

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from octavo.content.faults import Fault
from octavo.domains.content.older_books import bring_included
from octavo.domains.sites.change import change_site
from octavo.domains.sources.bring import Bringer, Progress
from octavo.domains.sources.join import join
from octavo.domains.sources.options import Options
from octavo.domains.sources.origin import is_git, remember_address
from octavo.domains.sources.recognise import Recognised
from octavo.domains.sources.register import find_source, register, source_ref
from octavo.domains.sources.show import Imported, Step, show
from octavo.domains.sources.write_back import Ahead, Written, ahead_of_source, write_back
from octavo.errors import BadRequest, Conflict
from octavo.store.database import Database
from octavo.store.git.refs import MAIN, read_ref

ATTEMPTS: Final = 5
"""How often an import begins again because main moved under it."""


def silent(_told: str) -> None:
    """Progress that nobody follows."""


class Importer:
    """Imports one source, as often as it changes."""

    def __init__(
        self,
        database: Database,
        organization_id: str,
        source: Recognised,
        options: Options,
        *,
        fetch_from: str | None = None,
        memory: Path | None = None,
    ) -> None:
        """`options` are for the first import that succeeds: what is changed by other means later stays. `fetch_from` is the address with its password,

        `memory` a folder for what later processes are spared; it may be emptied at any time.
        """
        self._database = database
        self._organization_id = organization_id
        self.source = source
        self._options = options
        self._address = fetch_from or source.location
        self._bringer = Bringer(database, source, self._address, memory)

    def run(self, progress: Progress = silent) -> Imported:
        """Bring what is new, and show it. Raises BadRequest for a source that cannot be read or holds nothing."""
        imported = self._until_joined(progress)
        self._options = replace(self._options, title=None, visibility=None)
        return imported

    @property
    def known(self) -> bool:
        """Whether the source was imported before."""
        with self._database.read() as tx:
            row = find_source(tx, self._organization_id, self.source)
        return row is not None and row.site_id is not None

    def remember(self) -> None:
        """Keep what was seen of the source for a later process."""
        self._bringer.remember(register(self._database, self._organization_id, self.source).repository_id)

    def ahead(self, known: str | None = None) -> Ahead | None:
        """What main has and the source has not; None where that is nothing, or while main is the commit `known`."""
        with self._database.read() as tx:
            row = find_source(tx, self._organization_id, self.source)
            if row is None:
                return None
            main, base = read_ref(tx, row.repository_id, MAIN), read_ref(tx, row.repository_id, source_ref(row.id))
            if main is None or base is None or main in {base, known}:
                return None
            found = ahead_of_source(tx, row.repository_id, main=main, base=base)
        return found if found.files else None

    def write_back(self, ahead: Ahead) -> Written:
        """Write what main has into the source, a folder."""
        row = register(self._database, self._organization_id, self.source)
        return write_back(self._database, row.repository_id, source_ref(row.id), ahead, Path(self.source.location))

    def _until_joined(self, progress: Progress) -> Imported:
        for _ in range(ATTEMPTS - 1):
            with contextlib.suppress(Conflict):  # main moved while we read: what it is now is joined instead
                return self._import(progress)
        return self._import(progress)

    def _import(self, progress: Progress) -> Imported:
        row = register(self._database, self._organization_id, self.source)
        with self._database.read() as tx:
            main, base = read_ref(tx, row.repository_id, MAIN), read_ref(tx, row.repository_id, source_ref(row.id))
        progress(f"reading {self.source.name}")
        incoming, skipped = self._bringer.bring(row.repository_id, base, progress)
        if incoming is None:
            raise BadRequest(f"{self.source.location} holds no files: put a README.md into it, and begin again.")
        if incoming == base and row.site_id is not None:
            with self._database.write() as tx:
                change_site(tx, row.site_id, title=self._options.title, visibility=self._options.visibility)
            return Imported(row.id, row.site_id, changed=False)
        joined = join(self._database, row.repository_id, main=main, base=base, incoming=incoming)
        bring_included(self._database, self._options.conrefs, row.repository_id, joined.commit)
        faults = [Fault(path, None, "This was changed here and in the source: the version here stays.") for path in joined.kept]
        faults += [Fault(path, None, why) for path, why in skipped]
        if is_git(self.source):
            remember_address(row.id, self._address)
        step = Step(row, self.source, base=base, main=main, incoming=incoming, tip=joined.commit)
        return show(self._database, step, self._options, faults, progress)
