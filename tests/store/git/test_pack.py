"""Packs and bundles that the git program accepts."""

import io
from pathlib import Path

import pytest

from octavo.store.database import Database
from octavo.store.git.fetch import fetch_history, fetch_newest
from octavo.store.git.objects import MissingObject
from octavo.store.git.origins import GitFolder
from octavo.store.git.pack import missing_objects, write_pack
from octavo.store.git.receive import import_pack
from octavo.store.git.refs import MAIN, move_ref
from tests.store.git.gitprogram import git, head, make_repository, pack
from tests.store.repositories import add_repository, commit_files

LARGE = bytes(range(256)) * 2000


def test_git_clones_from_a_bundle(database: Database, tmp_path: Path) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"a/b.md": b"one", "large.bin": LARGE})
    commit = commit_files(database, repository, {"a/b.md": b"two"}, message="Second")
    with database.read() as tx, (tmp_path / "docs.bundle").open("wb") as file:
        file.write(f"# v2 git bundle\n{commit} {MAIN}\n\n".encode())
        write_pack(tx, repository, file.write, [commit])
    git(tmp_path, "clone", "-q", "-b", "main", "docs.bundle", "clone")
    assert head(tmp_path / "clone") == commit
    assert (tmp_path / "clone/a/b.md").read_bytes() == b"two"
    assert (tmp_path / "clone/large.bin").read_bytes() == LARGE
    git(tmp_path / "clone", "fsck", "--strict")


def test_only_what_the_other_side_lacks_is_packed(database: Database) -> None:
    repository = add_repository(database)
    old = commit_files(database, repository, {"a/b": b"1", "c/d": b"2", "same": b"3"})
    new = commit_files(database, repository, {"a/b": b"changed"})
    with database.read() as tx:
        assert len(missing_objects(tx, repository, [new], [old])) == 4  # commit, root, a, a/b
        assert missing_objects(tx, repository, [new], [new]) == []
        assert len(missing_objects(tx, repository, [new])) == 4 + 7


def test_git_indexes_a_pack_for_a_fetch(database: Database, tmp_path: Path) -> None:
    repository = add_repository(database)
    work = make_repository(tmp_path / "work", {"a/b.md": b"one"})
    import_pack(database, repository, io.BytesIO(pack(work, "HEAD")))
    with database.write() as tx:
        move_ref(tx, repository, MAIN, head(work), expected=None)
    new = commit_files(database, repository, {"c.md": b"new"})
    out = io.BytesIO()
    with database.read() as tx:
        assert write_pack(tx, repository, out.write, [new], [head(work)]) == 3
    git(work, "index-pack", "--stdin", "--strict", stdin=out.getvalue())
    git(work, "merge", "-q", "--ff-only", new)
    assert (work / "c.md").read_bytes() == b"new"


def test_tags_go_with_what_they_tag(database: Database, tmp_path: Path) -> None:
    work = make_repository(tmp_path / "work", {"a.md": b"one"}, {"a.md": b"two"})
    git(work, "tag", "-a", "v1", "-m", "One", "HEAD~1")
    repository = add_repository(database)
    import_pack(database, repository, io.BytesIO(pack(work, "v1")))
    with database.write() as tx:
        move_ref(tx, repository, "refs/tags/v1", head(work, "v1"), expected=None)
        out = io.BytesIO()
        assert write_pack(tx, repository, out.write, [head(work, "v1")]) == 4


def test_a_history_that_is_still_being_copied_is_not_packed(database: Database, tmp_path: Path) -> None:
    """A clone must fail before its first byte, not in the middle."""
    work = make_repository(tmp_path / "work", {"a.md": b"one"}, {"a.md": b"two"})
    repository = add_repository(database)
    with GitFolder(work) as origin:
        fetch_newest(database, repository, origin, head(work))
        out = io.BytesIO()
        with database.read() as tx, pytest.raises(MissingObject, match="whole history"):
            write_pack(tx, repository, out.write, [head(work)])
        assert out.getvalue() == b""
        fetch_history(database, repository, origin, [head(work)])
    with database.read() as tx:
        assert write_pack(tx, repository, out.write, [head(work)]) == 6
