"""Ancestors, logs and differences."""

import pytest

from octavo.errors import BadRequest, Conflict
from octavo.store.database import Database
from octavo.store.git.commits import read_commit
from octavo.store.git.history import ancestors, changed_paths, first_parents, is_ancestor, log_of_folder
from octavo.store.git.objects import MissingObject
from octavo.store.git.refs import MAIN, list_refs, move_ref, read_ref
from octavo.store.git.trees import EMPTY
from octavo.store.transaction import Transaction
from tests.store.repositories import add_repository, commit_files, join

DRAFT = "refs/changes/space/1/head"


def branch(database: Database, repository: str, at: str) -> None:
    with database.write() as tx:
        move_ref(tx, repository, DRAFT, at, expected=None)


def test_a_reference_moves_only_from_where_it_was_seen(database: Database) -> None:
    repository = add_repository(database)
    first = commit_files(database, repository, {"a": b"1"})
    second = commit_files(database, repository, {"a": b"2"})
    with pytest.raises(Conflict), database.write() as tx:
        move_ref(tx, repository, MAIN, first, expected=first)
    with pytest.raises(Conflict), database.write() as tx:
        move_ref(tx, repository, MAIN, first, expected=None)
    with pytest.raises(Conflict), database.write() as tx:
        move_ref(tx, repository, MAIN, None, expected=first)
    with database.write() as tx:
        assert read_ref(tx, repository, MAIN) == second
        move_ref(tx, repository, MAIN, None, expected=second)
        assert read_ref(tx, repository, MAIN) is None


def test_a_reference_points_to_a_commit_of_its_repository(database: Database) -> None:
    mine, theirs = add_repository(database, "mine"), add_repository(database, "theirs")
    foreign = commit_files(database, theirs, {"a": b"1"})

    def tree_of(tx: Transaction) -> str:
        return read_commit(tx, theirs, foreign).tree

    with pytest.raises(MissingObject), database.write() as tx:
        move_ref(tx, mine, MAIN, foreign, expected=None)
    with pytest.raises(MissingObject), database.write() as tx:
        move_ref(tx, theirs, "refs/heads/tree", tree_of(tx), expected=None)


@pytest.mark.parametrize("name", ["main", "refs/heads/../x", "refs/heads/a b", "refs/heads/x.lock", "refs/heads/", "HEAD"])
def test_names_that_git_refuses_are_refused(database: Database, name: str) -> None:
    repository = add_repository(database)
    commit = commit_files(database, repository, {"a": b"1"})
    with pytest.raises(BadRequest), database.write() as tx:
        move_ref(tx, repository, name, commit, expected=None)


def test_references_are_listed_by_prefix(database: Database) -> None:
    repository = add_repository(database)
    commit = commit_files(database, repository, {"a": b"1"})
    branch(database, repository, commit)
    with database.read() as tx:
        assert list_refs(tx, repository) == {DRAFT: commit, MAIN: commit}
        assert list_refs(tx, repository, "refs/heads/") == {MAIN: commit}


def test_ancestry_follows_every_parent(database: Database) -> None:
    repository = add_repository(database)
    root = commit_files(database, repository, {"a": b"0"})
    branch(database, repository, root)
    main = commit_files(database, repository, {"a": b"1"})
    draft = commit_files(database, repository, {"b": b"1"}, ref=DRAFT)
    merged = join(database, repository, main, draft, tree_of=draft, ref=MAIN)
    with database.read() as tx:
        assert is_ancestor(tx, repository, root, merged)
        assert is_ancestor(tx, repository, draft, merged)
        assert is_ancestor(tx, repository, merged, merged)
        assert not is_ancestor(tx, repository, main, draft)
        assert ancestors(tx, repository, merged) == {merged: [main, draft], main: [root], draft: [root], root: []}
        assert first_parents(tx, repository, merged) == [merged, main, root]


def test_the_log_of_a_folder_holds_the_commits_that_changed_it(database: Database) -> None:
    repository = add_repository(database)
    begin = commit_files(database, repository, {"README": b"0"})
    made = commit_files(database, repository, {"docs/a": b"1"})
    commit_files(database, repository, {"README": b"1"})
    edited = commit_files(database, repository, {"docs/a": b"2", "README": b"2"})
    removed = commit_files(database, repository, {"docs/a": None})
    head = commit_files(database, repository, {"README": b"3"})
    with database.read() as tx:
        log = list(log_of_folder(tx, repository, head, "docs"))
        assert [entry.commit.oid for entry in log] == [removed, edited, made]
        assert [entry.tree is None for entry in log] == [True, False, False]
        assert [entry.previous is None for entry in log] == [False, False, True]
        assert [entry.commit.oid for entry in log_of_folder(tx, repository, head, "docs", until=made)] == [removed, edited]
        assert [entry.commit.oid for entry in log_of_folder(tx, repository, head)][-1] == begin
        assert list(log_of_folder(tx, repository, head, "nowhere")) == []


def test_a_merge_is_one_step_of_the_log(database: Database) -> None:
    repository = add_repository(database)
    root = commit_files(database, repository, {"a": b"0"})
    branch(database, repository, root)
    draft = commit_files(database, repository, {"b": b"2"}, ref=DRAFT)
    merged = join(database, repository, root, draft, tree_of=draft, ref=MAIN)
    with database.read() as tx:
        assert [entry.commit.oid for entry in log_of_folder(tx, repository, merged)] == [merged, root]


def test_a_long_history_is_read_in_batches(sqlite_database: Database) -> None:
    repository = add_repository(sqlite_database)
    made = [commit_files(sqlite_database, repository, {f"{number % 2}/x": str(number).encode()}) for number in range(450)]
    with sqlite_database.read() as tx:
        log = [entry.commit.oid for entry in log_of_folder(tx, repository, made[-1], "1")]
        assert tx.statements < 30
    assert log == made[1::2][::-1]
    with sqlite_database.read() as tx:
        assert [entry.commit.oid for entry in log_of_folder(tx, repository, made[-1], until=made[-3])] == [made[-1], made[-2]]
        assert next(log_of_folder(tx, repository, made[-1])).commit.oid == made[-1]
        assert len(list(log_of_folder(tx, repository, made[-1], until=made[10]))) == 439


def test_differences_name_paths_with_both_sides(database: Database) -> None:
    repository = add_repository(database)
    old = commit_files(database, repository, {"same/x": b"1", "edit/x": b"1", "gone/x": b"1", "swap": b"1"})
    new = commit_files(database, repository, {"edit/x": b"2", "gone/x": None, "new/y/z": b"3", "swap": None, "swap/in": b"4"})
    with database.read() as tx:
        before, after = read_commit(tx, repository, old).tree, read_commit(tx, repository, new).tree
        changed = changed_paths(tx, repository, before, after)
        assert changed_paths(tx, repository, after, after) == {}
        assert len(changed_paths(tx, repository, None, after)) == 4
        assert changed_paths(tx, repository, EMPTY, after).keys() == changed_paths(tx, repository, None, after).keys()
    present = {path: (was is not None, now is not None) for path, (was, now) in changed.items()}
    assert present == {
        "edit/x": (True, True),
        "gone/x": (True, False),
        "new/y/z": (False, True),
        "swap": (True, False),
        "swap/in": (False, True),
    }
