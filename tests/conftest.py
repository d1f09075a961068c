"""Fixtures for every test: a server in this process, and the cast that calls it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from octavo import clock
from octavo.store.database import Database
from tests.client import Client
from tests.stopped_clock import Clock
from tests.world import World

settings.register_profile("octavo", deadline=None)  # a busy machine is no failure
settings.load_profile("octavo")

pytest_plugins = ["tests.databases", "tests.s3"]


@pytest.fixture(scope="session", autouse=True)
def _no_settings() -> Iterator[None]:
    """Whatever is set for the program on this machine holds for no test; what is set for the tests has been read by now."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("OCTAVO_")]:
            patch.delenv(name)
        yield


@pytest.fixture
def time() -> Iterator[Clock]:
    """The time, stopped."""
    stopped = Clock()
    clock.use(stopped)
    yield stopped
    clock.use(None)


@pytest.fixture
def world(database: Database, tmp_path: Path) -> Iterator[World]:
    """A server with the cast and nothing else, on each database."""
    made = World.of(database, tmp_path)
    yield made
    made.wire.close()


@pytest.fixture
def ada(world: World) -> Client:
    """An administrator."""
    return world.client("ada")


@pytest.fixture
def cleo(world: World) -> Client:
    """A creator."""
    return world.client("cleo")


@pytest.fixture
def rhea(world: World) -> Client:
    """A reviewer."""
    return world.client("rhea")


@pytest.fixture
def ed(world: World) -> Client:
    """An editor."""
    return world.client("ed")


@pytest.fixture
def carl(world: World) -> Client:
    """A commenter."""
    return world.client("carl")


@pytest.fixture
def rita(world: World) -> Client:
    """A reader."""
    return world.client("rita")


@pytest.fixture
def gus(world: World) -> Client:
    """A guest."""
    return world.client("gus")


@pytest.fixture
def sam(world: World) -> Client:
    """A stranger: the administrator of another organization."""
    return world.client("sam")


@pytest.fixture
def anonymous(world: World) -> Client:
    """Somebody without credentials."""
    return world.client("anonymous")
