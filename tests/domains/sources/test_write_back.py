"""What was changed here goes into the folder that it came from, and what was saved there is never lost."""

from pathlib import Path

import pytest
from sqlalchemy import select

from octavo.domains.sources.import_source import Importer
from octavo.store.tables.sources import sources
from tests.store.repositories import commit_files
from tests.world import Source, World

FILES = {"README.md": "# Tides\n", "low.md": "# Low\n", "old/high.md": "# High\n"}


@pytest.fixture
def tides(world: World) -> Source:
    return world.import_files(FILES, "tides")


def change_here(source: Source, changes: dict[str, bytes | None]) -> None:
    """What a merge or a push does: main moves on."""
    with source.world.database.read() as tx:
        row = tx.one(select(sources))
    commit_files(source.world.database, row.repository_id, changes)


def write_back(importer: Importer) -> tuple[int, tuple[str, ...]]:
    ahead = importer.ahead()
    assert ahead is not None
    return importer.write_back(ahead)


def contents(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_made_and_deleted(tides: Source) -> None:
    change_here(tides, {"low.md": b"# Ebb\n", "new/spring.md": b"# Spring\n", "old/high.md": None})
    assert write_back(tides.importer) == (3, ())
    assert contents(tides.folder) == {"README.md": "# Tides\n", "low.md": "# Ebb\n", "new/spring.md": "# Spring\n"}
    assert not (tides.folder / "old").exists()


def test_what_was_written_is_no_change_of_the_source(tides: Source) -> None:
    change_here(tides, {"low.md": b"# Ebb\n"})
    write_back(tides.importer)
    assert tides.importer.ahead() is None
    assert not tides.again().imported.changed


def test_nothing_is_ahead_of_a_source_that_only_changed_itself(tides: Source) -> None:
    (tides.folder / "low.md").write_text("# Lower\n")
    tides.again()
    assert tides.importer.ahead() is None


def test_a_file_that_was_saved_meanwhile_is_left_alone_and_joined_first(tides: Source) -> None:
    change_here(tides, {"low.md": b"# Ebb\n", "README.md": b"# The tides\n"})
    (tides.folder / "low.md").write_text("# Saved meanwhile\n")
    assert write_back(tides.importer) == (1, ("low.md",))
    assert contents(tides.folder)["low.md"] == "# Saved meanwhile\n"
    joined = tides.again().imported
    assert [(fault.path, fault.message) for fault in joined.faults] == [
        ("low.md", "This was changed here and in the source: the version here stays.")
    ]
    assert write_back(tides.importer) == (1, ())
    assert contents(tides.folder)["low.md"] == "# Ebb\n"


def test_links_in_the_folder_lead_nowhere(tides: Source, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tides.folder / "linked").symlink_to(outside)
    change_here(tides, {"linked/page.md": b"# Escaped\n"})
    assert write_back(tides.importer) == (0, ("linked/page.md",))
    assert list(outside.iterdir()) == []


def test_a_file_makes_room_for_a_folder(tides: Source) -> None:
    change_here(tides, {"low.md": None})
    change_here(tides, {"low.md/README.md": b"# A folder now\n"})
    assert write_back(tides.importer) == (2, ())
    assert contents(tides.folder)["low.md/README.md"] == "# A folder now\n"
