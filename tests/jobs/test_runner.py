"""The runner does what is due, and stops when asked."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from octavo import clock
from octavo.jobs.registry import GiveUp, Handlers, Running
from octavo.jobs.runner import Runner
from octavo.store import change_log, jobs
from octavo.store.database import Database
from octavo.store.tables.change_log import change_log as log
from octavo.store.tables.jobs import jobs as table

WAIT = 30


def put(database: Database, kind: str, payload: Any = None) -> None:
    with database.write() as tx:
        jobs.enqueue(tx, kind, payload)


def states(database: Database) -> list[tuple[str, str]]:
    with database.read() as tx:
        return [(row.kind, row.state) for row in tx.all(select(table).order_by(table.c.kind))]


def test_everything_that_is_due_is_done(database: Database) -> None:
    handlers = Handlers()
    done: list[Any] = []

    @handlers.on("count")
    def count(running: Running) -> None:
        done.append(running.payload)

    for number in range(3):
        put(database, "count", number)
    assert Runner(database, handlers).run_all() == 3
    assert sorted(done) == [0, 1, 2]
    assert states(database) == [("count", "done")] * 3


def test_a_failure_is_recorded_with_its_text_and_the_runner_goes_on(database: Database) -> None:
    handlers = Handlers()

    @handlers.on("break")
    def broken(running: Running) -> None:
        raise ZeroDivisionError("of the handler")

    @handlers.on("give-up")
    def give_up(running: Running) -> None:
        raise GiveUp("the repository is gone")

    put(database, "break")
    put(database, "give-up")
    assert Runner(database, handlers).run_all() == 2
    assert states(database) == [("break", "ready"), ("give-up", "dead")]
    with database.read() as tx:
        errors = {row.kind: row.error for row in tx.all(select(table))}
    assert "ZeroDivisionError: of the handler" in errors["break"]
    assert errors["give-up"] == "the repository is gone"


def test_a_handler_may_record_its_end_with_its_result(database: Database) -> None:
    handlers = Handlers()

    @handlers.on("atomic")
    def atomic(running: Running) -> None:
        with running.database.write() as tx:
            running.complete(tx)

    put(database, "atomic")
    Runner(database, handlers).run_all()
    assert states(database) == [("atomic", "done")]


def test_a_started_runner_hears_of_new_jobs_and_stops_when_asked(database: Database) -> None:
    handlers = Handlers()
    ran = threading.Event()

    @handlers.on("hear")
    def hear(running: Running) -> None:
        ran.set()

    runner = Runner(database, handlers, poll=WAIT * 10)
    runner.start()
    put(database, "hear")
    assert ran.wait(WAIT)
    assert runner.stop(WAIT)


def test_a_long_job_stops_at_a_checkpoint_and_waits_for_the_next_start(database: Database) -> None:
    handlers = Handlers()
    began = threading.Event()

    @handlers.on("long")
    def endless(running: Running) -> None:
        began.set()
        while True:
            running.checkpoint()

    put(database, "long")
    runner = Runner(database, handlers)
    runner.start()
    assert began.wait(WAIT)
    assert runner.stop(WAIT)
    assert states(database) == [("long", "ready")]


def test_a_runner_keeps_the_lease_of_long_work(database: Database) -> None:
    """The second runner sees a lease that would have ended long ago."""
    handlers = Handlers()
    renewed = threading.Event()

    class Watched(Running):
        def keep(self, lease: timedelta) -> None:
            super().keep(lease)
            renewed.set()

    @handlers.on("slow")
    def slow(running: Running) -> None:
        assert renewed.wait(WAIT)

    put(database, "slow")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("octavo.jobs.runner.Running", Watched)
        assert Runner(database, handlers, lease=timedelta(seconds=3)).run_all() == 1
    assert states(database) == [("slow", "done")]


def test_one_kind_has_one_handler() -> None:
    handlers = Handlers()
    handlers.on("a")(lambda running: None)
    with pytest.raises(ValueError, match="two handlers"):
        handlers.include(handlers)


def test_what_is_old_is_tidied_away(database: Database) -> None:
    with database.write() as tx:
        for name in ("old", "new"):
            change_log.record(tx, "space.content", name)
    with database.write() as tx:
        tx.execute(log.update().where(log.c.subject_id == "old").values(at=clock.now() - change_log.KEEP * 2))
    tidied = threading.Event()
    handlers = Handlers()

    @handlers.on("after")
    def after(running: Running) -> None:
        tidied.set()

    put(database, "after")
    runner = Runner(database, handlers)
    runner.start()
    assert tidied.wait(WAIT)
    assert runner.stop()
    with database.read() as tx:
        assert [row.subject_id for row in change_log.read_changes(tx, 0)] == ["new"]
