"""Pages of books, as the older API's own documentation asked for them."""

import pytest

from tests.legacy.api.conftest import BOOK, V3, Garden
from tests.world import World


def test_a_page_is_format_2_unless_format_3_is_asked_for(garden: Garden) -> None:
    second = garden.get("/book/acme/garden-book/contents/README.json")
    assert second.status == 200
    assert second.headers["content-type"] == "application/json; charset=utf-8"
    assert set(second.json) == {"progress", "sections", "langs"}
    assert "grows in spring" in second.json["sections"][0]["content"]
    third = garden.get("/book/acme/garden-book/contents/README.json", accept=V3).json
    assert third["version"] == "3"
    assert [part["title"] for part in third["summary"]["parts"]] == ["", "Beds"]
    assert third["file"]["path"] == "README.md"


def test_the_converters_shape_is_asked_for_by_name(garden: Garden) -> None:
    found = garden.get("/book/acme/garden-book/contents/beds/roses.json", accept="application/vnd.gitbook.format.v2+downgraded").json
    assert found["version"] == "2"
    assert found["progress"]["current"]["path"] == "beds/roses.md"


def test_pages_below_folders_are_found_with_their_slashes_encoded_or_not(garden: Garden) -> None:
    plain = garden.get("/book/acme/garden-book/contents/beds/pruning.json")
    assert plain.status == 200
    assert garden.get("/book/acme/garden-book/contents/beds%2Fpruning.json").content == plain.content
    assert garden.get("/api/book/acme/garden-book/contents/beds/pruning.json").content == plain.content


@pytest.mark.parametrize(
    "file", ["beds/unlisted.json", "nothing.json", "README.md", "SUMMARY.json", "book.json", "v/x.json", "v/nowhere/README.json"]
)
def test_what_is_no_page_is_not_found(garden: Garden, file: str) -> None:
    answered = garden.get(f"/book/acme/garden-book/contents/{file}")
    assert answered.status == 404
    assert answered.json == {"error": answered.json["error"], "code": 404}
    assert isinstance(answered.json["error"], str)


@pytest.mark.parametrize(
    "file",
    [
        "../book.json",
        "%2e%2e/book.json",
        "..%2F..%2Fetc/passwd.json",
        "beds/../README.json",
        "a%00.json",
        "%ff.json",
        "x" * 5000 + ".json",
        "//etc/hosts.json",
    ],
)
def test_hostile_paths_are_not_found(garden: Garden, file: str) -> None:
    assert garden.get(f"/book/acme/garden-book/contents/{file}").status == 404


def test_a_known_page_is_not_sent_again(garden: Garden) -> None:
    first = garden.get("/book/acme/garden-book/contents/README.json")
    again = garden.get("/book/acme/garden-book/contents/README.json", **{"if-none-match": first.headers["etag"]})
    assert (again.status, again.content) == (304, b"")
    for known in ("*", f'"other", W/{first.headers["etag"]}'):
        assert garden.get("/book/acme/garden-book/contents/README.json", **{"if-none-match": known}).status == 304
    third = garden.get("/book/acme/garden-book/contents/README.json", accept=V3)
    assert third.headers["etag"] != first.headers["etag"]


def test_a_changed_page_is_shown_at_once(garden: Garden) -> None:
    garden.world.import_files({**BOOK, "beds/roses.md": "# Roses\n\nRed ones.\n"}, "garden-book")
    assert "Red ones" in garden.get("/book/acme/garden-book/contents/beds/roses.json").json["sections"][0]["content"]


def test_a_page_that_fails_says_where_and_the_others_answer(garden: Garden) -> None:
    garden.world.import_files({**BOOK, "beds/roses.md": "# Roses\n\n{% include '../../secret.md' %}\n"}, "garden-book")
    failed = garden.get("/book/acme/garden-book/contents/beds/roses.json")
    assert failed.status == 422
    assert failed.json["error"].startswith("beds/roses.md:3")
    assert garden.get("/book/acme/garden-book/contents/beds/pruning.json").status == 200


def test_books_and_pages_may_have_chinese_names(world: World) -> None:
    world.import_files(
        {"README.md": "# 花园\n", "SUMMARY.md": "* [花园](README.md)\n* [玫瑰](玫瑰.md)\n", "玫瑰.md": "# 玫瑰\n\n红色\n"}, "花园"
    )
    page = Garden(world).get("/book/acme/%E8%8A%B1%E5%9B%AD/contents/%E7%8E%AB%E7%91%B0.json", accept=V3)
    assert page.status == 200
    assert page.json["page"]["title"] == "玫瑰"


def test_other_methods_learn_which_ones_there_are(garden: Garden) -> None:
    answered = garden.send("DELETE", "/book/acme/garden-book/contents/README.json")
    assert (answered.status, answered.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert garden.send("HEAD", "/book/acme/garden-book/contents/README.json").content == b""


@pytest.mark.parametrize("accept", [V3, "application/json"])
def test_pages_of_todays_documentation_are_readable_too(world: World, accept: str) -> None:
    files = {"README.md": '# Today\n\n{% hint style="info" %}\nWith a block\n{% endhint %}\n', "SUMMARY.md": "* [Today](README.md)\n"}
    world.import_files(files, "today")
    answered = Garden(world).get("/book/acme/today/contents/README.json", accept=accept)
    assert answered.status == 200
    assert b"With a block" in answered.content
    assert b"endhint" not in answered.content


@pytest.mark.parametrize("lines", [(V3, "application/json"), ("text/html", V3.upper())])
def test_a_format_is_found_in_any_line_and_however_it_is_written(garden: Garden, lines: tuple[str, str]) -> None:
    headers = {"accept": lines[0], "Accept": lines[1]}
    assert garden.send("GET", "/book/acme/garden-book/contents/README.json", headers=headers).json["version"] == "3"
