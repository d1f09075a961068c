"""Files become trees and commits, byte for byte as the git program makes them."""

from pathlib import Path

import pytest

from octavo.errors import BadRequest, Conflict
from octavo.store.database import Database
from octavo.store.git import objects, trees
from octavo.store.git.commits import read_commit
from octavo.store.git.objects import Kind, MissingObject
from octavo.store.git.staging import Staging
from octavo.store.git.trees import EXECUTABLE, FILE
from octavo.store.git.writing import StoredFile, write_changes
from tests.store.git.gitprogram import git
from tests.store.repositories import add_repository, commit_files


def files_of(database: Database, repository: str, commit: str) -> dict[str, bytes]:
    with database.read() as tx:
        index = trees.tree_index(tx, repository, commit)
        return {path: objects.read_blob(tx, repository, entry.oid) for path, entry in index.items()}


def test_files_are_read_back_with_their_sizes(database: Database) -> None:
    repository = add_repository(database)
    commit = commit_files(database, repository, {"README.md": b"# Hi\n", "a/b/c.md": b"deep", "ü.md": b""})
    with database.read() as tx:
        index = trees.tree_index(tx, repository, commit)
    assert {path: (entry.mode, entry.size) for path, entry in index.items()} == {
        "README.md": (FILE, 5),
        "a/b/c.md": (FILE, 4),
        "ü.md": (FILE, 0),
    }
    assert files_of(database, repository, commit)["a/b/c.md"] == b"deep"


def test_trees_and_commits_have_the_ids_that_git_gives_them(sqlite_database: Database, tmp_path: Path) -> None:
    files = {"a.md": b"1", "a/x": b"2", "a.b/y": b"3", "z": b"4", "ü": b"5"}
    del files["a.md"]
    repository = add_repository(sqlite_database)
    commit = commit_files(sqlite_database, repository, files, message="Zwölf")
    work = tmp_path / "work"
    for path, content in files.items():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_bytes(content)
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "Zwölf"]):
        git(work, *arguments)
    assert commit == git(work, "rev-parse", "HEAD").decode().strip()


def test_an_edit_keeps_every_other_file_and_folder(database: Database) -> None:
    repository = add_repository(database)
    first = commit_files(database, repository, {"a/1": b"1", "a/2": b"2", "b/1": b"1"})
    second = commit_files(database, repository, {"a/1": b"changed", "c/d/e": b"new"})
    assert files_of(database, repository, second) == {"a/1": b"changed", "a/2": b"2", "b/1": b"1", "c/d/e": b"new"}
    assert files_of(database, repository, first) == {"a/1": b"1", "a/2": b"2", "b/1": b"1"}


def test_only_touched_folders_are_written(database: Database) -> None:
    repository = add_repository(database)
    commit = commit_files(database, repository, {"a/1": b"1", "b/1": b"2", "c/d/1": b"3"})
    staging = Staging(repository)
    with database.read() as tx:
        write_changes(tx, staging, read_commit(tx, repository, commit).tree, {"c/d/1": b"4"})
    assert len(staging) == 4  # the file, c/d, c and the root


def test_a_folder_without_files_is_gone(database: Database) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"a/b/c": b"1", "d": b"2"})
    commit = commit_files(database, repository, {"a/b/c": None, "never/there": None})
    with database.read() as tx:
        assert list(trees.read_folder(tx, repository, read_commit(tx, repository, commit).tree)) == ["d"]


def test_deleting_everything_leaves_the_empty_tree(database: Database) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"a/b": b"1"})
    commit = commit_files(database, repository, {"a/b": None})
    with database.read() as tx:
        assert read_commit(tx, repository, commit).tree == trees.EMPTY
    assert files_of(database, repository, commit) == {}


def test_a_move_places_the_file_that_is_there(database: Database) -> None:
    repository = add_repository(database)
    commit = commit_files(database, repository, {"old.md": b"text"})
    with database.read() as tx:
        entry = trees.tree_index(tx, repository, commit)["old.md"]
    moved = commit_files(database, repository, {"old.md": None, "new/name.md": StoredFile(entry.oid, EXECUTABLE)})
    assert files_of(database, repository, moved) == {"new/name.md": b"text"}
    kept = commit_files(database, repository, {"new/name.md": b"other text"})
    with database.read() as tx:
        assert trees.tree_index(tx, repository, kept)["new/name.md"].mode == EXECUTABLE


@pytest.mark.parametrize(
    "path",
    [
        "../evil",
        "a/../b",
        "",
        "/a",
        "a/",
        "a//b",
        ".git/config",
        "x/.GIT/y",
        "git~1",
        ".gi\u200ct",
        ".git. ",
        "a\\b",
        "a\0b",
        "n" * 256,
        "d/" * 101 + "f",
    ],
)
def test_dangerous_paths_are_refused(database: Database, path: str) -> None:
    repository = add_repository(database)
    with pytest.raises(BadRequest):
        commit_files(database, repository, {path: b"x"})


@pytest.mark.parametrize("changes", [{"a/b": b"file over folder"}, {"a/b/c/d": b"folder over file"}])
def test_a_file_and_a_folder_cannot_share_a_path(database: Database, changes: dict[str, bytes]) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"a/b/c": b"1"})
    with pytest.raises(Conflict):
        commit_files(database, repository, changes)


def test_a_file_may_become_a_folder_in_one_change(database: Database) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"a": b"1", "b/c": b"2"})
    commit = commit_files(database, repository, {"a": None, "a/x": b"3", "b/c": None, "b": b"4"})
    assert files_of(database, repository, commit) == {"a/x": b"3", "b": b"4"}


def test_large_files_lie_in_blob_storage(database: Database) -> None:
    repository = add_repository(database)
    large = bytes(range(256)) * 2000
    commit = commit_files(database, repository, {"image.png": large, "small": b"1"})
    assert files_of(database, repository, commit) == {"image.png": large, "small": b"1"}
    oid = objects.object_id(Kind.BLOB, large)
    assert list(database.blobs.keys()) == [f"git/{repository}/{oid[:2]}/{oid}"]


def test_a_place_must_be_a_file_of_the_repository(database: Database) -> None:
    mine, theirs = add_repository(database, "mine"), add_repository(database, "theirs")
    commit = commit_files(database, theirs, {"secret": b"theirs"})
    with database.read() as tx:
        secret = trees.tree_index(tx, theirs, commit)["secret"].oid
    with pytest.raises(MissingObject):
        commit_files(database, mine, {"stolen": StoredFile(secret)})
    with pytest.raises(MissingObject):
        commit_files(database, theirs, {"tree": StoredFile(trees.EMPTY)})
