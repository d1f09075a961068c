"""Lists of books, one book, and a new one."""

import io
import re
import zipfile
from urllib.parse import urlencode

import orjson
import pytest
from sqlalchemy import insert, select

from octavo import clock
from octavo.store.query import query
from octavo.store.tables.events import events
from octavo.store.tables.sites import site_spaces
from tests.legacy.api.conftest import BOOK, Garden
from tests.legacy.api.histories import History

_PLACES = query(select(site_spaces.c.site_id, site_spaces.c.space_id))
_EVENT = query(insert(events))


def ids(garden: Garden, path: str, name: str = "anonymous") -> list[str]:
    return [book["id"] for book in garden.get(path, name).json["list"]]


def test_a_book_says_where_it_is_read_and_what_one_may_do_with_it(garden: Garden) -> None:
    book = garden.get("/book/acme/garden-book").json
    assert (book["id"], book["title"], book["author"]) == ("acme/garden-book", "The Garden Book", {"name": "Acme", "username": "acme"})
    assert book["permissions"] == {"read": True, "write": False, "manage": False}
    assert book["urls"]["read"].startswith("https://garden-book.localhost")
    assert book["urls"]["download"]["epub"] == "https://octavo.test/book/acme/garden-book/download/epub"
    assert garden.get("/book/acme/garden-book", "ed").json["permissions"] == {"read": True, "write": True, "manage": False}
    assert garden.get("/book/acme/garden-book", "ada").json["permissions"]["manage"] is True


def test_books_are_listed_for_those_who_may_read_them(garden: Garden) -> None:
    garden.world.import_files(BOOK, "private-book", private=True)
    public, every = ["acme/garden-book"], ["acme/garden-book", "acme/private-book"]
    assert ids(garden, "/books") == ids(garden, "/books/all") == ids(garden, "/books", "sam") == public
    assert ids(garden, "/books", "rita") == ids(garden, "/books/author", "rita") == ids(garden, "/author/acme/books", "rita") == every
    assert ids(garden, "/books/all", "rita") == ids(garden, "/author/acme/books") == public
    assert ids(garden, "/books/author", "sam") == []
    assert garden.get("/books/author").status == 401


def test_lists_come_in_pages_from_0(garden: Garden) -> None:
    for number in range(4):
        garden.world.import_files(BOOK, f"book-{number}")
    second = garden.get("/books?page=1&limit=2").json
    assert (second["page"], second["limit"], second["total"]) == (1, 2, 5)
    assert [book["id"] for book in second["list"]] == ["acme/book-1", "acme/book-2"]
    assert garden.get("/books?skip=2&limit=2").json["list"] == second["list"]
    assert [book["id"] for book in garden.get("/books?skip=1&limit=2").json["list"]] == ["acme/book-0", "acme/book-1"]
    assert garden.get("/books?limit=1000").json["limit"] == 100
    assert garden.get("/books?page=9").json["list"] == []
    for query_string in ("page=-1", "limit=many", "page=" + "9" * 50):
        assert garden.get(f"/books?{query_string}").status == 400


@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "Application/X-WWW-Form-URLencoded; charset=utf-8"]
)
def test_a_new_book_has_a_page_to_begin_with(garden: Garden, kind: str) -> None:
    fields = {"author": "acme", "title": "New Beds", "description": "What comes next."}
    body = orjson.dumps(fields) if kind.endswith("json") else urlencode(fields).encode()
    made = garden.send("POST", "/books", "cleo", headers={"content-type": kind}, body=body)
    assert (made.status, made.json["id"], made.json["description"]) == (201, "acme/new-beds", "What comes next.")
    content = garden.get("/book/acme/new-beds/contents/README.json", "cleo").json["sections"][0]["content"]
    assert re.sub(r"<[^>]*>|\s+", " ", content).split() == ["New", "Beds", "What", "comes", "next."]
    assert garden.get("/book/acme/new-beds").status == 404


def test_a_user_may_be_the_author(garden: Garden) -> None:
    made = garden.send("POST", "/books", "cleo", body=b'{"author": "cleo", "title": "Mine"}')
    assert made.json["id"] == "acme/mine"
    assert ids(garden, "/author/cleo/books", "cleo") == ["acme/mine"]
    assert garden.get("/book/cleo/mine", "cleo").json["id"] == "acme/mine"


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("anonymous", b'{"author": "acme", "title": "X"}', 401),
        ("rita", b'{"author": "acme", "title": "X"}', 403),
        ("sam", b'{"author": "acme", "title": "X"}', 403),
        ("cleo", b'{"author": "nobody", "title": "X"}', 404),
        ("cleo", b'{"author": "ada", "title": "X"}', 404),
        ("cleo", b'{"author": "acme"}', 400),
        ("cleo", b"[]", 400),
        ("cleo", b"\xff{", 400),
    ],
)
def test_who_may_not_make_a_book_is_told_why(garden: Garden, name: str, body: bytes, status: int) -> None:
    answered = garden.send("POST", "/books", name, body=body)
    assert (answered.status, answered.json["code"]) == (status, status)


def test_versions_are_bare_lists(garden: Garden) -> None:
    history = History(garden.world, "garden-book")
    history.point("refs/heads/next/spring", history.main)
    history.point("refs/tags/v1", history.main)
    branches = garden.get("/book/acme/garden-book/versions/branches").json
    assert [(each["name"], each["current"]) for each in branches] == [("main", True), ("next/spring", False)]
    assert branches[1]["urls"]["epub"] == "https://octavo.test/book/acme/garden-book/download/v/next%2Fspring/epub"
    assert [each["name"] for each in garden.get("/book/acme/garden-book/versions/tags").json] == ["v1"]
    assert garden.get("/book/acme/garden-book/versions/languages").json == []


def test_a_book_in_languages_lists_them(garden: Garden) -> None:
    files = {
        "LANGS.md": "* [English](en)\n* [中文](zh)\n",
        "en/README.md": "# A\n",
        "en/SUMMARY.md": "",
        "zh/README.md": "# B\n",
        "zh/SUMMARY.md": "",
    }
    garden.world.import_files(files, "tongues")
    found = garden.get("/book/acme/tongues/versions/languages").json
    assert [(each["name"], each["title"], each["current"]) for each in found] == [("en", "English", True), ("zh", "中文", False)]
    sites = [each["urls"]["website"] for each in found]
    host = sites[0].partition("://")[2].partition("/")[0]
    assert [("<h1>A</h1>" in page, "<h1>B</h1>" in page) for page in (_page(garden, host, each) for each in sites)] == [
        (True, False),
        (False, True),
    ]
    german = garden.get("/book/acme/tongues/download/language/de/epub")
    assert (german.status, german.json["error"]) == (404, "The book has no language de.")
    with zipfile.ZipFile(io.BytesIO(garden.get(found[1]["urls"]["epub"].removeprefix("https://octavo.test")).content)) as chinese:
        chapters = [name for name in chinese.namelist() if name.startswith("chapter-")]
        assert (chapters, b">B</h1>" in chinese.read(chapters[0])) == (["chapter-0.xhtml"], True)
        assert b"<dc:language>zh</dc:language>" in chinese.read("content.opf")


def _page(garden: Garden, host: str, url: str) -> str:
    answered = garden.world.visit("/" + url.partition("://")[2].partition("/")[2], host)
    assert answered.status == 200
    return answered.content.decode()


def test_traffic_counts_visits_and_is_for_writers(garden: Garden) -> None:
    with garden.world.database.write() as tx:
        places = tx.one(_PLACES)
        for visitor in ("a", "b", "a"):
            tx.execute(_EVENT, site_id=places.site_id, space_id=places.space_id, type="page_view", at=clock.now(), visitor_id=visitor)
    assert garden.get("/book/acme/garden-book/traffic", "ed").json == {"views": 3, "unique": 2}
    assert [garden.get("/book/acme/garden-book/traffic", name).status for name in ("anonymous", "rita")] == [403, 403]


def test_there_are_no_topics(garden: Garden) -> None:
    assert garden.get("/topics?q=garden").json == {"list": [], "page": 0, "limit": 50, "total": 0}
    assert garden.get("/topic/garden").status == 404


@pytest.mark.parametrize("path", ["discussions", "discussions/1/comments", "keys", "webhooks", "traffic/countries", "versions/other"])
def test_what_is_not_built_is_not_found(garden: Garden, path: str) -> None:
    answered = garden.get(f"/book/acme/garden-book/{path}", "ada")
    assert (answered.status, answered.json["code"]) == (404, 404)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"book.json": '{"description": "All about beds"}'}, "All about beds"),
        ({"README.md": "---\ndescription: Beds in short\n---\n\n# The garden\n\nIt *grows*.\n"}, "Beds in short"),
        ({"README.md": "# The garden\n\nIt *grows*\nin spring.\n\nAnd more.\n"}, "It grows in spring."),
        ({"README.md": "# The garden\n"}, ""),
    ],
)
def test_a_book_says_what_it_is_about(garden: Garden, files: dict[str, str], expected: str) -> None:
    garden.world.import_files({"book.json": "{}", **files}, "garden-book")
    assert garden.get("/book/acme/garden-book").json["description"] == expected
