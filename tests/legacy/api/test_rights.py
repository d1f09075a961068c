"""Who may read which books: one set of rights for both APIs."""

import pytest
from sqlalchemy import Table, insert, select, update

from octavo import clock
from octavo.access.tokens import create_token
from octavo.store.query import query
from octavo.store.tables.accounts import former_names
from octavo.store.tables.sites import site_spaces, sites
from octavo.store.tables.spaces import spaces
from tests import cast
from tests.legacy.api.conftest import BOOK, Garden, basic
from tests.world import World

PAGE = "/book/acme/garden-book/contents/README.json"


@pytest.fixture
def private(world: World) -> Garden:
    world.import_files(BOOK, "garden-book", private=True)
    return Garden(world)


def test_a_private_book_is_for_those_who_may_see_its_space(private: Garden) -> None:
    answers = {name: private.get(PAGE, name).status for name in ("anonymous", "sam", "rita", "ada")}
    assert answers == {"anonymous": 404, "sam": 404, "rita": 200, "ada": 200}


def test_what_is_private_and_what_is_not_there_look_the_same(private: Garden) -> None:
    hidden, absent = private.get(PAGE), private.get("/book/acme/nowhere/contents/README.json")
    assert (hidden.status, hidden.content) == (absent.status, absent.content)
    assert private.get("/book/nobody/garden-book/contents/README.json").content == hidden.content


def test_a_public_book_is_for_everybody(garden: Garden) -> None:
    assert {name: garden.get(PAGE, name).status for name in ("anonymous", "sam", "gus", "rita")} == dict.fromkeys(
        ("anonymous", "sam", "gus", "rita"), 200
    )


@pytest.mark.parametrize("change", [{"published": False}, {"visibility": "unlisted"}, {"visibility": "visitor-auth"}])
def test_a_book_is_public_only_on_a_published_public_site(garden: Garden, change: dict[str, object]) -> None:
    _update(garden.world, sites, change)
    assert [garden.get(PAGE).status, garden.get(PAGE, "rita").status] == [404, 200]


@pytest.mark.parametrize("change", [{"draft": True}, {"condition": "visitor.claims.staff"}])
def test_a_book_that_its_site_does_not_show_to_everybody_is_private(garden: Garden, change: dict[str, object]) -> None:
    _update(garden.world, site_spaces, change)
    assert [garden.get(PAGE).status, garden.get(PAGE, "rita").status] == [404, 200]


def test_a_book_with_pages_for_some_visitors_only_is_not_public(garden: Garden) -> None:
    staff = "---\nif: visitor.claims.staff\n---\n\n# Roses\n"
    garden.world.import_files({**BOOK, "beds/roses.md": staff}, "garden-book")
    assert [garden.get(PAGE).status, garden.get(PAGE, "rita").status] == [404, 200]


def test_a_book_in_the_trash_is_gone(garden: Garden) -> None:
    _update(garden.world, spaces, {"deleted_at": clock.now()})
    assert [garden.get(PAGE).status, garden.get(PAGE, "ada").status] == [404, 404]


def test_a_token_is_sent_in_any_of_four_ways(private: Garden) -> None:
    token = private.world.people["rita"].token
    for header in (basic("rita", token), basic("anything", token), basic(token, ""), f"Bearer {token}", f"token {token}"):
        assert private.send("GET", PAGE, headers={"authorization": header}).status == 200


@pytest.mark.parametrize(
    "header", ["Bearer wrong", "token ", "Basic !!!", "Basic " + "x" * 9000, basic("ada", "guess"), "Digest x", "Bearer a.b.c"]
)
def test_credentials_that_do_not_work_are_refused_even_for_public_books(garden: Garden, header: str) -> None:
    answered = garden.send("GET", PAGE, headers={"authorization": header})
    assert (answered.status, answered.json["code"]) == (401, 401)
    assert answered.headers["www-authenticate"].startswith("Basic")


def test_a_limited_token_needs_the_scope_for_reading(private: Garden) -> None:
    with private.world.database.write() as tx:
        narrow = create_token(tx, cast.user_id("ada"), "limited", scopes=["site:read"]).secret
        wide = create_token(tx, cast.user_id("ada"), "limited", scopes=["space:read"]).secret
    assert private.send("GET", PAGE, headers={"authorization": f"token {narrow}"}).status == 403
    assert private.send("GET", PAGE, headers={"authorization": f"token {wide}"}).status == 200


def test_books_are_found_by_id_too_and_former_names_lead_to_the_present_ones(garden: Garden) -> None:
    world = garden.world
    with world.database.read() as tx:
        space = tx.one(_SPACE)
    assert garden.get(f"/book/{cast.ACME}/{space.id}/contents/README.json").status == 200
    with world.database.write() as tx:
        for kind, scope, name, target in (("account", "", "roadrunner", cast.ACME), ("space", cast.ACME, "old-book", space.id)):
            tx.execute(_FORMER, kind=kind, scope=scope, name=name, target_id=target)
    for path in ("roadrunner/garden-book", "acme/old-book"):
        moved = garden.get(f"/book/{path}/contents/beds/roses.json")
        assert (moved.status, moved.headers["location"]) == (301, f"https://octavo.test/book/acme/{space.name}/contents/beds/roses.json")


_SPACE = query(select(spaces))
_FORMER = query(insert(former_names))


def _update(world: World, table: Table, values: dict[str, object]) -> None:
    with world.database.write() as tx:
        tx.execute(update(table).values(**values))
