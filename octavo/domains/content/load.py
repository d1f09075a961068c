"""Revisions in memory: immutable, so that what was read once is shared by everybody who may read it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

import orjson

from octavo.api.inline import long_work
from octavo.cache import Cache
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Revision
from octavo.domains.content import queries
from octavo.domains.content.older_books import read_through
from octavo.domains.content.stored_files import StoredFiles, reader_of_blobs
from octavo.errors import NotFound
from octavo.ids import new_id
from octavo.store.git import commits
from octavo.store.query import Row
from octavo.store.snapshots import load_snapshot
from octavo.store.transaction import Transaction

MAX_PAGES: Final = 50_000
"""Of revisions in memory: about 1.5 KB a page, less where revisions share them."""

_revisions: Cache[tuple[str, str], Revision] = Cache(MAX_PAGES)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A revision of a space with the rows of both.

    `revision` is what its reader sees of it (`hiding.seen_by`), `whole` all of it: documents are the same for everybody, so their links are read there.
    """

    space: Row
    row: Row
    revision: Revision
    whole: Revision


def load(tx: Transaction, space: Row, revision_id: str | None = None) -> Loaded:
    """A revision of `space`, the current one unless named. Raises NotFound for one that is not this space's."""
    wanted = revision_id or space.revision_id
    row = queries.find_revision(tx, space.id, wanted) if wanted else None
    if row is None:
        raise NotFound("The revision was not found." if revision_id else "The space has no content yet.")
    revision = _revision(tx, space, row)
    return Loaded(space, row, revision, revision)


def remember(space_id: str, snapshot: str, revision: Revision) -> None:
    """Keep a revision that was just read, so that its first reader need not read it again."""
    _revisions.put((space_id, snapshot), revision, _weight(revision))


def _revision(tx: Transaction, space: Row, row: Row) -> Revision:
    key = (space.id, row.snapshot or f"commit {row.commit}")
    found = _revisions.get(key)
    if found is not None:
        return found
    long_work()
    revision = _stored(tx, space, row) if row.snapshot else _read_old(tx, space, row)
    _revisions.put(key, revision, _weight(revision))
    return revision


def _stored(tx: Transaction, space: Row, row: Row) -> Revision:
    return Revision.from_json(orjson.loads(load_snapshot(tx, space.id, row.snapshot)))


def _read_old(tx: Transaction, space: Row, row: Row) -> Revision:
    """A revision from before the import: read now, with the ids that its pages have today."""
    today = load(tx, space).revision if row.id != space.revision_id else None
    tree = commits.read_commit(tx, space.repository_id, row.commit).tree
    stored = StoredFiles(tx, space.repository_id, tree, space.directory)
    # Where its pages were before: nobody knows, but where they are later is known, and is not that.
    return replace(read_from(tx, space.repository_id, stored, today), former_paths={})


def read_from(
    tx: Transaction,
    repository_id: str,
    stored: StoredFiles,
    previous: Revision | None,
    earlier: Callable[[], Iterable[Revision]] = tuple,
) -> Revision:
    """What the files of a commit hold; pages keep the ids they have in `previous`, and those that come back the ids they had in `earlier`."""
    lens = read_through(tx, repository_id, stored)
    return read_revision(
        lens.files,
        previous=previous,
        new_id=new_id,
        read_old=reader_of_blobs(tx, repository_id),
        lent=lens.faults,
        beside=lens.beside,
        tracked=lens.tracked,
        earlier=earlier,
    )


def _weight(revision: Revision) -> int:
    return 10 + sum(1 for _ in revision.walk()) + len(revision.files) + len(revision.former_paths) // 8
