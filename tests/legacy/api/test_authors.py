"""The API's description, its caller, and authors."""

import pytest
from sqlalchemy import update

from octavo.store.tables.accounts import users
from tests.legacy.api.conftest import BOOK, Garden
from tests.world import World


@pytest.fixture
def library(world: World) -> Garden:
    """A server without public books."""
    world.import_files(BOOK, "garden-book", private=True)
    return Garden(world)


def test_the_server_describes_itself_to_clients_that_ask_for_json(library: Garden) -> None:
    described = library.get("/")
    assert described.json["type"] == "enterprise"
    assert described.json["urls"] == {"main": "https://octavo.test", "api": "https://octavo.test"}
    assert library.get("/api").json == described.json
    assert library.get("/", accept="*/*").json == described.json
    assert library.get("/", accept="text/html,application/json;q=0.9").json.keys() == {"error"}


def test_an_account_is_its_tokens_owner(library: Garden) -> None:
    account = library.get("/account", "rita").json
    assert (account["username"], account["type"], account["email"]) == ("rita", "User", "rita@octavo.test")
    assert "token" not in account
    refused = library.get("/account")
    assert (refused.status, refused.json["code"]) == (401, 401)


@pytest.mark.parametrize("spelling", ["author", "authors"])
def test_authors_are_users_and_organizations_in_both_spellings(library: Garden, spelling: str) -> None:
    acme = library.get(f"/{spelling}/acme", "rita").json
    assert (acme["type"], acme["username"], acme["name"]) == ("Organization", "acme", "Acme")
    assert acme["urls"]["profile"] == "https://octavo.test/author/acme"
    assert library.get(f"/{spelling}/ada", "rita").json["type"] == "User"


def test_strangers_do_not_learn_who_is_there(library: Garden) -> None:
    answers = [library.get(f"/author/{name}", reader) for name in ("acme", "ada", "nobody") for reader in ("anonymous", "sam")]
    assert {(each.status, each.content) for each in answers} == {(404, b'{"error":"The author was not found.","code":404}')}


def test_whoever_publishes_is_known_to_everybody_but_their_people_are_not(garden: Garden) -> None:
    assert garden.get("/author/acme").status == 200
    assert garden.get("/author/ada").status == 404


def test_an_author_has_books_and_organizations(library: Garden) -> None:
    books = library.get("/author/acme/books", "rita").json
    assert ([book["id"] for book in books["list"]], books["total"]) == (["acme/garden-book"], 1)
    organizations = library.get("/authors/ada/orgs", "rita").json
    assert [each["username"] for each in organizations["list"]] == ["acme"]
    assert library.get("/authors/acme/orgs", "rita").json == {"list": [], "page": 0, "limit": 50, "total": 0}


def test_a_picture_is_where_the_author_says_and_never_a_script(library: Garden) -> None:
    assert library.get("/author/ada/avatar", "rita").status == 404
    for url, status in (("https://example.com/ada.png", 302), ("javascript:alert(1)", 404), ("https://x\r\nset-cookie: a=b", 404)):
        with library.world.database.write() as tx:
            tx.execute(update(users).values(photo_url=url))
        answered = library.get("/author/ada/avatar", "rita")
        assert answered.status == status
        assert answered.headers.get("location") == (url if status == 302 else None)
