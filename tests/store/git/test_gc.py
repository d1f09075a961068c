"""What nothing needs is collected, and nothing else."""

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select, update

from octavo import clock
from octavo.store.database import Database
from octavo.store.git import gc, objects
from octavo.store.git.objects import MissingObject
from octavo.store.git.pack import missing_objects
from octavo.store.git.refs import MAIN, move_ref, read_ref
from octavo.store.git.staging import Staging
from octavo.store.snapshots import load_snapshot, save_snapshot
from octavo.store.tables.git import commit_parents, git_objects
from octavo.store.tables.revisions import revisions
from octavo.store.tables.spaces import spaces
from tests.store.repositories import NOON, add_repository, commit_files
from tests.store.rows import make_space

NOW = timedelta(0)
DRAFT = "refs/changes/s/1/head"
LARGE = bytes(range(256)) * 2000


def count(database: Database) -> int:
    with database.read() as tx:
        return int(tx.scalar(select(func.count()).select_from(git_objects)))


def drop(database: Database, repository: str, ref: str) -> None:
    with database.write() as tx:
        move_ref(tx, repository, ref, None, expected=read_ref(tx, repository, ref))


def test_what_references_reach_stays(database: Database) -> None:
    repository = add_repository(database)
    first = commit_files(database, repository, {"a/b": b"1", "large": LARGE})
    commit = commit_files(database, repository, {"a/b": b"2"})
    before = count(database)
    assert gc.collect(database, young=NOW).objects == 0
    assert count(database) == before
    with database.read() as tx:
        assert first in missing_objects(tx, repository, [commit])


def test_what_a_deleted_branch_held_goes(database: Database) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"a/b": b"1"})
    before = count(database)
    commit_files(database, repository, {"c": b"draft", "large": LARGE}, ref=DRAFT)
    second = commit_files(database, repository, {"c": b"again"}, ref=DRAFT)
    drop(database, repository, DRAFT)
    collected = gc.collect(database, young=NOW)
    assert collected.objects == 7
    assert collected.bytes > len(LARGE)
    assert count(database) == before
    assert list(database.blobs.keys()) == []
    with database.read() as tx:
        assert tx.scalar(select(func.count()).select_from(commit_parents)) == 0
        with pytest.raises(MissingObject):
            objects.read(tx, repository, second)


def test_the_young_are_let_be(database: Database) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"a": b"1"})
    drop(database, repository, MAIN)
    assert gc.collect(database).objects == 0
    assert gc.collect(database, young=NOW).objects == 3


def test_storing_an_old_object_again_makes_it_young(database: Database) -> None:
    repository = add_repository(database)
    with database.write() as tx:
        staging = Staging(repository)
        oid = staging.blob(b"text")
        staging.write(tx)
        tx.execute(update(git_objects).values(stored_at=clock.now() - timedelta(days=60)))
    staging.blob(b"text")
    staging.save(database)
    assert gc.collect(database).objects == 0
    with database.read() as tx:
        assert objects.read_blob(tx, repository, oid) == b"text"


def test_what_a_revision_needs_stays(database: Database) -> None:
    with database.write() as tx:
        space = make_space(tx)
        repository = tx.scalar(select(spaces.c.repository_id))
    commit = commit_files(database, repository, {"a": b"1"})
    with database.write() as tx:
        tx.execute(insert(revisions).values(space_id=space, id=commit, commit=commit, type="edits", created_at=NOON))
    drop(database, repository, MAIN)
    assert gc.collect(database, young=NOW).objects == 0


def test_another_repositorys_references_keep_nothing_alive(database: Database) -> None:
    mine, theirs = add_repository(database, "mine"), add_repository(database, "theirs")
    commit_files(database, mine, {"a": b"1"})
    commit_files(database, theirs, {"a": b"1"})
    drop(database, mine, MAIN)
    assert gc.collect(database, young=NOW).objects == 3
    assert count(database) == 3


def test_structures_that_no_revision_has_go_with_their_chunks(database: Database) -> None:
    with database.write() as tx:
        space = make_space(tx)
        kept = save_snapshot(tx, space, b'{"kept": true}')
        save_snapshot(tx, space, b'{"kept": false}')
        tx.execute(insert(revisions).values(space_id=space, id="r", commit="c", type="edits", created_at=NOON, snapshot=kept))
    assert gc.collect(database).snapshots == 0
    collected = gc.collect(database, young=NOW)
    assert (collected.snapshots, collected.chunks) == (1, 1)
    with database.read() as tx:
        assert load_snapshot(tx, space, kept) == b'{"kept": true}'


def test_a_large_file_that_is_stored_again_while_it_is_collected_keeps_its_content(database: Database) -> None:
    """Whichever comes first: the collector finds the new row, or the writer finds its content gone and puts it there again."""
    repository = add_repository(database)
    staging = Staging(repository)
    oid = staging.blob(LARGE)
    staging.upload(database)
    gc.delete_blobs(database, repository, [oid])  # after the upload, before the row
    staging.save(database)
    gc.delete_blobs(database, repository, [oid])  # after the row
    with database.read() as tx:
        assert objects.read_blob(tx, repository, oid) == LARGE
