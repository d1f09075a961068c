"""Jobs are written with the data, done under a lease, and never lost."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from octavo.store import jobs
from octavo.store.database import Database
from octavo.store.jobs import Job, LeaseLost
from octavo.store.query import Row
from octavo.store.tables.jobs import jobs as table
from tests.stopped_clock import Clock


def put(database: Database, kind: str = "index", payload: Any = None, **options: Any) -> str:
    with database.write() as tx:
        return jobs.enqueue(tx, kind, payload, **options)


def take(database: Database, worker: str = "w1") -> Job:
    job = jobs.claim(database, worker, ["index", "mail"])
    assert job is not None
    return job


def stored(database: Database, job: str) -> Row:
    with database.read() as tx:
        return tx.one(select(table).where(table.c.id == job))


def test_a_job_is_there_once_its_transaction_commits(database: Database, time: Clock) -> None:
    job = put(database, payload={"space": "s1"})
    claimed = take(database)
    assert (claimed.id, claimed.kind, claimed.payload, claimed.attempts) == (job, "index", {"space": "s1"}, 1)


def test_a_rolled_back_transaction_leaves_no_job(database: Database, time: Clock) -> None:
    def fail() -> None:
        with database.write() as tx:
            jobs.enqueue(tx, "index", None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert jobs.claim(database, "w1", ["index"]) is None


def test_jobs_come_in_the_order_in_which_they_are_due(database: Database, time: Clock) -> None:
    later = put(database, at=time.now + timedelta(minutes=5))
    first = put(database)
    taken = take(database)
    assert taken.id == first
    assert jobs.claim(database, "w1", ["index"]) is None
    with database.write() as tx:
        jobs.complete(tx, taken)
    time.advance(minutes=5)
    assert take(database).id == later


def test_a_worker_gets_only_the_kinds_it_knows(database: Database, time: Clock) -> None:
    put(database, kind="unknown")
    assert jobs.claim(database, "w1", ["index"]) is None


def test_a_claimed_job_is_nobody_elses_until_its_lease_ends(database: Database, time: Clock) -> None:
    job = put(database)
    mine = take(database, "w1")
    assert jobs.claim(database, "w2", ["index"]) is None
    time.advance(seconds=59)
    jobs.heartbeat(database, mine)
    time.advance(seconds=59)
    assert jobs.claim(database, "w2", ["index"]) is None
    time.advance(seconds=2)
    theirs = take(database, "w2")
    assert (theirs.id, theirs.attempts) == (job, 2)


def test_a_worker_that_lost_its_lease_can_record_nothing(database: Database, time: Clock) -> None:
    put(database)
    mine = take(database, "w1")
    time.advance(minutes=2)
    take(database, "w2")
    with pytest.raises(LeaseLost):
        jobs.heartbeat(database, mine)
    with pytest.raises(LeaseLost), database.write() as tx:
        jobs.complete(tx, mine)
    with pytest.raises(LeaseLost):
        jobs.fail(database, mine, "late")
    assert stored(database, mine.id).state == "running"


def test_a_completed_job_is_done_with(database: Database, time: Clock) -> None:
    put(database)
    job = take(database)
    with database.write() as tx:
        jobs.complete(tx, job)
    time.advance(days=1)
    assert jobs.claim(database, "w1", ["index"]) is None
    assert stored(database, job.id).state == "done"


def test_a_failed_job_is_tried_again_later_and_later(database: Database, time: Clock) -> None:
    put(database)
    waits = []
    for _ in range(4):
        job = take(database)
        assert jobs.fail(database, job, "no network") == "ready"
        waits.append(stored(database, job.id).run_at - time.now)
        assert jobs.claim(database, "w1", ["index"]) is None
        time.advance(hours=2)
    assert waits == sorted(waits)
    assert waits[-1] > 4 * waits[0]


def test_a_job_that_always_fails_is_dead_with_its_error_and_can_be_replayed(database: Database, time: Clock) -> None:
    job = put(database, max_attempts=2)
    jobs.fail(database, take(database), "first")
    time.advance(hours=2)
    assert jobs.fail(database, take(database), "second") == "dead"
    time.advance(hours=2)
    assert jobs.claim(database, "w1", ["index"]) is None
    with database.write() as tx:
        assert [(row.id, row.error) for row in jobs.dead(tx)] == [(job, "second")]
        assert jobs.replay(tx, job)
        assert not jobs.replay(tx, job)
    assert take(database).attempts == 1


def test_a_dead_job_is_done_where_the_same_work_waits_already(database: Database, time: Clock) -> None:
    failed = []
    for _ in range(2):
        failed.append(put(database, unique="space:s1", max_attempts=1))
        assert jobs.fail(database, take(database), "broken") == "dead"
    with database.write() as tx:
        assert all(jobs.replay(tx, job) for job in failed)
        assert jobs.counts(tx) == {"ready": 1, "done": 1}


def test_what_is_not_done_is_listed_what_runs_first(database: Database, time: Clock) -> None:
    running, waiting = put(database), put(database)
    time.advance(seconds=1)
    put(database, max_attempts=1)
    assert take(database).id in {running, waiting}
    with database.read() as tx:
        assert [row.state for row in jobs.unfinished(tx)] == ["running", "ready", "ready"]


def test_a_job_that_kills_its_workers_is_buried(database: Database, time: Clock) -> None:
    job = put(database, max_attempts=2)
    for _ in range(2):
        assert take(database).id == job
        time.advance(hours=1)
    assert jobs.claim(database, "w1", ["index"]) is None
    row = stored(database, job)
    assert row.state == "dead"
    assert "worker died" in row.error


def test_a_waiting_job_stands_for_all_of_its_key(database: Database, time: Clock) -> None:
    first = put(database, payload=1, unique="space:s1")
    assert put(database, payload=2, unique="space:s1") == first
    assert put(database, payload=3, unique="space:s2") != first
    with database.read() as tx:
        assert jobs.counts(tx) == {"ready": 2}


def test_a_running_job_does_not_stand_for_a_later_change_and_both_run_in_turn(database: Database, time: Clock) -> None:
    first = put(database, unique="space:s1")
    running = take(database)
    second = put(database, unique="space:s1")
    assert second != first
    assert jobs.claim(database, "w2", ["index"]) is None
    with database.write() as tx:
        jobs.complete(tx, running)
    assert take(database, "w2").id == second


def test_a_failed_job_yields_to_the_one_that_waits_under_its_key(database: Database, time: Clock) -> None:
    put(database, unique="space:s1")
    running = take(database)
    second = put(database, unique="space:s1")
    assert jobs.fail(database, running, "broken") == "done"
    assert take(database).id == second


def test_a_released_job_waits_again_without_having_counted(database: Database, time: Clock) -> None:
    job = put(database)
    jobs.release(database, take(database))
    again = take(database)
    assert (again.id, again.attempts) == (job, 1)


def test_old_done_jobs_are_forgotten(database: Database, time: Clock) -> None:
    put(database)
    job = take(database)
    with database.write() as tx:
        jobs.complete(tx, job)
    assert jobs.purge(database) == 0
    time.advance(days=8)
    assert jobs.purge(database) == 1


def test_enqueuing_rings_for_waiting_runners_after_the_commit(database: Database) -> None:
    heard = database.work.rings
    with database.write() as tx:
        jobs.enqueue(tx, "index", None)
        assert database.work.rings == heard
    assert database.work.rings > heard


def test_many_workers_share_the_work_and_none_of_it_is_done_twice(database: Database) -> None:
    written = {put(database, payload=number) for number in range(40)}
    taken: list[str] = []

    def work(worker: str) -> None:
        while (job := jobs.claim(database, worker, ["index"])) is not None:
            taken.append(job.id)
            with database.write() as tx:
                jobs.complete(tx, job)

    threads = [threading.Thread(target=work, args=[f"w{number}"]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 40
    assert set(taken) == written
