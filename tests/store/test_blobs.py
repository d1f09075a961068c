"""Blob storage on disk and on S3."""

import os
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from octavo.store.backup import backup, restore
from octavo.store.blobs import Blobs
from octavo.store.database import Database
from octavo.store.git import gc, objects, trees
from octavo.store.git.refs import MAIN, move_ref, read_ref
from tests.store.repositories import add_repository, commit_files


@pytest.fixture(params=["disk", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    return Blobs.open(request.getfixturevalue("s3") + f"/{os.urandom(4).hex()}" if request.param == "s3" else None, tmp_path / "blobs")


def test_what_is_put_is_got(blobs: Blobs) -> None:
    blobs.put("git/r/ab/abc", b"content")
    assert blobs.get("git/r/ab/abc") == b"content"
    assert blobs.size("git/r/ab/abc") == 7


def test_putting_again_is_harmless(blobs: Blobs) -> None:
    blobs.put("a", b"content")
    blobs.put("a", b"content")
    assert blobs.get("a") == b"content"


def test_absent_keys_are_lookup_errors(blobs: Blobs) -> None:
    assert blobs.size("nothing") is None
    with pytest.raises(LookupError):
        blobs.get("nothing")
    with pytest.raises(LookupError):
        next(blobs.stream("nothing"))


def test_large_contents_go_in_and_out_in_parts(blobs: Blobs) -> None:
    part = bytes(range(256)) * 4096
    blobs.put("large", (part for _ in range(20)))
    parts = list(blobs.stream("large"))
    assert len(parts) > 1
    assert b"".join(parts) == part * 20


def test_a_source_that_breaks_leaves_nothing(blobs: Blobs) -> None:
    def broken() -> Iterator[bytes]:
        yield b"x" * 10
        raise RuntimeError("the disk of the sender is gone")

    with pytest.raises(Exception, match="the disk of the sender"):
        blobs.put("broken", broken())
    assert blobs.size("broken") is None


def test_keys_are_listed_below_a_folder_and_deleted(blobs: Blobs) -> None:
    for key in ("git/r1/a", "git/r1/b", "git/r2/c"):
        blobs.put(key, b"x")
    assert sorted(blobs.keys("git/r1")) == ["git/r1/a", "git/r1/b"]
    blobs.delete(["git/r1/a", "git/r1/never"])
    assert sorted(blobs.keys()) == ["git/r1/b", "git/r2/c"]


@pytest.mark.parametrize("key", ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/", "a\0b", ".hidden", "a/.."])
def test_keys_that_could_leave_the_folder_are_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        Blobs.open(None, tmp_path).put(key, b"x")


def test_threads_may_put_the_same_key_at_once(blobs: Blobs) -> None:
    threads = [threading.Thread(target=blobs.put, args=["same", b"content" * 1000]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert blobs.get("same") == b"content" * 1000


def test_large_files_of_a_repository_live_and_die_on_s3(s3: str, tmp_path: Path) -> None:
    database = Database.open(None, tmp_path, Blobs.open(f"{s3}/{os.urandom(4).hex()}", tmp_path / "unused"))
    database.migrate()
    repository = add_repository(database)
    large = bytes(range(256)) * 2000
    commit_files(database, repository, {"image.png": large})
    with database.read() as tx:
        index = trees.tree_index(tx, repository, str(read_ref(tx, repository, MAIN)))
        assert objects.read_blob(tx, repository, index["image.png"].oid) == large
    backup(database, tmp_path / "octavo.backup")
    restored = Blobs.open(None, tmp_path / "restored" / "blobs")
    restore(tmp_path / "octavo.backup", url=None, data=tmp_path / "restored", blobs=restored)
    assert list(restored.keys()) == list(database.blobs.keys())
    commit_files(database, repository, {"image.png": None})
    with database.write() as tx:
        move_ref(tx, repository, MAIN, None, expected=read_ref(tx, repository, MAIN))
    gc.collect(database, young=timedelta(0))
    assert list(database.blobs.keys()) == []
    assert not (tmp_path / "unused").exists()
    database.close()
