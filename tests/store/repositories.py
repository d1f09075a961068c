"""Repositories to test with."""

from datetime import UTC, datetime

from sqlalchemy import insert

from octavo.store.database import Database
from octavo.store.git.commits import Person, add_commit, read_commit
from octavo.store.git.refs import MAIN, move_ref, read_ref
from octavo.store.git.staging import Staging
from octavo.store.git.writing import Changes, write_changes
from octavo.store.query import insert_or_ignore, query
from octavo.store.tables.accounts import accounts, organizations
from octavo.store.tables.git import repositories

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADA = Person("Ada Lovelace", "ada@example.org", NOON)


def add_repository(database: Database, name: str = "docs") -> str:
    """An empty repository; its id is its name."""
    with database.write() as tx:
        tx.execute(insert_or_ignore(accounts, ["id"]), id="org", name="org", kind="organization")
        tx.execute(insert_or_ignore(organizations, ["id"]), id="org", title="Org", created_at=NOON)
        tx.execute(query(insert(repositories)), id=name, organization_id="org", name=name, created_at=NOON)
    return name


def commit_files(database: Database, repository: str, changes: Changes, message: str = "Change", ref: str = MAIN) -> str:
    """A commit on a branch, as a short transaction; answers its id."""
    with database.write() as tx:
        parent = read_ref(tx, repository, ref)
        staging = Staging(repository)
        base = read_commit(tx, repository, parent).tree if parent else None
        tree = write_changes(tx, staging, base, changes)
        commit = add_commit(staging, tree, [parent] if parent else [], author=ADA, message=message)
        staging.write(tx)
        move_ref(tx, repository, ref, commit, expected=parent)
    return commit


def join(database: Database, repository: str, *parents: str, tree_of: str, ref: str | None = None) -> str:
    """A merge commit with the tree of one of its parents."""
    staging = Staging(repository)
    with database.write() as tx:
        commit = add_commit(staging, read_commit(tx, repository, tree_of).tree, parents, author=ADA, message="Merge")
        staging.write(tx)
        if ref:
            move_ref(tx, repository, ref, commit, expected=read_ref(tx, repository, ref))
    return commit
