"""The older API is counted, limited and open to other origins as the modern one is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.access.limits import RateLimit
from octavo.legacy.api.entrance import Entrance
from octavo.store.database import Database
from tests.legacy.api.conftest import BOOK, Garden, basic
from tests.world import SETTINGS, World

PAGE = "/book/acme/garden-book/contents/README.json"


@pytest.fixture
def limited(database: Database, tmp_path: Path) -> Iterator[Garden]:
    """Three requests a minute, of both APIs together."""
    settings, limits = replace(SETTINGS, rate_limit=3), RateLimit(3)
    world = World.of(database, tmp_path, settings=settings, limits=limits, older=Entrance(settings, database, limits=limits))
    world.import_files(BOOK, "garden-book")
    yield Garden(world)
    world.wire.close()


def test_what_a_caller_has_left_is_told_and_kept(limited: Garden) -> None:
    answers = [limited.get(PAGE) for _ in range(4)]
    assert [each.status for each in answers] == [200, 200, 200, 429]
    assert [each.headers["x-ratelimit-remaining"] for each in answers] == ["2", "1", "0", "0"]
    assert answers[0].headers["x-ratelimit-limit"] == "3"
    assert answers[3].json == {"error": "Too many requests: wait a moment, and try again.", "code": 429}
    assert 1 < int(answers[3].headers["retry-after"]) <= 20


def test_another_caller_has_a_limit_of_their_own(limited: Garden) -> None:
    assert [limited.get(PAGE).status for _ in range(4)][-1] == 429
    assert limited.get(PAGE, "ada").status == 200


def test_both_apis_draw_from_one_allowance(limited: Garden) -> None:
    ada = limited.world.client("ada")
    assert [ada.call("getAuthenticatedUser").status for _ in range(3)] == [200, 200, 200]
    assert limited.get("/account", "ada").status == 429


def test_guessing_tokens_counts_against_the_address(limited: Garden) -> None:
    guesses = [limited.get("/account", authorization=basic("x", f"octavo_{number}")).status for number in range(5)]
    assert guesses == [401, 401, 401, 429, 429]


def test_an_upload_is_one_request(limited: Garden) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="other"\r\n\r\nnothing\r\n--x--\r\n'
    headers = {"content-type": "multipart/form-data; boundary=x"}
    sent = limited.send("PUT", "/book/acme/garden-book/build/1.0", "ada", headers=headers, body=body)
    assert (sent.status, sent.headers["x-ratelimit-remaining"]) == (400, "2")


def test_requests_are_counted_by_what_they_ask_for(garden: Garden) -> None:
    for path in (PAGE, PAGE, "/book/acme/garden-book/contents/no.json", "/books", "/book/acme/garden-book/discussions"):
        garden.get(path)
    counted = {line for line in garden.get("/metrics").content.decode().splitlines() if line.startswith("octavo_requests_total")}
    assert counted >= {
        'octavo_requests_total{operation="older.contents",status="200"} 2.0',
        'octavo_requests_total{operation="older.contents",status="404"} 1.0',
        'octavo_requests_total{operation="older.books",status="200"} 1.0',
        'octavo_requests_total{operation="older.none",status="404"} 1.0',
    }


def test_programs_of_other_origins_may_call(garden: Garden) -> None:
    asked = garden.send("OPTIONS", PAGE, headers={"origin": "https://reader.test", "access-control-request-method": "GET"})
    assert (asked.status, asked.content) == (204, b"")
    assert "content-length" not in asked.headers
    assert {"Authorization", "Accept", "Content-Type", "If-None-Match"} <= set(asked.headers["access-control-allow-headers"].split(", "))
    answered = garden.get(PAGE)
    assert answered.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answered.headers["access-control-expose-headers"]
    assert len(answered.headers["x-request-id"]) == 16
