"""The change log is numbered in the order of commits."""

import threading

from octavo.store import change_log
from octavo.store.database import Database
from tests.stopped_clock import Clock


def entries(database: Database, after: int = 0) -> list[str]:
    with database.read() as tx:
        return [row.subject_id for row in change_log.read_changes(tx, after)]


def test_entries_come_in_order_after_a_number(database: Database) -> None:
    for name in ("a", "b", "c"):
        with database.write() as tx:
            change_log.record(tx, "space.content", name, {"revision": name})
    with database.read() as tx:
        first = change_log.read_changes(tx, 0, limit=1)[0]
        assert (first.kind, first.subject_id, first.data) == ("space.content", "a", {"revision": "a"})
        assert [row.subject_id for row in change_log.read_changes(tx, first.sequence)] == ["b", "c"]
        assert change_log.latest(tx) == change_log.read_changes(tx, 0)[-1].sequence


def test_an_empty_log_begins_at_nothing(database: Database) -> None:
    with database.read() as tx:
        assert change_log.latest(tx) == 0


def test_old_entries_are_forgotten_but_for_the_newest(database: Database, time: Clock) -> None:
    for name in ("a", "b", "c"):
        with database.write() as tx:
            change_log.record(tx, "space.content", name)
        time.advance(days=14)
    assert change_log.trim(database) == 1
    assert entries(database) == ["b", "c"]
    time.advance(days=400)
    assert change_log.trim(database) == 1
    assert change_log.trim(database) == 0
    assert entries(database) == ["c"]


def test_a_follower_is_told_whether_it_may_have_missed_entries(database: Database, time: Clock) -> None:
    with database.read() as tx:
        assert change_log.reaches_back_to(tx, 0)
    for name in ("a", "b"):
        with database.write() as tx:
            change_log.record(tx, "space.content", name)
        time.advance(days=40)
    with database.read() as tx:
        newest = change_log.latest(tx)
        assert change_log.reaches_back_to(tx, newest - 2)
    change_log.trim(database)
    with database.read() as tx:
        assert not change_log.reaches_back_to(tx, newest - 2)
        assert change_log.reaches_back_to(tx, newest - 1)
        assert change_log.reaches_back_to(tx, newest)


def test_who_commits_last_comes_last_however_early_it_began(database: Database) -> None:
    """A follower that has seen the quick transaction's entry must still find the slow one's after it."""
    if database.dialect == "sqlite":
        with database.write() as tx:
            change_log.record(tx, "x", "quick")
        with database.write() as tx:
            change_log.record(tx, "x", "slow")
    else:
        began, go_on = threading.Event(), threading.Event()

        def slow() -> None:
            with database.write() as tx:
                change_log.record(tx, "x", "slow")
                began.set()
                go_on.wait(30)

        thread = threading.Thread(target=slow)
        thread.start()
        began.wait(30)
        with database.write() as tx:
            change_log.record(tx, "x", "quick")
        go_on.set()
        thread.join()
    assert entries(database) == ["quick", "slow"]
