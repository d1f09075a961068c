"""What a source brought is shown as spaces and a site, all at once or not at all."""

from dataclasses import dataclass, field, replace

from octavo import clock
from octavo.content.faults import Fault
from octavo.domains.content.older_books import name_of
from octavo.domains.content.stored_files import StoredFiles
from octavo.domains.names import name_from
from octavo.domains.sites.arrange import Arranger
from octavo.domains.sites.change import change_site, give_share_link
from octavo.domains.sites.create import create_site
from octavo.domains.sites.publish import publish
from octavo.domains.sites.queries import get_site, load_structure
from octavo.domains.sites.wanted import SpaceEntry
from octavo.domains.sources import queries
from octavo.domains.sources.bring import Progress
from octavo.domains.sources.incoming_space import IncomingSpace, read_space, write_space
from octavo.domains.sources.jobs import read_history_later
from octavo.domains.sources.layout import WHOLE, Layout, read_layout
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import Recognised
from octavo.domains.sources.register import source_ref
from octavo.domains.spaces.queries import list_spaces_of_repository
from octavo.store.database import Database
from octavo.store.git import commits
from octavo.store.git.commits import Commit
from octavo.store.git.refs import MAIN, move_ref
from octavo.store.query import Row
from octavo.store.transaction import Transaction


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
class Step:
    """From what the source last was (`base`) and main is (`main`) to what the source is now (`incoming`) and main becomes (`tip`)."""

    row: Row
    """The source's."""
    source: Recognised
    base: str | None
    main: str | None
    incoming: str
    tip: str


def show(database: Database, step: Step, options: Options, faults: list[Fault], progress: Progress) -> Imported:
    """Read everything, then write it in one transaction; `faults` are the source's own. Raises Conflict where a reference moved meanwhile."""
    row = step.row
    with database.read() as tx:
        commit = commits.read_commit(tx, row.repository_id, step.tip)
        layout, spaces = _read(tx, step, commit, progress)
    faults = [*faults, *layout.faults]
    with database.write() as tx:
        move_ref(tx, row.repository_id, source_ref(row.id), step.incoming, expected=step.base)
        if step.tip != step.main:
            move_ref(tx, row.repository_id, MAIN, step.tip, expected=step.main)
        titles = {space.place.id: space.title(step.source.name) for space in spaces}
        for space in spaces:
            write_space(tx, row.organization_id, commit, space, title=titles[space.place.id], name=step.source.name)
        site_id = _arrange(tx, step, layout, spaces, titles, options)
        read_history_later(tx, row, step.source)
        queries.update_source(tx, row.id, commit=step.incoming, site_id=site_id, imported_at=clock.now(), error=None)
        queries.replace_repository_faults(tx, row.repository_id, faults)
    return _told(row.id, site_id, spaces, faults)


def _read(tx: Transaction, step: Step, commit: Commit, progress: Progress) -> tuple[Layout, list[IncomingSpace]]:
    row = step.row
    layout = _layout(tx, row.repository_id, commit)
    there = {space.directory: space for space in list_spaces_of_repository(tx, row.repository_id)}
    if layout.unusable and row.site_id is not None:
        layout = replace(layout, spaces=_shown(tx, row.site_id, there))
    spaces = []
    for entry in layout.all_spaces():
        if entry.directory not in there:
            progress(f"reading the pages of {entry.directory or step.source.name}")
        spaces.append(read_space(tx, row.repository_id, commit, entry, there.get(entry.directory)))
    return layout, spaces


def _layout(tx: Transaction, repository_id: str, commit: Commit) -> Layout:
    files = StoredFiles(tx, repository_id, commit.tree, "")
    layout = read_layout(files)
    if layout is not WHOLE:
        return layout
    title, language = name_of(files)
    return replace(layout, spaces=(replace(layout.spaces[0], title=title, language=language),))


def _shown(tx: Transaction, site_id: str, there: dict[str, Row]) -> tuple[SpaceEntry, ...]:
    """The spaces that the site has: a site file that says nothing, as one that is half saved, takes none of them away."""
    shown = {variant.space_id for _, variant in load_structure(tx, get_site(tx, site_id)).places()}
    return tuple(SpaceEntry(directory=directory, language=space.language) for directory, space in there.items() if space.id in shown)


def _arrange(tx: Transaction, step: Step, layout: Layout, spaces: list[IncomingSpace], titles: dict[str, str], options: Options) -> str:
    """The site, made and published on first sight; one that is there stays as it is where nothing of the site file can be used."""
    site_id: str | None = step.row.site_id
    made = site_id is None
    if site_id is None:
        site_id = _new_site(tx, step, options, options.title or layout.title or _only(titles) or step.source.name)
    if made or not layout.unusable:
        places = {space.entry.directory: space.place.id for space in spaces}
        Arranger(tx, site_id, places, titles).arrange(layout.parts, layout.spaces)
    if made:
        publish(tx, site_id)
    else:
        change_site(tx, site_id, title=options.title, visibility=options.visibility)
    return site_id


def _new_site(tx: Transaction, step: Step, options: Options, title: str) -> str:
    basename = name_from(step.source.name, otherwise="docs")
    visibility = options.visibility or "public"
    site_id = create_site(tx, step.row.organization_id, title=title, visibility=visibility, basename=basename)
    if visibility == "share-link":
        give_share_link(tx, site_id)
    return site_id


def _only(titles: dict[str, str]) -> str | None:
    return next(iter(titles.values())) if len(titles) == 1 else None


def _told(source_id: str, site_id: str, spaces: list[IncomingSpace], faults: list[Fault]) -> Imported:
    told = Imported(source_id, site_id, changed=True, faults=list(faults))
    for space in spaces:
        if space.revision is not None:
            told.pages += sum(1 for _ in space.revision.documents())
            told.files += len(space.revision.files)
            folder = f"{space.entry.directory}/" if space.entry.directory else ""
            told.faults += [fault.at(folder + fault.path) for fault in space.revision.faults]
    return told
