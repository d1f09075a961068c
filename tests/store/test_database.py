"""Transactions and queries, the same on both databases."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from psycopg import OperationalError
from sqlalchemy import bindparam, delete, func, insert, select, update

from octavo.store.database import Database
from octavo.store.migrations import latest_version
from octavo.store.query import in_list, insert_or_ignore, query, upsert
from octavo.store.tables.accounts import accounts, users
from octavo.store.tables.change_log import change_log
from octavo.store.tables.settings import settings
from octavo.store.transaction import Transaction, writing
from tests.databases import Postgreses, reopen

INSERT = query(insert(accounts))
BY_ID = query(select(accounts).where(accounts.c.id == bindparam("id")))
RENAME = query(update(accounts).where(accounts.c.id == bindparam("account_id")))
NAMES = query(select(accounts.c.name).where(in_list(accounts.c.id, "ids")).order_by(accounts.c.name))
COUNT = query(select(func.count()).select_from(accounts))
NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


def add(database: Database, *ids: str) -> None:
    with database.write() as tx:
        tx.execute_many(INSERT, [{"id": id_, "name": f"name-{id_}", "kind": "user"} for id_ in ids])


def write_and_fail(database: Database, step: Callable[[Transaction], object]) -> None:
    with database.write() as tx:
        step(tx)
        raise ZeroDivisionError


def test_a_committed_row_is_read_back_by_name(database: Database) -> None:
    add(database, "a")
    with database.read() as tx:
        row = tx.one(BY_ID, id="a")
    assert (row.id, row.name, row.kind) == ("a", "name-a", "user")


def test_an_exception_rolls_everything_back_and_reaches_the_caller(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(database, lambda tx: tx.execute(INSERT, id="a", name="ada", kind="user"))
    with database.read() as tx:
        assert tx.scalar(COUNT) == 0


def test_the_database_works_on_after_a_refused_statement(database: Database) -> None:
    add(database, "a")
    with pytest.raises(Exception, match=r"(?i)unique"):
        add(database, "a")
    add(database, "b")
    with database.read() as tx:
        assert tx.scalar(COUNT) == 2


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)read.?only"), database.read() as tx:
        tx.execute(INSERT, id="a", name="ada", kind="user")
    with database.read() as tx:
        assert tx.scalar(COUNT) == 0


def test_a_missing_row_is_a_lookup_error_where_one_is_expected(database: Database) -> None:
    with database.read() as tx:
        assert tx.one_or_none(BY_ID, id="nobody") is None
        assert tx.scalar(BY_ID, id="nobody") is None
        with pytest.raises(LookupError):
            tx.one(BY_ID, id="nobody")


def test_a_forgotten_parameter_is_named(database: Database) -> None:
    with database.read() as tx, pytest.raises(TypeError, match="'id'"):
        tx.one(BY_ID)


def test_an_unknown_column_is_named(database: Database) -> None:
    with database.write() as tx, pytest.raises(TypeError, match="colour"):
        tx.execute(INSERT, id="a", name="ada", kind="user", colour="red")


def test_an_update_sets_the_columns_that_are_passed_and_counts_rows(database: Database) -> None:
    add(database, "a", "b")
    with database.write() as tx:
        assert tx.execute(RENAME, account_id="a", name="ada") == 1
        assert tx.execute(RENAME, account_id="x", name="nobody") == 0
        assert tx.one(BY_ID, id="a").name == "ada"
        assert tx.one(BY_ID, id="b").name == "name-b"


def test_any_number_of_values_is_one_parameter(database: Database) -> None:
    add(database, "a", "b", "c")
    with database.read() as tx:
        assert [row.name for row in tx.all(NAMES, ids=["a", "c", "x"])] == ["name-a", "name-c"]
        assert tx.all(NAMES, ids=[]) == []
        assert len(tx.all(NAMES, ids=["a", *map(str, range(40_000))])) == 1


def test_numbers_are_found_by_list_too(database: Database) -> None:
    by_number = query(select(change_log.c.subject_id).where(in_list(change_log.c.sequence, "numbers")).order_by(change_log.c.sequence))
    with database.write() as tx:
        for number in (1, 70_000, 1 << 40):
            tx.execute(query(insert(change_log)), sequence=number, kind="x", subject_id=str(number), at=NOON)
        assert [row.subject_id for row in tx.all(by_number, numbers=[1, 1 << 40, 5])] == ["1", str(1 << 40)]
        assert [row.subject_id for row in tx.all(by_number, numbers=[1, 2])] == ["1"]
        assert tx.all(by_number, numbers=[]) == []


def test_text_is_ordered_by_its_bytes(database: Database) -> None:
    names = ["B", "Z", "a", "aB", "a_b", "ab", "ä", "中"]
    with database.write() as tx:
        tx.execute_many(INSERT, [{"id": name, "name": name, "kind": "user"} for name in reversed(names)])
        assert [row.name for row in tx.all(select(accounts).order_by(accounts.c.name))] == names


def test_rows_stream_to_the_end(database: Database) -> None:
    add(database, *map(str, range(700)))
    with database.snapshot() as tx:
        assert sum(1 for _ in tx.stream(select(accounts))) == 700
        assert tx.scalar(COUNT) == 700


def test_moments_flags_and_json_come_back_as_they_went_in(database: Database) -> None:
    add(database, "a")
    value = {"b": [1, None, "ü\u0000\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace")], "a": {"x": 1.5}}
    with database.write() as tx:
        tx.execute(query(insert(users)), id="a", display_name="Ada", created_at=NOON, administrator=True)
        tx.execute(query(insert(settings)), key="k", value=value)
    with database.read() as tx:
        user = tx.one(select(users))
        stored = tx.one(select(settings)).value
    assert (user.created_at, user.administrator, user.suspended_at) == (NOON, True, None)
    assert stored == value
    assert list(stored) == ["b", "a"]


def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    add(database, "a")
    with pytest.raises(ValueError, match="time zone"), database.write() as tx:
        tx.execute(query(insert(users)), id="a", display_name="Ada", created_at=NOON.replace(tzinfo=None))


def test_an_upsert_inserts_then_updates_and_keeps_what_it_is_told(database: Database) -> None:
    put = upsert(accounts, ["id"], keep=["kind"])
    with database.write() as tx:
        tx.execute(put, id="a", name="ada", kind="user")
        tx.execute(put, id="a", name="ado", kind="organization")
        row = tx.one(BY_ID, id="a")
    assert (row.name, row.kind) == ("ado", "user")


def test_insert_or_ignore_leaves_the_first_row(database: Database) -> None:
    put = insert_or_ignore(accounts, ["id"])
    with database.write() as tx:
        assert tx.execute(put, id="a", name="ada", kind="user") == 1
        assert tx.execute(put, id="a", name="ado", kind="user") == 0
        assert tx.one(BY_ID, id="a").name == "ada"


def test_returned_columns_are_rows(database: Database) -> None:
    add(database, "a", "b")
    with database.write() as tx:
        gone = tx.all(delete(accounts).where(accounts.c.id == bindparam("id")).returning(accounts.c.name), id="a")
    assert [row.name for row in gone] == ["name-a"]


def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), database.write() as tx:
        tx.execute(query(insert(users)), id="nobody", display_name="N", created_at=NOON)


def test_what_follows_a_commit_runs_once_it_is_visible_and_never_after_a_rollback(database: Database) -> None:
    seen: list[int] = []

    def look() -> None:
        with database.read() as tx:
            seen.append(tx.scalar(COUNT))

    with database.write() as tx:
        tx.execute(INSERT, id="a", name="ada", kind="user")
        tx.after_commit(look)
        assert seen == []
    with pytest.raises(ZeroDivisionError):
        write_and_fail(database, lambda tx: tx.after_commit(look))
    assert seen == [1]


def test_the_last_step_before_a_commit_belongs_to_it(database: Database) -> None:
    with database.write() as tx:
        tx.before_commit(lambda: tx.execute(INSERT, id="late", name="late", kind="user"))
    with database.read() as tx:
        assert tx.one(BY_ID, id="late").name == "late"


def test_statements_are_counted(database: Database) -> None:
    with database.write() as tx:
        tx.execute(INSERT, id="a", name="ada", kind="user")
        tx.one(BY_ID, id="a")
        assert tx.statements == 2


def test_a_write_inside_a_write_is_an_error_not_a_deadlock(database: Database) -> None:
    with database.write(), pytest.raises(RuntimeError, match="write transaction"), database.write():
        pass
    assert not writing()
    with database.write():
        assert writing()


def test_after_a_restart_of_the_server_one_request_fails(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    databases: Postgreses = request.getfixturevalue("_open_postgresql")
    database = databases(tmp_path)
    together = [database.read() for _ in range(4)]
    for each in together:
        each.__enter__()
    for each in together:
        each.__exit__(None, None, None)
    with database.write() as tx:
        tx.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
    with pytest.raises(OperationalError), database.read() as tx:
        tx.scalar(COUNT)
    for _ in range(6):
        with database.read() as tx:
            assert tx.scalar(COUNT) == 0
    databases.give_back(database)


def test_writers_take_turns_within_and_across_connections(database: Database, tmp_path: Path) -> None:
    """Increments by read and write: a lost one would show."""
    other = reopen(database, tmp_path)
    with database.write() as tx:
        tx.execute(query(insert(settings)), key="n", value=0)
    read = query(select(settings.c.value).where(settings.c.key == "n").with_for_update())
    write = query(update(settings).where(settings.c.key == bindparam("which")))

    def increment(into: Database) -> None:
        for _ in range(20):
            with into.write() as tx:
                tx.execute(write, which="n", value=tx.scalar(read) + 1)

    threads = [threading.Thread(target=increment, args=[which]) for which in (database, database, other, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    with database.read() as tx:
        assert tx.scalar(read if database.dialect == "sqlite" else select(settings.c.value)) == 80


def test_a_snapshot_sees_one_state_throughout(database: Database) -> None:
    add(database, "a")
    with database.snapshot() as tx:
        assert tx.scalar(COUNT) == 1
        add(database, "b")
        assert tx.scalar(COUNT) == 1
    with database.read() as tx:
        assert tx.scalar(COUNT) == 2


def test_migrating_twice_changes_nothing(database: Database) -> None:
    assert database.migrate() == latest_version()


def test_data_of_a_later_version_is_refused_with_what_to_do(database: Database) -> None:
    with database.write() as tx:
        tx.run("UPDATE schema_version SET version = 9999")
    with pytest.raises(Exception, match="install the newer version"):
        database.migrate()


def test_another_kind_of_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="OCTAVO_DATABASE_URL"):
        Database.open("mysql://localhost/octavo", tmp_path)
