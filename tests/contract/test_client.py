"""The official JavaScript client works, unchanged but for its endpoint."""

from collections.abc import Iterator

import pytest

import octavo
from octavo.store.database import Database
from tests.contract.javascript import run
from tests.listening import listening
from tests.world import World


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
