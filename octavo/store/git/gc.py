"""Collecting what nothing needs: Git objects that no reference or revision reaches, structures that no revision has.

Safe beside writers. Young objects are let be, since they are stored before a reference moves to them; storing an old one again makes it young; and the
references are read again in each transaction that deletes.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import and_, bindparam, delete, exists, select

from octavo import clock
from octavo.store.database import Database
from octavo.store.git import commits, objects, walk
from octavo.store.git.refs import list_refs
from octavo.store.query import in_list, query
from octavo.store.tables.git import commit_parents, git_objects, repositories
from octavo.store.tables.revisions import revisions, snapshot_chunks, snapshots
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction

KEEP_YOUNG: Final = timedelta(days=14)
BATCH: Final = 1_000

_OF_REPOSITORY = git_objects.c.repository_id == bindparam("repository")
_OLD = query(
    select(git_objects.c.id, git_objects.c.size)
    .where(_OF_REPOSITORY, git_objects.c.id > bindparam("after"), git_objects.c.stored_at < bindparam("before"))
    .order_by(git_objects.c.id)
    .limit(BATCH)
)
_DELETE = query(
    delete(git_objects)
    .where(_OF_REPOSITORY, git_objects.c.stored_at < bindparam("before"), in_list(git_objects.c.id, "oids"))
    .returning(git_objects.c.id, git_objects.c.size)
)
_DELETE_EDGES = query(
    delete(commit_parents).where(commit_parents.c.repository_id == bindparam("repository"), in_list(commit_parents.c.commit_id, "oids"))
)
_REVISION_COMMITS = query(
    select(revisions.c.commit)
    .distinct()
    .join(spaces, spaces.c.id == revisions.c.space_id)
    .where(spaces.c.repository_id == bindparam("repository"))
)
_REPOSITORIES = query(select(repositories.c.id).order_by(repositories.c.id))
_SPACES = query(select(spaces.c.id).order_by(spaces.c.id))
_LOCK_SPACE = query(select(spaces.c.id).where(spaces.c.id == bindparam("space")).with_for_update())
_DELETE_SNAPSHOTS = query(
    delete(snapshots).where(
        snapshots.c.space_id == bindparam("space"),
        snapshots.c.stored_at < bindparam("before"),
        ~exists().where(and_(revisions.c.space_id == snapshots.c.space_id, revisions.c.snapshot == snapshots.c.id)),
    )
)
_LISTS = query(select(snapshots.c.chunks).where(snapshots.c.space_id == bindparam("space")))
_CHUNKS = query(select(snapshot_chunks.c.id).where(snapshot_chunks.c.space_id == bindparam("space")))
_DELETE_CHUNKS = query(
    delete(snapshot_chunks).where(snapshot_chunks.c.space_id == bindparam("space"), in_list(snapshot_chunks.c.id, "ids"))
)


class Collected(NamedTuple):
    """What was deleted; `bytes` before compression."""

    objects: int = 0
    bytes: int = 0
    snapshots: int = 0
    chunks: int = 0


def collect(database: Database, *, young: timedelta = KEEP_YOUNG) -> Collected:
    """Collect in every repository and space."""
    before = clock.now() - young
    with database.read() as tx:
        repository_ids = [row.id for row in tx.all(_REPOSITORIES)]
        space_ids = [row.id for row in tx.all(_SPACES)]
    total = Collected()
    for repository in repository_ids:
        count, size = collect_objects(database, repository, before)
        total = total._replace(objects=total.objects + count, bytes=total.bytes + size)
    for space in space_ids:
        structures, chunks = collect_snapshots(database, space, before)
        total = total._replace(snapshots=total.snapshots + structures, chunks=total.chunks + chunks)
    return total


def collect_objects(database: Database, repository: str, before: datetime) -> tuple[int, int]:
    """Delete the objects of one repository that nothing reaches and that were stored before a moment; answers their number and size."""
    with database.snapshot() as tx:
        needed = _Needed(repository)
        needed.add(tx)
    count = size = 0
    after = ""
    while True:
        with database.write() as tx:
            old = tx.all(_OLD, repository=repository, after=after, before=before)
            if not old:
                return count, size
            needed.add(tx)
            unneeded = [row.id for row in old if row.id not in needed.reached]
            gone = tx.all(_DELETE, repository=repository, before=before, oids=unneeded) if unneeded else []
            tx.execute(_DELETE_EDGES, repository=repository, oids=[row.id for row in gone])
        delete_blobs(database, repository, [row.id for row in gone if row.size > objects.LARGE])
        count, size, after = count + len(gone), size + sum(row.size for row in gone), old[-1].id


def delete_blobs(database: Database, repository: str, oids: list[str]) -> None:
    """Delete large contents whose rows are gone, but for those that somebody has stored again since."""
    if not oids:
        return
    with database.write() as tx:
        objects.hold_blobs(tx, alone=True)
        again = objects.kinds(tx, repository, oids)
        tx.blobs.delete(objects.blob_key(repository, oid) for oid in oids if oid not in again)


def collect_snapshots(database: Database, space: str, before: datetime) -> tuple[int, int]:
    """Delete the structures of one space that no revision has, and their chunks; answers both numbers."""
    with database.write() as tx:
        tx.one_or_none(_LOCK_SPACE, space=space)  # `save_snapshot` holds this row from its first insert
        deleted = tx.execute(_DELETE_SNAPSHOTS, space=space, before=before)
        if not deleted:
            return 0, 0
        listed = {row.chunks[at : at + 20].hex() for row in tx.all(_LISTS, space=space) for at in range(0, len(row.chunks), 20)}
        unlisted = [row.id for row in tx.all(_CHUNKS, space=space) if row.id not in listed]
        return deleted, tx.execute(_DELETE_CHUNKS, space=space, ids=unlisted)


class _Needed:
    """What references and revisions reach, kept up to date while they move."""

    def __init__(self, repository: str) -> None:
        self._repository = repository
        self.reached: set[str] = set()

    def add(self, tx: Transaction) -> None:
        """Whatever is reached now and was not before."""
        tips = [*list_refs(tx, self._repository).values(), *(row.commit for row in tx.all(_REVISION_COMMITS, repository=self._repository))]
        fresh = [tip for tip in tips if tip not in self.reached]
        if fresh:
            self._reach(tx, [oid for oid in walk.history(tx, self._repository, fresh) if oid not in self.reached])

    def _reach(self, tx: Transaction, history: Iterable[str]) -> None:
        for batch in objects.batches(history, BATCH):
            self.reached.update(batch)
            roots = [commit.tree for commit in commits.read_commits(tx, self._repository, batch).values()]
            for _ in walk.walk_trees(tx, self._repository, roots, self.reached):
                pass
