"""The official JavaScript client works, unchanged but for its endpoint."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import octavo
from octavo.store.database import Database
from tests.contract.javascript import run
from tests.listening import listening
from tests.world import Source, World


@pytest.fixture
def served(sqlite_database: Database) -> Iterator[tuple[World, str]]:
    world = World.of(sqlite_database)
    with listening(world.context) as address:
        yield world, address
    world.wire.close()


def test_it_learns_who_it_is(served: tuple[World, str]) -> None:
    world, address = served
    ada = world.people["ada"]
    assert run("user", address, ada.token)["id"] == ada.id


def test_it_needs_no_token_for_what_is_public(served: tuple[World, str]) -> None:
    assert run("information", served[1])["version"] == octavo.__version__


def test_it_raises_our_message_with_its_status(served: tuple[World, str]) -> None:
    failed = run("user", served[1], "octavo_unknown")["failed"]
    assert failed["code"] == 401
    assert "not valid" in failed["message"]


@pytest.fixture
def imported(sqlite_database: Database, tmp_path: Path) -> Iterator[tuple[World, Source, str]]:
    world = World.of(sqlite_database, tmp_path)
    source = world.import_files(
        {
            "README.md": "# Welcome\n\nRead the *guide*.\n",
            "guide.md": "# Guide\n",
            "SUMMARY.md": "* [Welcome](README.md)\n* [Guide](guide.md)\n",
        }
    )
    with listening(world.context) as address:
        yield world, source, address
    world.wire.close()


def test_it_finds_its_way_from_the_organization_to_a_page(imported: tuple[World, Source, str]) -> None:
    world, source, address = imported
    found = run("reading", address, world.people["ada"].token)
    assert found["organizations"] == ["Acme"]
    assert found["spaces"] == [source.space_id]
    assert found["pages"] == ["Welcome", "Guide"]
    assert found["document"]["nodes"][0]["type"] == "paragraph"
    assert found["markdown"] == "# Welcome\n\nRead the *guide*.\n"
