"""Work that outlives a request: a row written in the request's own transaction, done later under a lease.

    ready ──claim──> running ──complete──> done
      ^                 │ fail, or the lease runs out
      └── with back-off ┴── after `max_attempts` ──> dead ──replay──> ready

A job runs at least once: its worker may die after the work and before `complete`, so handlers must bear repetition.
"""

import random
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import and_, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.sql import ClauseElement

from octavo import clock
from octavo.ids import new_id
from octavo.store.database import Database
from octavo.store.query import DialectName, Query, Row, in_list, insert_into, query
from octavo.store.tables.jobs import jobs
from octavo.store.transaction import Transaction

LEASE: Final = timedelta(seconds=60)
FIRST_DELAY: Final = timedelta(seconds=2)
LONGEST_DELAY: Final = timedelta(hours=1)
KEEP_DONE: Final = timedelta(days=7)
LISTED: Final = 200
LONGEST_ERROR: Final = 10_000


class Job(NamedTuple):
    """A claimed job. `attempts` counts this one."""

    id: str
    kind: str
    payload: Any
    attempts: int
    max_attempts: int
    worker: str
    unique_key: str | None


class LeaseLost(Exception):
    """Another worker has the job now, because the lease ran out: what this one did must not be recorded."""


def enqueue(
    tx: Transaction,
    kind: str,
    payload: Any,  # noqa: ANN401 - any JSON
    *,
    unique: str | None = None,
    at: datetime | None = None,
    max_attempts: int = 10,
) -> str:
    """Write a job that exists once the transaction commits; answers its id.

    With a `unique` key, a job that waits already under the same key stands for both. One that is running does not: it may have begun before this change.
    """
    now = clock.now()
    job = new_id("job_")
    row = {"id": job, "kind": kind, "payload": payload, "unique_key": unique, "max_attempts": max_attempts, "run_at": at or now}
    if not tx.execute(_INSERT, **row, created_at=now):
        job = tx.scalar(_WAITING, unique_key=unique) or job
    tx.after_commit(tx.work.ring)
    return job


def claim(database: Database, worker: str, kinds: list[str], *, lease: timedelta = LEASE) -> Job | None:
    """Take the job that has waited longest, or None. Jobs of one unique key run one after another."""
    now = clock.now()
    with database.read() as tx:  # the usual answer is no, and needs no writer
        if tx.one_or_none(_DUE, now=now, kinds=kinds) is None:
            return None
    with database.write() as tx:
        tx.execute(_BURY, now=now, finished_at=now)
        row = tx.one_or_none(_CLAIM, now=now, kinds=kinds, by=worker, until=now + lease)
    return None if row is None else _job(row)


def heartbeat(database: Database, job: Job, *, lease: timedelta = LEASE) -> None:
    """Keep the job for another lease; raises LeaseLost."""
    with database.write() as tx:
        _held(tx.execute(_EXTEND, job=job.id, by=job.worker, attempt=job.attempts, until=clock.now() + lease))


def complete(tx: Transaction, job: Job) -> None:
    """Record that the job is done, best in the transaction that holds its result; raises LeaseLost."""
    _held(tx.execute(_COMPLETE, job=job.id, by=job.worker, attempt=job.attempts, finished_at=clock.now()))


def fail(database: Database, job: Job, error: str, *, forever: bool = False) -> str:
    """Record a failed attempt: retried after a while, or dead. Answers the job's new state; raises LeaseLost."""
    now = clock.now()
    with database.write() as tx:
        state, after = "ready", now + _delay(job.attempts)
        if forever or job.attempts >= job.max_attempts:
            state, after = "dead", now
        elif job.unique_key and tx.scalar(_WAITING, unique_key=job.unique_key):
            state = "done"  # the same work waits under the same key already
        ended = None if state == "ready" else now
        text = error[:LONGEST_ERROR]
        values = {"state": state, "run_at": after, "error": text, "finished_at": ended}
        _held(tx.execute(_FAIL, job=job.id, by=job.worker, attempt=job.attempts, **values))
    return state


def release(database: Database, job: Job) -> None:
    """Give back a job that was not finished because the server stops: it waits again, and this attempt does not count."""
    with database.write() as tx:
        if job.unique_key and tx.scalar(_WAITING, unique_key=job.unique_key):
            complete(tx, job)
        else:
            _held(tx.execute(_RELEASE, job=job.id, by=job.worker, attempt=job.attempts, run_at=clock.now(), attempts=job.attempts - 1))
    database.work.ring()


def replay(tx: Transaction, job: str) -> bool:
    """Let a dead job run again from its first attempt, or be done where the same work waits under its key; answers whether there was one."""
    tx.after_commit(tx.work.ring)
    key = tx.scalar(_DEAD_KEY, job=job)
    state = "done" if key and tx.scalar(_WAITING, unique_key=key) else "ready"
    now = clock.now()
    return tx.execute(_REPLAY, job=job, state=state, run_at=now, attempts=0, finished_at=now if state == "done" else None) == 1


def counts(tx: Transaction) -> dict[str, int]:
    """How many jobs are in each state; those that were done, of the last `KEEP_DONE`."""
    return {row.state: row.number for row in tx.all(_COUNTS)}


def unfinished(tx: Transaction) -> list[Row]:
    """Jobs that run, then those that wait, the first `LISTED` in the order in which they are due."""
    return tx.all(_UNFINISHED_JOBS)


def dead(tx: Transaction) -> list[Row]:
    """Jobs that were given up, newest first, with their errors: `LISTED` of them."""
    return tx.all(_DEAD)


def purge(database: Database) -> int:
    """Forget jobs that were done long ago."""
    with database.write() as tx:
        return tx.execute(_PURGE, before=clock.now() - KEEP_DONE)


def _job(row: Row) -> Job:
    return Job(row.id, row.kind, row.payload, row.attempts, row.max_attempts, row.worker, row.unique_key)


def _held(changed: int) -> None:
    if not changed:
        raise LeaseLost


def _delay(attempts: int) -> timedelta:
    """Twice as long each time, and a little scattered, so that what failed together is not retried together."""
    delay = min(FIRST_DELAY * (1 << min(attempts, 20)), LONGEST_DELAY)
    return delay * random.uniform(0.8, 1.2)  # noqa: S311 - not a secret


def _insert(dialect: DialectName, names: frozenset[str]) -> ClauseElement:  # noqa: ARG001 - `Query` calls it so
    return insert_into(dialect, jobs).on_conflict_do_nothing()


def _claim() -> Query:
    running = jobs.alias("running")
    same_key = exists().where(running.c.unique_key == jobs.c.unique_key, running.c.state == "running", running.c.run_at > bindparam("now"))
    waits = or_(and_(jobs.c.state == "ready", ~same_key), and_(jobs.c.state == "running", jobs.c.attempts < jobs.c.max_attempts))
    next_one = (
        select(jobs.c.id)
        .where(waits, jobs.c.run_at <= bindparam("now"), in_list(jobs.c.kind, "kinds"))
        .order_by(jobs.c.run_at, jobs.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    taken = {"state": "running", "worker": bindparam("by"), "run_at": bindparam("until"), "attempts": jobs.c.attempts + 1}
    return query(update(jobs).where(jobs.c.id == next_one.scalar_subquery()).values(taken).returning(*jobs.c))


_UNFINISHED = or_(jobs.c.state == "ready", jobs.c.state == "running")
_HELD = (
    jobs.c.id == bindparam("job"),
    jobs.c.state == "running",
    jobs.c.worker == bindparam("by"),
    jobs.c.attempts == bindparam("attempt"),
)
_INSERT = Query(_insert)
_WAITING = query(select(jobs.c.id).where(jobs.c.state == "ready", jobs.c.unique_key == bindparam("unique_key")))
_DUE = query(select(jobs.c.id).where(_UNFINISHED, jobs.c.run_at <= bindparam("now"), in_list(jobs.c.kind, "kinds")).limit(1))
_BURY = query(
    update(jobs)
    .where(jobs.c.state == "running", jobs.c.run_at <= bindparam("now"), jobs.c.attempts >= jobs.c.max_attempts)
    .values(
        state="dead",
        finished_at=bindparam("finished_at"),
        error=func.coalesce(jobs.c.error, "its worker died, or did not answer in time, at every attempt"),
    )
)
_CLAIM = _claim()
_EXTEND = query(update(jobs).where(*_HELD).values(run_at=bindparam("until")))
_COMPLETE = query(update(jobs).where(*_HELD).values(state="done", error=None, finished_at=bindparam("finished_at")))
_FAIL = query(update(jobs).where(*_HELD))
_RELEASE = query(update(jobs).where(*_HELD).values(state="ready", worker=None, run_at=bindparam("run_at"), attempts=bindparam("attempts")))
_REPLAY = query(
    update(jobs)
    .where(jobs.c.id == bindparam("job"), jobs.c.state == "dead")
    .values(state=bindparam("state"), run_at=bindparam("run_at"), attempts=bindparam("attempts"), finished_at=bindparam("finished_at"))
)
_DEAD_KEY = query(select(jobs.c.unique_key).where(jobs.c.id == bindparam("job"), jobs.c.state == "dead"))
_COUNTS = query(select(jobs.c.state, func.count().label("number")).group_by(jobs.c.state))
_DEAD = query(select(jobs).where(jobs.c.state == "dead").order_by(jobs.c.finished_at.desc(), jobs.c.id).limit(LISTED))
_UNFINISHED_JOBS = query(select(jobs).where(_UNFINISHED).order_by(jobs.c.state.desc(), jobs.c.run_at, jobs.c.id).limit(LISTED))
_PURGE = query(delete(jobs).where(jobs.c.state == "done", jobs.c.finished_at < bindparam("before")))
