"""A process that imports without end, to be killed: `python -m tests.store.writer URL FOLDER`."""

import os
import sys
from pathlib import Path

from sqlalchemy import insert, select, update

from octavo.store import jobs
from octavo.store.database import Database
from octavo.store.git.commits import add_commit, read_commit
from octavo.store.git.refs import MAIN, move_ref, read_ref
from octavo.store.git.staging import Staging
from octavo.store.git.writing import write_changes
from octavo.store.query import Row
from octavo.store.snapshots import save_snapshot
from octavo.store.tables.revisions import revisions
from octavo.store.tables.settings import settings
from octavo.store.tables.spaces import spaces
from tests.store.repositories import ADA, NOON


def write(database: Database, space: Row, number: int) -> None:
    """As an import does: objects in batches, then reference, revision, space and job in one transaction; says so after each step."""
    with database.read() as tx:
        parent = read_ref(tx, space.repository_id, MAIN)
        assert parent
        staging = Staging(space.repository_id)
        files = {f"d{n % 7}/p{n}.md": os.urandom(40) for n in range(number % 60 + 1)}
        tree = write_changes(tx, staging, read_commit(tx, space.repository_id, parent).tree, {**files, "large": os.urandom(4) * 80_000})
    commit = add_commit(staging, tree, [parent], author=ADA, message=f"{os.getpid()}.{number}")
    staging.save(database)
    say("saved")
    with database.write() as tx:
        snapshot = save_snapshot(tx, space.id, commit.encode())
        tx.execute(insert(revisions).values(space_id=space.id, id=commit, commit=commit, type="edits", created_at=NOON, snapshot=snapshot))
        jobs.enqueue(tx, "index", commit)
        tx.execute(update(spaces).values(revision_id=commit))
        tx.execute(update(settings).values(value=commit))
        move_ref(tx, space.repository_id, MAIN, commit, expected=parent)
    say("moved")


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(url: str, folder: str) -> None:
    database = Database.open(url or None, Path(folder))
    with database.read() as tx:
        space = tx.one(select(spaces))
    number = 0
    while True:
        number += 1
        write(database, space, number)


if __name__ == "__main__":
    main(*sys.argv[1:])
