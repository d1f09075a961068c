"""A commit becomes a revision of a space: first read and stored, then recorded in one short transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from octavo import clock
from octavo.cache import Cache
from octavo.content.revision.encode import Encoder
from octavo.content.revision.tree import Revision
from octavo.domains.content import queries
from octavo.domains.content.load import read_from, remember
from octavo.domains.content.stored_files import StoredFiles
from octavo.domains.spaces.queries import update_space
from octavo.store import change_log
from octavo.store.database import Database
from octavo.store.git.commits import Commit
from octavo.store.query import Row
from octavo.store.snapshots import save_snapshot
from octavo.store.transaction import Transaction

ENCODED_BYTES: Final = 16 << 20

_encoders: Final[Cache[str, Encoder]] = Cache(ENCODED_BYTES)
"""By space."""


class SpaceFolder(NamedTuple):
    """Where a space's content lies; a row of the table of spaces will do as well."""

    id: str
    repository_id: str
    directory: str


@dataclass(frozen=True)
class Prepared:
    """A revision that is read and whose structure is stored, but that no row names yet."""

    space_id: str
    repository_id: str
    commit: Commit
    revision: Revision
    snapshot: str


def prepare(database: Database, space: SpaceFolder | Row, commit: Commit, previous: Revision | None) -> Prepared:
    """Read what the commit holds for the space, and store it; in transactions of its own, because nothing refers to it yet."""
    with database.read() as tx:
        revision = read(tx, space, commit, previous)
    with database.write() as tx:
        return store(tx, space, commit, revision)


def read(
    tx: Transaction,
    space: SpaceFolder | Row,
    commit: Commit,
    previous: Revision | None,
    earlier: Callable[[], Iterable[Revision]] = tuple,
) -> Revision:
    """What the commit holds for the space; pages keep the ids they have in `previous`, and those that come back the ids they had in `earlier`."""
    stored = StoredFiles(tx, space.repository_id, commit.tree, space.directory)
    return read_from(tx, space.repository_id, stored, previous, earlier)


def store(tx: Transaction, space: SpaceFolder | Row, commit: Commit, revision: Revision) -> Prepared:
    """Store the structure, and keep it in memory for its first readers."""
    encoder = _encoders.get(space.id) or Encoder()
    snapshot = save_snapshot(tx, space.id, encoder.encode(revision))
    _encoders.put(space.id, encoder, encoder.size)
    remember(space.id, snapshot, revision)
    return Prepared(space.id, space.repository_id, commit, revision, snapshot)


def record(tx: Transaction, prepared: Prepared, *, kind: str = "edits", parents: Sequence[str], author_id: str | None = None) -> None:
    """Make the prepared revision the space's current one, note its faults, and tell who follows the log of changes."""
    commit = prepared.commit
    queries.insert_revision(
        tx,
        space_id=prepared.space_id,
        id=commit.oid,
        commit=commit.oid,
        type=kind,
        parents=list(parents),
        author_id=author_id,
        message=commit.message,
        created_at=moment_of(commit),
        snapshot=prepared.snapshot,
    )
    queries.set_snapshot(tx, prepared.space_id, commit.oid, prepared.snapshot)
    update_space(tx, prepared.space_id, revision_id=commit.oid, updated_at=clock.now())
    queries.replace_faults(
        tx,
        prepared.space_id,
        (
            {
                "repository_id": prepared.repository_id,
                "space_id": prepared.space_id,
                "revision_id": commit.oid,
                "path": fault.path,
                "line": fault.line,
                "message": fault.message,
            }
            for fault in prepared.revision.faults
        ),
    )
    change_log.record(tx, "space.content", prepared.space_id, {"revision": commit.oid})


def moment_of(commit: Commit) -> datetime:
    """When the commit was made; now, for one that does not say."""
    at = commit.committer.at
    return at if at.year > 1970 else clock.now()  # noqa: PLR2004 - what a broken commit reads as
