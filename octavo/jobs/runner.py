"""The thread that does the jobs: claims one at a time, keeps its lease, records how it ended, and stops gracefully."""

import logging
import os
import socket
import threading
import time
import traceback
from datetime import timedelta
from typing import Final

from octavo.ids import new_id
from octavo.jobs.registry import GiveUp, Handlers, Running, Stopping
from octavo.store import change_log, jobs
from octavo.store.database import Database
from octavo.store.jobs import Job, LeaseLost

log: Final = logging.getLogger(__name__)

TIDY_SECONDS: Final = 3600.0
POLL_SECONDS: Final = 1.0
"""How soon a job is noticed that another process enqueued; this process's own are noticed at once."""


class Runner:
    """One worker. Several, in one process or in many, share the work."""

    def __init__(self, database: Database, handlers: Handlers, *, lease: timedelta = jobs.LEASE, poll: float = POLL_SECONDS) -> None:
        self._database = database
        self._handlers = handlers
        self._lease = lease
        self._poll = poll
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.worker = f"{socket.gethostname()}-{os.getpid()}-{new_id(length=6)}"

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
        self._thread.start()

    def stop(self, seconds: float = 30) -> bool:
        """Ask the running job to stop at its next checkpoint, and wait; answers whether the thread ended in time."""
        self._stop.set()
        self._database.work.ring()
        if self._thread is None:
            return True
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def run_all(self) -> int:
        """Do everything that is due, in this thread; answers how many jobs that were."""
        done = 0
        while not self._stop.is_set() and self._run_one():
            done += 1
        return done

    def _run(self) -> None:
        tidied = -TIDY_SECONDS
        while not self._stop.is_set():
            heard = self._database.work.rings
            try:
                if time.monotonic() - tidied > TIDY_SECONDS:
                    tidied = time.monotonic()
                    self._tidy()
                busy = self._run_one()
            except Exception:
                log.exception("the job runner could not reach its jobs, and tries again")
                busy = False
            if not busy and not self._stop.is_set():
                self._database.work.wait(heard, self._poll)

    def _tidy(self) -> None:
        jobs.purge(self._database)
        change_log.trim(self._database)

    def _run_one(self) -> bool:
        job = jobs.claim(self._database, self.worker, self._handlers.kinds(), lease=self._lease)
        if job is None:
            return False
        running = Running(self._database, job, self._stop)
        ended = threading.Event()
        keeper = threading.Thread(target=self._keep, args=[running, ended], name="job-lease", daemon=True)
        keeper.start()
        try:
            self._work(running, job)
        finally:
            ended.set()
            keeper.join()
        return True

    def _keep(self, running: Running, ended: threading.Event) -> None:
        """Renew the lease until the work has ended."""
        while not ended.wait(self._lease.total_seconds() / 3):
            try:
                running.keep(self._lease)
            except Exception:
                log.exception("the lease of a job could not be renewed, and is tried again", extra={"job": running.job.id})

    def _work(self, running: Running, job: Job) -> None:
        try:
            try:
                self._handlers[job.kind](running)
            except Stopping:
                jobs.release(self._database, job)
            except GiveUp as reason:
                self._failed(job, str(reason), forever=True)
            except LeaseLost:
                raise
            except Exception:  # noqa: BLE001 - whatever a handler raises is recorded with the job, and it is tried again
                self._failed(job, traceback.format_exc(), forever=False)
            else:
                self._complete(running, job)
        except LeaseLost:
            log.warning("another worker took over a job, its lease had run out", extra={"job": job.id, "kind": job.kind})

    def _complete(self, running: Running, job: Job) -> None:
        if not running.completed:
            with self._database.write() as tx:
                jobs.complete(tx, job)

    def _failed(self, job: Job, error: str, *, forever: bool) -> None:
        state = jobs.fail(self._database, job, error, forever=forever)
        log.error("job %s failed at attempt %d, now %s: %s", job.kind, job.attempts, state, error, extra={"job": job.id})
