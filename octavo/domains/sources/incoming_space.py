"""One space of a source on its way: read from the commit that was brought, then written beside the others."""

from dataclasses import dataclass
from functools import partial

from octavo import clock
from octavo.content.revision.tree import Page, Revision
from octavo.domains.content import revise
from octavo.domains.content.earlier import earlier_revisions
from octavo.domains.content.load import load
from octavo.domains.sites.wanted import SpaceEntry
from octavo.domains.spaces.create import create_space
from octavo.domains.spaces.queries import update_space
from octavo.ids import new_id
from octavo.store.git.commits import Commit
from octavo.store.query import Row
from octavo.store.transaction import Transaction


@dataclass(frozen=True)
class IncomingSpace:
    """`row` is None for a space that does not exist yet, `revision` where the commit changes nothing of it."""

    entry: SpaceEntry
    place: revise.SpaceFolder
    row: Row | None
    revision: Revision | None

    def title(self, otherwise: str) -> str:
        """What the source calls the space; else what its first page does."""
        if self.entry.title:
            return self.entry.title
        home = _home(self.revision) if self.revision is not None else None
        if home is not None and home.title:
            return home.title
        return str(self.row.title) if self.row is not None and self.row.title else self.entry.directory or otherwise


def _home(revision: Revision) -> Page | None:
    """The first page that everybody sees."""
    return next((page for page in revision.documents() if not any(each.condition for each in (*revision.ancestors(page.id), page))), None)


def read_space(tx: Transaction, repository_id: str, commit: Commit, entry: SpaceEntry, there: Row | None) -> IncomingSpace:
    """The space with what the commit holds for it; `there` is its row."""
    if there is None:
        place = revise.SpaceFolder(new_id(), repository_id, entry.directory)
        return IncomingSpace(entry, place, None, revise.read(tx, place, commit, None))
    place = revise.SpaceFolder(there.id, repository_id, entry.directory)
    previous = load(tx, there).revision if there.revision_id else None
    revision = revise.read(tx, place, commit, previous, partial(earlier_revisions, tx, there))
    return IncomingSpace(entry, place, there, None if revision == previous else revision)


def write_space(tx: Transaction, organization_id: str, commit: Commit, space: IncomingSpace, *, title: str, name: str) -> None:
    """Make the space if it is new, else follow the language that the source says, and record its revision if it changed; `name` is for a new one's address, where its directory has none."""
    language = space.entry.language
    if space.row is None:
        create_space(
            tx,
            organization_id,
            repository_id=space.place.repository_id,
            directory=space.entry.directory,
            title=title,
            language=language,
            space_id=space.place.id,
            name=space.entry.directory.rpartition("/")[2] or name,
        )
    elif language != space.row.language:
        update_space(tx, space.row.id, language=language, updated_at=clock.now())
    if space.revision is not None:
        parents = [space.row.revision_id] if space.row is not None and space.row.revision_id else []
        revise.record(tx, revise.store(tx, space.place, commit, space.revision), parents=parents)
