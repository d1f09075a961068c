"""Repositories of others are copied: the newest content first, then the history, then whatever came since."""

import shutil
from pathlib import Path

import pytest

from octavo.errors import BadRequest, PayloadTooLarge
from octavo.store.database import Database
from octavo.store.git import objects, trees
from octavo.store.git.fetch import fetch_history, fetch_newest
from octavo.store.git.history import log_of_folder
from octavo.store.git.objects import MissingObject
from octavo.store.git.origins import GitFolder, import_bundle, read_bundle_refs
from octavo.store.git.packfile import BadPack, PackLimits
from octavo.store.git.refs import MAIN, list_refs, move_ref
from tests.store.git.gitprogram import git, head, make_repository
from tests.store.repositories import add_repository

LARGE = bytes(range(256)) * 2000


@pytest.fixture
def work(tmp_path: Path) -> Path:
    work = make_repository(tmp_path / "work", {"a.md": b"1", "d/b.md": b"1"}, {"a.md": b"2", "large.bin": LARGE}, {"d/b.md": b"2"})
    git(work, "tag", "-a", "v1", "-m", "One", "HEAD~1")
    git(work, "tag", "light", "HEAD~2")
    return work


def messages(database: Database, repository: str, commit: str) -> list[str]:
    with database.read() as tx:
        return [entry.commit.message.strip() for entry in log_of_folder(tx, repository, commit)]


def fetch_all(database: Database, repository: str, folder: Path) -> str:
    with GitFolder(folder) as origin:
        branch, commit = origin.head()
        assert (branch, commit) == (MAIN, head(folder))
        assert commit
        fetch_newest(database, repository, origin, commit)
        fetch_history(database, repository, origin, origin.refs().values())
    return commit


def test_the_newest_content_is_there_before_its_history(database: Database, work: Path) -> None:
    repository = add_repository(database)
    with GitFolder(work) as origin:
        fetch_newest(database, repository, origin, head(work))
    with database.write() as tx:
        move_ref(tx, repository, MAIN, head(work), expected=None)
        index = trees.tree_index(tx, repository, head(work))
        assert {path: objects.read_blob(tx, repository, entry.oid) for path, entry in index.items()} == {
            "a.md": b"2",
            "d/b.md": b"2",
            "large.bin": LARGE,
        }
    assert messages(database, repository, head(work)) == ["Commit 2"]


def test_the_history_follows(database: Database, work: Path) -> None:
    repository = add_repository(database)
    commit = fetch_all(database, repository, work)
    assert messages(database, repository, commit) == ["Commit 2", "Commit 1", "Commit 0"]
    with GitFolder(work) as origin, database.write() as tx:
        for name, oid in origin.refs().items():
            move_ref(tx, repository, name, oid, expected=None)
        assert list_refs(tx, repository) == origin.refs()
        assert list(origin.refs()) == ["refs/heads/main", "refs/tags/light", "refs/tags/v1"]


def test_packed_and_bare_repositories_are_read_alike(database: Database, work: Path, tmp_path: Path) -> None:
    git(work, "gc", "-q")
    git(tmp_path, "clone", "-q", "--bare", "work", "bare.git")
    repository = add_repository(database)
    assert messages(database, repository, fetch_all(database, repository, tmp_path / "bare.git")) == ["Commit 2", "Commit 1", "Commit 0"]


def test_a_stopped_history_is_taken_up_again(database: Database, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = add_repository(database)

    def stop(_: int) -> None:
        raise InterruptedError

    with GitFolder(work) as origin:
        monkeypatch.setattr("octavo.store.git.fetch.COMMITS_AT_ONCE", 1)
        with pytest.raises(InterruptedError):
            fetch_history(database, repository, origin, [head(work)], checkpoint=stop)
        assert messages(database, repository, head(work)) == ["Commit 2"]
        assert fetch_history(database, repository, origin, [head(work)]) == 3
    assert messages(database, repository, head(work)) == ["Commit 2", "Commit 1", "Commit 0"]


def test_files_that_are_there_are_not_read_again(database: Database, work: Path) -> None:
    repository = add_repository(database)
    fetch_all(database, repository, work)
    (work / "a.md").write_bytes(b"3")
    git(work, "commit", "-qam", "Commit 3")
    read: list[str] = []

    class Watched(GitFolder):
        def read(self, oid: str) -> objects.Object:
            found = super().read(oid)
            if found.kind == objects.Kind.BLOB:
                read.append(oid)
            return found

    with Watched(work) as origin:
        fetch_newest(database, repository, origin, head(work))
    assert read == [objects.object_id(objects.Kind.BLOB, b"3")]


def test_a_shallow_clone_begins_where_it_was_cut(database: Database, work: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", work.as_uri(), "shallow")
    repository = add_repository(database)
    with GitFolder(tmp_path / "shallow") as origin:
        assert fetch_history(database, repository, origin, [head(work)]) == 2
    assert messages(database, repository, head(work)) == ["Commit 2", "Commit 1"]


def test_a_repository_without_commits_has_no_head(tmp_path: Path) -> None:
    make_repository(tmp_path / "empty")
    with GitFolder(tmp_path / "empty") as origin:
        assert origin.head()[1] is None
        assert origin.refs() == {}


def test_a_damaged_repository_is_refused(database: Database, work: Path) -> None:
    repository = add_repository(database)
    blob = git(work, "rev-parse", "HEAD:a.md").decode().strip()
    (work / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with GitFolder(work) as origin, pytest.raises(MissingObject, match=blob):
        fetch_newest(database, repository, origin, head(work))


def test_files_above_the_limit_are_refused(database: Database, work: Path) -> None:
    with GitFolder(work) as origin, pytest.raises(PayloadTooLarge):
        fetch_newest(database, add_repository(database), origin, head(work), limits=PackLimits(file=1000))


def test_dangerous_names_are_refused(database: Database, work: Path) -> None:
    blob = git(work, "rev-parse", "HEAD:a.md").strip()
    tree = git(work, "hash-object", "--literally", "-t", "tree", "-w", "--stdin", stdin=b"100644 ..\0" + bytes.fromhex(blob.decode()))
    commit = git(work, "commit-tree", tree.decode().strip(), "-m", "Evil").decode().strip()
    with GitFolder(work) as origin, pytest.raises(BadPack):
        fetch_newest(database, add_repository(database), origin, commit)


def test_repositories_with_sha256_names_are_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256", "new")
    with pytest.raises(BadRequest, match="SHA-256"):
        GitFolder(tmp_path / "new")


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="not a Git repository"):
        GitFolder(tmp_path)


def test_a_strange_repository_cannot_borrow_from_elsewhere(work: Path, tmp_path: Path) -> None:
    borrowing = tmp_path / "borrowing"
    git(tmp_path, "clone", "-q", "--shared", str(work), "borrowing")
    with pytest.raises(BadRequest, match="borrows"):
        GitFolder(borrowing)
    with GitFolder(borrowing, trusted=True) as origin:
        assert origin.read(head(work)).kind == objects.Kind.COMMIT
    pointing = tmp_path / "pointing"
    pointing.mkdir()
    (pointing / ".git").write_text(f"gitdir: {work / '.git'}\n")
    with pytest.raises(BadRequest, match="pointer"):
        GitFolder(pointing)
    linked = tmp_path / "linked"
    shutil.copytree(work, linked)
    shutil.rmtree(linked / ".git/objects")
    (linked / ".git/objects").symlink_to(work / ".git/objects")
    with pytest.raises(BadRequest, match="symbolic links"):
        GitFolder(linked)


def test_a_bundle_is_taken_in_whole(database: Database, work: Path) -> None:
    git(work, "bundle", "create", "-q", "docs.bundle", "--all")
    repository = add_repository(database)
    with (work / "docs.bundle").open("rb") as file:
        refs = import_bundle(database, repository, file)
    assert refs["refs/heads/main"] == head(work)
    assert messages(database, repository, head(work)) == ["Commit 2", "Commit 1", "Commit 0"]


def test_a_bundle_of_a_part_is_refused_with_what_to_do(work: Path) -> None:
    git(work, "bundle", "create", "-q", "docs.bundle", "HEAD~1..main")
    with (work / "docs.bundle").open("rb") as file, pytest.raises(BadRequest, match="--all"):
        read_bundle_refs(file)


@pytest.mark.parametrize(
    "data", [b"", b"# v2 git bundle\n", b"# v2 git bundle\nnonsense\n\n", b"# v3 git bundle\n@object-format=sha256\n\n", b"PK\3\4"]
)
def test_what_is_no_bundle_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "file").write_bytes(data)
    with (tmp_path / "file").open("rb") as file, pytest.raises(BadRequest):
        read_bundle_refs(file)
