"""A page of a book is sent again while the database is as it was, and only to those whom it was made for."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select

from octavo.access.limits import RateLimit
from octavo.access.usage import Usage
from octavo.legacy.api.entrance import Entrance
from octavo.store.database import Database
from octavo.store.tables.accounts import personal_tokens
from tests.legacy.api.conftest import BOOK, V3, Garden
from tests.world import SETTINGS, World

PAGE = "/book/acme/garden-book/contents/README.json"


def test_a_warm_page_asks_the_database_nothing(sqlite_database: Database, tmp_path: Path) -> None:
    world = World.of(sqlite_database, tmp_path, older=Entrance(SETTINGS, sqlite_database))
    world.import_files(BOOK, "garden-book")
    first = Garden(world).get(PAGE, "ada")
    with world.counting() as counted:
        again = Garden(world).get(PAGE, "ada")
    assert (again.status, again.content) == (200, first.content)
    assert again.headers["etag"] == first.headers["etag"]
    assert counted.count == 0
    world.wire.close()


def test_a_saved_page_shows_in_the_next_reply(garden: Garden) -> None:
    assert b"grows in spring" in garden.get(PAGE).content
    garden.world.import_files({**BOOK, "README.md": "# The garden\n\nSleeps in winter.\n"}, "garden-book")
    assert b"Sleeps in winter" in garden.get(PAGE).content


def test_a_private_page_is_sent_to_nobody_else(world: World) -> None:
    world.import_files(BOOK, "garden-book", private=True)
    garden = Garden(world)
    assert garden.get(PAGE, "ada").status == 200
    assert garden.get(PAGE, "sam").status == 404
    assert garden.get(PAGE).status == 404


def test_every_format_and_every_copy_is_another_question(garden: Garden) -> None:
    second, third = garden.get(PAGE), garden.get(PAGE, accept=V3)
    assert "sections" in second.json
    assert "page" in third.json
    assert garden.get(PAGE, **{"if-none-match": second.headers["etag"]}).status == 304
    assert garden.get(PAGE).status == 200
    assert garden.send("HEAD", PAGE, headers={"accept": V3}).content == b""
    assert garden.get(PAGE, accept=V3).content == third.content


def test_replies_from_memory_count_like_others(sqlite_database: Database, tmp_path: Path) -> None:
    usage = Usage()
    older = Entrance(replace(SETTINGS, rate_limit=3), sqlite_database, usage, RateLimit(3))
    world = World.of(sqlite_database, tmp_path, usage=usage, older=older)
    world.import_files(BOOK, "garden-book")
    replies = [Garden(world).get(PAGE, "ada") for _ in range(4)]
    assert [reply.status for reply in replies] == [200, 200, 200, 429]
    assert [reply.headers["x-ratelimit-remaining"] for reply in replies] == ["2", "1", "0", "0"]
    usage.write(sqlite_database)
    with sqlite_database.read() as tx:
        assert (tx.scalar(select(func.max(personal_tokens.c.uses))) or 0) >= 3
    world.wire.close()
