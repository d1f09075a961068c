"""Import a source: bring its files, then show them as spaces and a site, all at once or not at all."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from octavo import clock
from octavo.content.faults import Fault
from octavo.content.revision.tree import Revision
from octavo.domains.content import revise
from octavo.domains.content.earlier import earlier_revisions
from octavo.domains.content.load import load
from octavo.domains.content.older_books import bring_included, title_of
from octavo.domains.content.stored_files import StoredFiles
from octavo.domains.names import name_from
from octavo.domains.sites.arrange import Arranger
from octavo.domains.sites.change import change_site, give_share_link
from octavo.domains.sites.create import create_site
from octavo.domains.sites.publish import publish
from octavo.domains.sites.queries import get_site, load_structure
from octavo.domains.sites.wanted import SpaceEntry
from octavo.domains.sources import queries
from octavo.domains.sources.archive import Reading
from octavo.domains.sources.bring_archive import bring_archive
from octavo.domains.sources.bring_folder import FolderReader
from octavo.domains.sources.bring_git import bring_bundle, bring_git
from octavo.domains.sources.jobs import HISTORY, REVISIONS
from octavo.domains.sources.join import join
from octavo.domains.sources.layout import WHOLE, Layout, read_layout
from octavo.domains.sources.origin import is_git, remember_address
from octavo.domains.sources.recognise import Recognised
from octavo.domains.sources.seen import Seen, load_seen, save_seen
from octavo.domains.sources.write_back import Ahead, Written, ahead_of_source, write_back
from octavo.domains.spaces.create import create_repository, create_space
from octavo.domains.spaces.queries import list_spaces_of_repository
from octavo.errors import BadRequest, Conflict
from octavo.ids import new_id
from octavo.outgoing.allowed import Allowed
from octavo.store.database import Database
from octavo.store.git import commits
from octavo.store.git.commits import Commit
from octavo.store.git.refs import MAIN, move_ref, read_ref
from octavo.store.jobs import enqueue
from octavo.store.query import Row
from octavo.store.transaction import Transaction

Progress = Callable[[str], None]

ATTEMPTS: Final = 5
"""How often an import begins again because main moved under it."""


@dataclass(frozen=True)
class Options:
    """What the site is to be: what is None stays as it is, and for a new site is the content's own title, and public."""

    title: str | None = None
    visibility: str | None = None
    conrefs: Allowed = field(default_factory=Allowed)
    """The repositories that pages of older books may include from."""


@dataclass
class Imported:
    """What an import did. `faults` are of all its spaces, and of the source as a whole."""

    source_id: str
    site_id: str
    changed: bool
    pages: int = 0
    files: int = 0
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class _Space:
    """A space on its way: `row` None for one that does not exist yet."""

    entry: SpaceEntry
    place: revise.Place
    row: Row | None
    revision: Revision | None


class Importer:
    """Imports one source, as often as it changes."""

    def __init__(
        self,
        database: Database,
        organization_id: str,
        source: Recognised,
        options: Options,
        progress: Progress = lambda _: None,
        *,
        fetch_from: str | None = None,
        memory: Path | None = None,
    ) -> None:
        """`memory` is a folder for what later processes are spared; it may be emptied at any time."""
        self._database = database
        self._organization_id = organization_id
        self.source = source
        self._options = options
        self._progress = progress
        self._fetch_from = fetch_from or source.location
        self._memory = memory
        self._reader: FolderReader | None = None
        self._skipped: list[tuple[str, str]] = []

    def run(self) -> Imported:
        """Bring what is new, and show it. Raises BadRequest for a source that cannot be read or holds nothing.

        The options are for the first time: what is changed by other means later stays.
        """
        imported = self._until_joined()
        self._options = replace(self._options, title=None, visibility=None)
        return imported

    def _until_joined(self) -> Imported:
        for _ in range(ATTEMPTS - 1):
            with contextlib.suppress(Conflict):  # main moved while we read: what it is now is joined instead
                return self._import()
        return self._import()

    @property
    def known(self) -> bool:
        """Whether the source was imported before."""
        with self._database.read() as tx:
            row = queries.find_source(tx, self._organization_id, self.source.kind, self.source.location)
        return row is not None and row.site_id is not None

    def quiet(self) -> None:
        """Tell nothing of its progress from now on."""
        self._progress = lambda _: None

    def ahead(self, known: str | None = None) -> Ahead | None:
        """What main has and the source has not; None where that is nothing, or while main is the commit `known`."""
        with self._database.read() as tx:
            row = queries.find_source(tx, self._organization_id, self.source.kind, self.source.location)
            if row is None:
                return None
            main, base = read_ref(tx, row.repository_id, MAIN), read_ref(tx, row.repository_id, source_ref(row.id))
            if main is None or base is None or main in {base, known}:
                return None
            found = ahead_of_source(tx, row.repository_id, main=main, base=base)
        return found if found.files else None

    def write_back(self, ahead: Ahead) -> Written:
        """Write what main has into the source, a folder."""
        row = self._registered()
        return write_back(self._database, row.repository_id, source_ref(row.id), ahead, Path(self.source.location))

    def _import(self) -> Imported:
        row = self._registered()
        with self._database.read() as tx:
            main, base = read_ref(tx, row.repository_id, MAIN), read_ref(tx, row.repository_id, source_ref(row.id))
        self._progress(f"reading {self.source.name}")
        incoming = self._bring(row.repository_id, base)
        if incoming is None:
            raise BadRequest(f"{self.source.location} holds no files: put a README.md into it, and begin again")
        if incoming == base and row.site_id is not None:
            with self._database.write() as tx:
                self._change(tx, row.site_id)
            return Imported(row.id, row.site_id, changed=False)
        joined = join(self._database, row.repository_id, main=main, base=base, incoming=incoming)
        bring_included(self._database, self._options.conrefs, row.repository_id, joined.commit)
        kept = [Fault(path, None, "changed here and in the source: the version here stays") for path in joined.kept]
        return self._show(row, joined.commit, incoming, main=main, base=base, faults=kept)

    def _registered(self) -> Row:
        """The source's row, made with its empty repository on first sight."""
        with self._database.write() as tx:
            found = queries.find_source(tx, self._organization_id, self.source.kind, self.source.location)
            if found is None:
                name = name_from(self.source.name, otherwise="docs")
                queries.insert_source(
                    tx,
                    id=new_id(),
                    kind=self.source.kind,
                    location=self.source.location,
                    organization_id=self._organization_id,
                    repository_id=create_repository(tx, self._organization_id, name),
                    created_at=clock.now(),
                )
                found = queries.find_source(tx, self._organization_id, self.source.kind, self.source.location)
        assert found is not None
        return found

    def _bring(self, repository_id: str, base: str | None) -> str | None:
        if self.source.kind == "folder":
            if base is None and is_git(self.source):
                base = self._begin_with_head(repository_id)
            reader = self._reader = self._reader or FolderReader(Path(self.source.location), self._remembered(repository_id))
            commit = reader.bring(self._database, repository_id, base, f"Update from {self.source.name}")
            self._skipped = list(reader.skipped.items())
            return commit
        if self.source.kind == "archive":
            reading = Reading()
            commit = bring_archive(self._database, repository_id, base, Path(self.source.location), reading)
            self._skipped = reading.skipped
            return commit
        if self.source.kind == "bundle":
            return bring_bundle(self._database, repository_id, Path(self.source.location))
        return bring_git(self._database, repository_id, self._fetch_from)

    def remember(self) -> None:
        """Keep what was seen of the folder, so that a later process need not read all of it again."""
        if self._memory is not None and self._reader is not None:
            save_seen(self._memory / self._registered().repository_id, self._reader.seen)

    def _remembered(self, repository_id: str) -> Seen:
        return load_seen(self._memory / repository_id) if self._memory is not None else Seen()

    def _begin_with_head(self, repository_id: str) -> str | None:
        """A folder with a history of its own continues it; one without a commit yet begins here."""
        try:
            return bring_git(self._database, repository_id, self.source.location)
        except BadRequest as error:
            self._progress(f"without its history: {error.message}")
            return None

    def _show(self, row: Row, tip: str, incoming: str, *, main: str | None, base: str | None, faults: list[Fault]) -> Imported:
        with self._database.read() as tx:
            commit = commits.read_commit(tx, row.repository_id, tip)
            layout = self._layout(tx, row.repository_id, commit)
            there = {space.directory: space for space in list_spaces_of_repository(tx, row.repository_id)}
            if layout.unusable and row.site_id is not None:
                layout = replace(layout, spaces=self._shown(tx, row.site_id, there))
            spaces = [self._space(tx, row, commit, entry, there.get(entry.directory)) for entry in layout.all_spaces()]
        faults += [*layout.faults, *(Fault(path, None, why) for path, why in self._skipped)]
        with self._database.write() as tx:
            move_ref(tx, row.repository_id, source_ref(row.id), incoming, expected=base)
            if tip != main:
                move_ref(tx, row.repository_id, MAIN, tip, expected=main)
            site_id = self._write(tx, row, commit, layout, spaces)
            self._follow_up(tx, row)
            queries.update_source(tx, row.id, commit=incoming, site_id=site_id, imported_at=clock.now(), error=None)
            queries.replace_repository_faults(tx, row.repository_id, faults)
        return self._told(row.id, site_id, spaces, faults)

    @staticmethod
    def _shown(tx: Transaction, site_id: str, there: dict[str, Row]) -> tuple[SpaceEntry, ...]:
        """The spaces that the site has: a site file that says nothing, as one that is half saved, takes none of them away."""
        shown = {variant.space_id for _, variant in load_structure(tx, get_site(tx, site_id)).places()}
        return tuple(SpaceEntry(directory=directory) for directory, space in there.items() if space.id in shown)

    def _follow_up(self, tx: Transaction, row: Row) -> None:
        """The history behind the newest content comes as a job."""
        if self.source.kind != "bundle" and is_git(self.source):
            remember_address(row.id, self._fetch_from)
            payload = {"source": row.id, "repository": row.repository_id, "location": self.source.location}
            enqueue(tx, HISTORY, payload, unique=f"{HISTORY} {row.id}")
        elif self.source.kind == "bundle":
            enqueue(tx, REVISIONS, {"repository": row.repository_id}, unique=f"{REVISIONS} {row.id}")

    def _layout(self, tx: Transaction, repository_id: str, commit: Commit) -> Layout:
        files = StoredFiles(tx, repository_id, commit.tree, "")
        layout = read_layout(files)
        if layout is not WHOLE:
            return layout
        title = title_of(files)
        return replace(layout, spaces=(replace(layout.spaces[0], title=title),))

    def _space(self, tx: Transaction, row: Row, commit: Commit, entry: SpaceEntry, there: Row | None) -> _Space:
        """The space with what the commit holds for it; `revision` None where the commit changes nothing of it."""
        if there is None:
            place = revise.Place(new_id(), row.repository_id, entry.directory)
            self._progress(f"reading the pages of {entry.directory or self.source.name}")
            return _Space(entry, place, None, revise.read(tx, place, commit, None))
        place = revise.Place(there.id, row.repository_id, entry.directory)
        previous = load(tx, there).revision if there.revision_id else None
        revision = revise.read(tx, place, commit, previous, partial(earlier_revisions, tx, there))
        return _Space(entry, place, there, None if revision == previous else revision)

    def _write(self, tx: Transaction, row: Row, commit: Commit, layout: Layout, spaces: list[_Space]) -> str:
        titles: dict[str, str] = {}
        for space in spaces:
            titles[space.place.id] = self._title_of(space)
            if space.row is None:
                create_space(
                    tx,
                    self._organization_id,
                    repository_id=row.repository_id,
                    directory=space.entry.directory,
                    title=titles[space.place.id],
                    language=space.entry.language,
                    space_id=space.place.id,
                    name=space.entry.directory.rpartition("/")[2] or self.source.name,
                )
            if space.revision is not None:
                parents = [space.row.revision_id] if space.row is not None and space.row.revision_id else []
                revise.record(tx, revise.store(tx, space.place, commit, space.revision), parents=parents)
        site_id = row.site_id or self._new_site(tx, layout, titles)
        if row.site_id is None or not layout.unusable:
            Arranger(tx, site_id, {space.entry.directory: space.place.id for space in spaces}, titles).arrange(layout.parts, layout.spaces)
        if row.site_id is None:
            publish(tx, site_id)
        else:
            self._change(tx, site_id)
        return str(site_id)

    def _change(self, tx: Transaction, site_id: str) -> None:
        change_site(tx, site_id, title=self._options.title, visibility=self._options.visibility)

    def _new_site(self, tx: Transaction, layout: Layout, titles: dict[str, str]) -> str:
        title = self._options.title or layout.title or (next(iter(titles.values())) if len(titles) == 1 else self.source.name)
        basename = name_from(self.source.name, otherwise="docs")
        visibility = self._options.visibility or "public"
        site_id = create_site(tx, self._organization_id, title=title, visibility=visibility, basename=basename)
        if visibility == "share-link":
            give_share_link(tx, site_id)
        return site_id

    def _title_of(self, space: _Space) -> str:
        """What the source calls the space; else what its home page does."""
        if space.entry.title:
            return space.entry.title
        home = space.revision.first_document() if space.revision is not None else None
        if home is not None and home.title:
            return home.title
        return str(space.row.title) if space.row is not None and space.row.title else space.entry.directory or self.source.name

    @staticmethod
    def _told(source_id: str, site_id: str, spaces: list[_Space], faults: list[Fault]) -> Imported:
        told = Imported(source_id, site_id, changed=True, faults=faults)
        for space in spaces:
            if space.revision is not None:
                told.pages += sum(1 for _ in space.revision.documents())
                told.files += len(space.revision.files)
                folder = f"{space.entry.directory}/" if space.entry.directory else ""
                told.faults += [fault.at(folder + fault.path) for fault in space.revision.faults]
        return told


def source_ref(source_id: str) -> str:
    """The reference that says what the source last was."""
    return f"refs/sources/{source_id}"
