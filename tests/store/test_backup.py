"""Backups are taken while the server works, and put back on either database, whole or not at all."""

import io
import tarfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select

from octavo.store import change_log
from octavo.store.backup import BadBackup, backup, restore
from octavo.store.blobs import Blobs
from octavo.store.database import Database
from octavo.store.git import objects, trees
from octavo.store.git.refs import MAIN, read_ref
from octavo.store.migrations import latest_version
from octavo.store.sqlite import SQLite
from octavo.store.tables import metadata
from octavo.store.tables.change_log import change_log as change_log_table
from octavo.store.tables.spaces import collections
from octavo.store.transaction import Transaction
from tests.databases import CHOSEN, url_of
from tests.store.repositories import NOON, add_repository, commit_files

LARGE = bytes(range(256)) * 2000


@pytest.fixture(params=CHOSEN)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], tuple[str | None, Path]]:
    """Where to restore to: URL and data folder, empty."""

    def make() -> tuple[str | None, Path]:
        folder = tmp_path / "restored"
        if request.param == "sqlite":
            return None, folder
        folder.mkdir()
        empty: Database = request.getfixturevalue("_open_postgresql")(folder)
        url: str = str(url_of(empty))
        empty.close()
        return url, folder

    return make


def fill(database: Database) -> str:
    repository = add_repository(database)
    commit_files(database, repository, {"a.md": b"1", "large": LARGE})
    with database.write() as tx:
        for name, parent in (("outer", None), ("inner", "outer"), ("a-innermost", "inner")):
            tx.execute(insert(collections).values(id=name, parent_id=parent, organization_id="org", title=name, created_at=NOON))
        for _ in range(3):
            change_log.record(tx, "space.content", "s", {"é": [1, None]})
    with database.write() as tx:
        tx.execute(delete(change_log_table))  # its numbers go on nevertheless
    return repository


def contents(tx: Transaction) -> dict[str, list[tuple[Any, ...]]]:
    return {table.name: sorted(map(tuple, tx.all(select(table))), key=repr) for table in metadata.sorted_tables}


def test_what_was_saved_comes_back_on_either_database(
    database: Database, target: Callable[[], tuple[str | None, Path]], tmp_path: Path
) -> None:
    repository = fill(database)
    file = tmp_path / "octavo.backup"
    summary = backup(database, file, secret="s3cret")
    assert summary.blobs == 1
    assert file.stat().st_mode & 0o777 == 0o600
    url, folder = target()
    blobs = Blobs.open(None, folder / "blobs")
    assert restore(file, url=url, data=folder, blobs=blobs) == "s3cret"
    restored = Database.open(url, folder, blobs)
    assert restored.migrate() == latest_version()
    with database.read() as before, restored.read() as after:
        assert contents(before) == contents(after)
        index = trees.tree_index(after, repository, str(read_ref(after, repository, MAIN)))
        assert objects.read_blob(after, repository, index["large"].oid) == LARGE
        latest = change_log.latest(before)
    with restored.write() as tx:
        change_log.record(tx, "space.content", "new")
    with restored.read() as tx:
        assert change_log.latest(tx) > max(latest, 3)
    restored.close()


def test_a_backup_is_one_moment_of_a_busy_server(database: Database, tmp_path: Path) -> None:
    """Each transaction adds a row and logs it: the backup must hold both or neither."""
    add_repository(database)
    stop, going = threading.Event(), threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            with database.write() as tx:
                tx.execute(insert(collections).values(id=f"c{number}", organization_id="org", title="x", created_at=NOON))
                change_log.record(tx, "x", f"c{number}")
            number += 1
            going.set()

    thread = threading.Thread(target=work)
    thread.start()
    going.wait(30)
    try:
        for number in range(3):
            backup(database, tmp_path / f"{number}.backup")
    finally:
        stop.set()
        thread.join()
    for number in range(3):
        folder = tmp_path / str(number)
        restore(tmp_path / f"{number}.backup", url=None, data=folder, blobs=Blobs.open(None, folder / "blobs"))
        restored = Database.open(None, folder)
        with restored.read() as tx:
            made = tx.scalar(select(func.count()).select_from(collections))
            assert made > 0
            assert made == len(change_log.read_changes(tx, 0, limit=1_000_000))
        restored.close()


@pytest.fixture
def saved(sqlite_database: Database, tmp_path: Path) -> Path:
    fill(sqlite_database)
    backup(sqlite_database, tmp_path / "octavo.backup")
    return tmp_path / "octavo.backup"


def put_back(file: Path, folder: Path) -> None:
    restore(file, url=None, data=folder, blobs=Blobs.open(None, folder / "blobs"))


def test_data_that_is_there_is_never_overwritten(saved: Path, tmp_path: Path) -> None:
    put_back(saved, tmp_path / "new")
    with pytest.raises(BadBackup, match="holds data already"):
        put_back(saved, tmp_path / "new")


def test_a_full_postgresql_is_never_overwritten(saved: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    database: Database = request.getfixturevalue("_open_postgresql")(tmp_path)
    add_repository(database)
    with pytest.raises(BadBackup, match="holds data already"):
        restore(saved, url=url_of(database), data=tmp_path / "x", blobs=database.blobs)
    database.close()


def test_a_changed_byte_is_noticed(saved: Path, tmp_path: Path) -> None:
    data = bytearray(saved.read_bytes())
    place = data.index(b"blobs/git") + 600
    data[place] ^= 1
    saved.write_bytes(data)
    with pytest.raises(BadBackup, match="has changed"):
        put_back(saved, tmp_path / "new")
    assert not (tmp_path / "new" / "octavo.db").exists()


@pytest.mark.parametrize("cut", [0, 100, 0.3, 0.9])
def test_a_part_of_a_backup_is_refused(saved: Path, tmp_path: Path, cut: float) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[: int(cut * len(data)) if cut < 1 else int(cut)])
    with pytest.raises(BadBackup):
        put_back(saved, tmp_path / "new")


def test_members_that_the_manifest_does_not_know_are_refused(saved: Path, tmp_path: Path) -> None:
    with tarfile.open(saved, "a") as tar:
        info = tarfile.TarInfo("blobs/../../evil")
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))
    with pytest.raises(BadBackup, match="manifest"):
        put_back(saved, tmp_path / "new")


def test_a_lost_blob_fails_the_backup_and_leaves_no_file(database: Database, tmp_path: Path) -> None:
    fill(database)
    database.blobs.delete(list(database.blobs.keys()))
    with pytest.raises(BadBackup, match="missing from blob storage"):
        backup(database, tmp_path / "octavo.backup")
    assert not list(tmp_path.glob("octavo.backup*"))


def test_a_backup_of_a_later_version_is_refused(sqlite_database: Database, tmp_path: Path) -> None:
    with sqlite_database.write() as tx:
        tx.run("UPDATE schema_version SET version = 9999")
    backup(sqlite_database, tmp_path / "octavo.backup")
    with pytest.raises(Exception, match="install the newer version"):
        put_back(tmp_path / "octavo.backup", tmp_path / "new")


def test_a_database_with_rows_that_refer_to_nothing_is_not_put_back(sqlite_database: Database, tmp_path: Path) -> None:
    engine = sqlite_database.engine
    assert isinstance(engine, SQLite)
    engine._writer.handle.execute("PRAGMA foreign_keys = OFF")
    with sqlite_database.write() as tx:
        tx.execute(insert(collections).values(id="orphan", organization_id="nobody", title="x", created_at=NOON))
    backup(sqlite_database, tmp_path / "octavo.backup")
    with pytest.raises(BadBackup, match="a row of collections refers to nothing in organizations"):
        put_back(tmp_path / "octavo.backup", tmp_path / "new")
