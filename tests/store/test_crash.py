"""A process killed at any moment leaves whole commits, whole revisions and whole jobs, or none of them."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from octavo.store.database import Database
from octavo.store.git import objects
from octavo.store.git.history import first_parents
from octavo.store.git.pack import missing_objects
from octavo.store.git.refs import MAIN, read_ref
from octavo.store.sqlite import SQLite
from octavo.store.tables.jobs import jobs
from octavo.store.tables.revisions import revisions
from octavo.store.tables.settings import settings
from octavo.store.tables.spaces import spaces
from tests.databases import reopen, url_of
from tests.store.repositories import commit_files
from tests.store.rows import make_space

ROUNDS = 5


def prepare(database: Database) -> None:
    """A space with one commit."""
    with database.write() as tx:
        make_space(tx)
        repository = tx.one(select(spaces)).repository_id
    first = commit_files(database, repository, {"README.md": b"begin"})
    with database.write() as tx:
        tx.execute(insert(settings).values(key="last", value=first))
        tx.execute(update(spaces).values(revision_id=first))


def write_and_die(database: Database, folder: Path, chance: random.Random) -> None:
    """Another process writes, and is killed somewhere in the middle."""
    url = url_of(database) or ""
    command = [sys.executable, "-m", "tests.store.writer", url, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stderr
        for _ in range(chance.randrange(2, 10)):
            if not writer.stdout.readline():
                pytest.fail(writer.stderr.read().decode())
        for _ in range(chance.randrange(200_000)):  # a few milliseconds into the next step
            pass
        writer.send_signal(signal.SIGKILL)


def check(database: Database) -> int:
    """Everything that must agree; answers how many commits there are."""
    if isinstance(database.engine, SQLite):
        assert database.engine.faults() == []
    with database.snapshot() as tx:
        space = tx.one(select(spaces))
        head = read_ref(tx, space.repository_id, MAIN)
        assert head
        line = first_parents(tx, space.repository_id, head)
        recorded = {row.id for row in tx.all(select(revisions))}
        assert recorded == set(line[:-1])  # the first was made by the test
        assert recorded == {row.payload for row in tx.all(select(jobs))}
        assert space.revision_id == tx.scalar(select(settings.c.value)) == head
        everything = missing_objects(tx, space.repository_id, line)
        read = dict(objects.read_many(tx, space.repository_id, everything))
        assert sorted(read) == sorted(everything)
        assert all(objects.object_id(*found) == oid for oid, found in read.items())
    return len(line)


def test_a_killed_process_leaves_nothing_half_done(database: Database, tmp_path: Path) -> None:
    prepare(database)
    chance = random.Random(str(tmp_path))
    commits = 1
    for _ in range(ROUNDS):
        write_and_die(database, tmp_path, chance)
        again = reopen(database, tmp_path)
        now = check(again)
        again.close()
        assert now >= commits
        commits = now
    assert commits > 1
