"""What was seen of a folder once need not be read again, and what changed always is."""

from pathlib import Path

import pytest

from octavo.domains.sources import bring_folder
from octavo.domains.sources.folder import read_file
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from tests.world import World


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "handbook"
    made.mkdir()
    for name in ("README.md", "guide.md"):
        (made / name).write_text(f"# {name}\n")
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, in order."""
    found: list[str] = []

    def note(root: Path, path: str) -> bytes | None:
        found.append(path)
        return read_file(root, path)

    monkeypatch.setattr(bring_folder, "read_file", note)
    return found


def importer(world: World, folder: Path, memory: Path) -> Importer:
    """As a new process has it."""
    return Importer(world.database, world.organization_id, recognise(str(folder)), Options(), memory=memory)


def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the files had been written long ago."""
    monkeypatch.setattr(bring_folder, "COARSE_NANOSECONDS", -(10**12))


def imported_once(world: World, folder: Path, memory: Path) -> None:
    first = importer(world, folder, memory)
    assert first.run().changed
    first.remember()


def test_another_process_reads_only_what_changed(
    world: World, folder: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(monkeypatch)
    imported_once(world, folder, tmp_path / "seen")
    read.clear()
    assert not importer(world, folder, tmp_path / "seen").run().changed
    assert read == []
    (folder / "guide.md").write_text("# Guidance\n")
    assert importer(world, folder, tmp_path / "seen").run().changed
    assert read == ["guide.md"]


def test_a_file_that_is_still_being_written_is_read_again(world: World, folder: Path, tmp_path: Path, read: list[str]) -> None:
    """Two changes in one tick of the file system's clock have the same stamp."""
    watching = importer(world, folder, tmp_path / "seen")
    assert watching.run().changed
    read.clear()
    assert not watching.run().changed
    assert sorted(read) == ["README.md", "guide.md"]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"version":1}', b'{"version":0}', b'{"version":1,"tree":"x","files":[["a"]]}'])
def test_what_was_seen_may_be_lost_or_damaged(
    world: World, folder: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    settled(monkeypatch)
    imported_once(world, folder, tmp_path / "seen")
    (file,) = (tmp_path / "seen").iterdir()
    file.write_bytes(damage)
    read.clear()
    assert not importer(world, folder, tmp_path / "seen").run().changed
    assert sorted(read) == ["README.md", "guide.md"]


def test_what_was_seen_is_of_no_use_after_main_moved_back(
    world: World, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A data folder restored from a backup holds an earlier state than the one that was seen."""
    settled(monkeypatch)
    imported_once(world, folder, tmp_path / "seen")
    earlier = (tmp_path / "seen").joinpath(next((tmp_path / "seen").iterdir()).name).read_bytes()
    (folder / "guide.md").write_text("# Guidance\n")
    again = importer(world, folder, tmp_path / "seen")
    assert again.run().changed
    (folder / "guide.md").unlink()
    (folder / "new.md").write_text("# New\n")
    next((tmp_path / "seen").iterdir()).write_bytes(earlier)
    assert importer(world, folder, tmp_path / "seen").run().changed
    assert not again.run().changed, "both came to the same"


def test_rules_that_are_new_hold_for_files_that_were_seen(
    world: World, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(monkeypatch)
    watching = importer(world, folder, tmp_path / "seen")
    assert watching.run().pages == 2
    (folder / ".gitignore").write_text("guide.md\n")
    assert watching.run().pages == 1
    (folder / ".gitignore").unlink()
    assert watching.run().pages == 2
