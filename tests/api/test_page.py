"""Lists, a page at a time."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from sqlalchemy import bindparam, insert, select

from octavo.api.page import page, slice_of
from octavo.errors import BadRequest
from octavo.store.database import Database
from octavo.store.query import query
from octavo.store.tables.accounts import accounts, organizations

NEWEST = (organizations.c.created_at.desc(), organizations.c.id.asc())
LIST = select(organizations.c.id, organizations.c.created_at).where(organizations.c.type == bindparam("type"))
START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def organized(database: Database) -> Database:
    """Twenty-five organizations, several of them made at the same moment."""
    with database.write() as tx:
        names = [f"o{number:02}" for number in range(25)]
        tx.execute_many(query(insert(accounts)), [{"id": name, "name": name, "kind": "organization"} for name in names])
        made = [{"id": name, "title": name, "created_at": START + timedelta(seconds=number // 4)} for number, name in enumerate(names)]
        tx.execute_many(query(insert(organizations)), made)
    return database


def read(database: Database, cursor: str | None = None, limit: int | None = None, type_: str = "business", order: Any = NEWEST) -> Any:
    with database.read() as tx:
        return page(tx, LIST, order=order, present=lambda row: row.id, cursor=cursor, limit=limit, type=type_)


def walk(database: Database, limit: int, order: Any = NEWEST) -> list[str]:
    found: list[str] = []
    cursor = None
    while True:
        one = read(database, cursor, limit, order=order)
        assert len(one["items"]) <= limit
        found += one["items"]
        if "next" not in one:
            return found
        cursor = one["next"]["page"]


@pytest.mark.parametrize("limit", [1, 4, 7, 24, 25, 26])
def test_pages_put_together_are_the_list(organized: Database, limit: int) -> None:
    whole = read(organized, limit=1000)["items"]
    assert whole[:5] == ["o24", "o20", "o21", "o22", "o23"]
    assert walk(organized, limit) == whole


def test_the_order_may_go_up_as_well(organized: Database) -> None:
    order = (organizations.c.created_at.asc(), organizations.c.id.desc())
    assert walk(organized, 3, order)[:5] == ["o03", "o02", "o01", "o00", "o07"]


def test_what_comes_and_goes_meanwhile_moves_nothing(organized: Database) -> None:
    first = read(organized, limit=5)
    with organized.write() as tx:
        tx.execute(organizations.delete().where(organizations.c.id == first["items"][-1]))
        tx.execute(query(insert(accounts)), id="new", name="new", kind="organization")
        tx.execute(query(insert(organizations)), id="new", title="new", created_at=START + timedelta(days=1))
    second = read(organized, first["next"]["page"], 5)
    assert second["items"] == ["o16", "o17", "o18", "o19", "o12"]


def test_without_a_limit_a_page_is_fifty_and_with_zero_it_is_empty(organized: Database) -> None:
    assert len(read(organized)["items"]) == 25
    assert read(organized, limit=0) == {"items": []}


def forged(*values: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(list(values))).decode()


def test_a_cursor_of_another_list_is_refused(organized: Database) -> None:
    cursor = read(organized, limit=5)["next"]["page"]
    for other in ({"type_": "community"}, {"order": (organizations.c.id.asc(),)}):
        with pytest.raises(BadRequest, match="page cursor"):
            read(organized, cursor, 5, **other)


@pytest.mark.parametrize("cursor", ["", "x", "*", "e30", forged(), forged("0" * 12, 1, 2), "é", "A" * 5000])
def test_a_cursor_that_we_did_not_make_is_refused(organized: Database, cursor: str) -> None:
    with pytest.raises(BadRequest, match="page cursor"):
        read(organized, cursor)


@pytest.mark.parametrize(
    "keys",
    [["2026-01-01", 7], [3, "o01"], ["yesterday", "o01"], ["2026-01-01T00:00:00", "o01"], [None, None], ["2026-01-01T00:00:00Z", "a\0"]],
)
def test_a_cursor_with_other_keys_is_refused(organized: Database, keys: list[Any]) -> None:
    cursor = read(organized, limit=5)["next"]["page"]
    fingerprint = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))[0]
    with pytest.raises(BadRequest, match="page cursor"):
        read(organized, forged(fingerprint, *keys))


def test_a_list_in_memory_is_paged_alike() -> None:
    letters = list("abcdefg")
    first = slice_of(letters, limit=3, name="letters")
    second = slice_of(letters, limit=3, name="letters", cursor=first["next"]["page"])
    third = slice_of(letters, limit=3, name="letters", cursor=second["next"]["page"])
    assert [first["items"], second["items"], third] == [["a", "b", "c"], ["d", "e", "f"], {"items": ["g"]}]
    with pytest.raises(BadRequest, match="page cursor"):
        slice_of(letters, name="others", cursor=first["next"]["page"])
