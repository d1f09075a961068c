"""A server with older books, and the means to ask for their pages."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from octavo.access.usage import Usage
from octavo.legacy.api.entrance import Entrance
from octavo.store.database import Database
from tests.client import Answered
from tests.world import SETTINGS, World

V3 = "application/json;application/vnd.gitbook.format.v3"
BOOK = {
    "book.json": '{"title": "The Garden Book", "variables": {"season": "spring"}}',
    "README.md": "# The garden\n\nWhat grows in {{ book.season }}.\n",
    "SUMMARY.md": "# Summary\n\n* [The garden](README.md)\n\n## Beds\n\n* [Roses](beds/roses.md)\n  * [Pruning](beds/pruning.md)\n",
    "beds/roses.md": "# Roses\n\nSee [pruning](pruning.md).\n",
    "beds/pruning.md": "# Pruning\n\nCut in March.\n",
    "beds/unlisted.md": "# Secret bed\n",
}


@dataclass
class Garden:
    """The book, and everybody who reads it."""

    world: World

    def get(self, path: str, name: str = "anonymous", *, accept: str = "application/json", **headers: str) -> Answered:
        return self.send("GET", path, name, headers={"accept": accept, **headers})

    def send(
        self, method: str, path: str, name: str = "anonymous", *, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answered:
        person = self.world.people.get(name)
        known = {"authorization": basic(person.name, person.token)} if person else {}
        return self.world.wire.request(method, path, {**known, **(headers or {})}, body)


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.fixture
def world(database: Database, tmp_path: Path) -> Iterator[World]:
    usage = Usage()
    made = World.of(database, tmp_path, usage=usage, older=Entrance(SETTINGS, database, usage))
    yield made
    made.wire.close()


@pytest.fixture
def garden(world: World) -> Garden:
    """A public book."""
    world.import_files(BOOK, "garden-book")
    return Garden(world)
