"""An answer is sent again while the database is as it was, and only to those whom it was made for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from octavo import clock
from octavo.access.tokens import create_token
from octavo.domains.sites.publish import unpublish
from octavo.store.database import Database
from octavo.store.tables.accounts import personal_tokens
from tests import cast
from tests.world import SETTINGS, Source, World


@pytest.fixture
def world(database: Database, tmp_path: Path) -> Iterator[World]:
    made = World.of(database, tmp_path)
    yield made
    made.wire.close()


@pytest.fixture
def docs(world: World) -> Source:
    return world.import_files({"README.md": "# Home\n\nBefore.\n"})


def test_the_same_question_is_answered_without_asking_the_database(sqlite_database: Database, tmp_path: Path) -> None:
    world = World.of(sqlite_database, tmp_path)
    space, page = (docs := world.import_files({"README.md": "# Home\n"})).space_id, docs.page_id()
    for ask in (
        lambda: world.client("ada").get("getPageById", space, page, format="document"),
        lambda: world.client("anonymous").get("getPublishedContentByUrl", url="http://docs.localhost/"),
        lambda: world.visit("/").content,
    ):
        first = ask()
        with world.counting() as counted:
            assert ask() == first
        assert counted.count == 0
    world.wire.close()


def test_what_was_saved_shows_in_the_next_answer(world: World, docs: Source) -> None:
    ada, space, page = world.client("ada"), docs.space_id, docs.page_id()
    assert "Before." in ada.get("getPageById", space, page, format="markdown")["markdown"]
    assert b"Before." in world.visit("/").content
    world.import_files({"README.md": "# Home\n\nAfter.\n"})
    assert "After." in ada.get("getPageById", space, page, format="markdown")["markdown"]
    assert b"After." in world.visit("/").content


def test_what_another_process_commits_shows_in_the_next_answer(sqlite_database: Database, tmp_path: Path) -> None:
    world = World.of(sqlite_database, tmp_path)
    docs = world.import_files({"README.md": "# Home\n"})
    assert world.visit("/").status == 200
    other = Database.open(None, sqlite_database.engine.path.parent)  # type: ignore[attr-defined]  # it is SQLite
    with other.write() as tx:
        unpublish(tx, docs.site_id)
    other.close()
    assert world.visit("/").status == 404
    world.client("anonymous").refused(404, "getPublishedContentByUrl", url="http://docs.localhost/")
    world.wire.close()


def test_nobody_gets_an_answer_that_was_made_for_somebody_else(world: World) -> None:
    space = world.import_files({"README.md": "# Ours\n"}, private=True).space_id
    world.client("ada").get("getSpaceById", space)
    world.client("sam").refused(404, "getSpaceById", space)
    world.client("anonymous").refused(401, "getSpaceById", space)
    assert world.client("ada").get("getAuthenticatedUser")["id"] == cast.user_id("ada")
    assert world.client("sam").get("getAuthenticatedUser")["id"] == cast.user_id("sam")


def test_a_token_that_ended_gets_no_answer_that_it_got_before(world: World) -> None:
    with world.database.write() as tx:
        token = create_token(tx, cast.user_id("ada"), "short", lifetime=timedelta(seconds=5)).secret
    bearer = world.bearing(token)
    bearer.get("getAuthenticatedUser")
    later = clock.now() + timedelta(seconds=6)
    clock.use(lambda: later)
    try:
        bearer.refused(401, "getAuthenticatedUser")
    finally:
        clock.use(None)


def test_answers_from_memory_count_like_others(sqlite_database: Database) -> None:
    world = World.of(sqlite_database, settings=replace(SETTINGS, rate_limit=3))
    ada = world.client("ada")
    left = [ada.call("getAuthenticatedUser").headers["x-ratelimit-remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    ada.refused(429, "getAuthenticatedUser")
    assert world.context.usage.write(sqlite_database) == 1
    with sqlite_database.read() as tx:
        assert tx.scalar(select(func.max(personal_tokens.c.uses))) == 3
    world.wire.close()


def test_other_words_in_the_question_are_another_question(world: World, docs: Source) -> None:
    space, page = docs.space_id, docs.page_id()
    ada = world.client("ada")
    assert "document" in ada.get("getPageById", space, page, format="document")
    assert "markdown" in ada.get("getPageById", space, page, format="markdown")
    html, markdown = world.visit("/", accept="text/html"), world.visit("/", accept="text/markdown")
    assert (html.headers["content-type"], markdown.headers["content-type"]) == ("text/html; charset=utf-8", "text/markdown; charset=utf-8")
    assert world.visit("/", accept="text/html", **{"if-none-match": html.headers["etag"]}).status == 304
    assert world.visit("/", accept="text/html").status == 200
