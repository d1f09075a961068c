"""Which function does which kind of job.

handlers = Handlers()

@handlers.on("space.history")
def read_history(running: Running) -> None:
...
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from octavo.store import jobs
from octavo.store.database import Database
from octavo.store.jobs import Job, LeaseLost
from octavo.store.transaction import Transaction


class GiveUp(Exception):
    """Raised by a handler when another attempt could not go better; the job is dead at once, with this text."""


class Stopping(Exception):
    """The server stops: the job waits for the next start, and this attempt does not count."""


class Running:
    """A job while it is worked on; what a handler gets."""

    def __init__(self, database: Database, job: Job, stop: threading.Event) -> None:
        self.database = database
        self.job = job
        self.completed = False
        self.lost = False
        self._stop = stop

    @property
    def payload(self) -> Any:  # noqa: ANN401 - what was enqueued
        return self.job.payload

    def checkpoint(self) -> None:
        """Call between the steps of long work: ends it when the server stops (Stopping) or another worker has it (LeaseLost)."""
        if self.lost:
            raise LeaseLost
        if self._stop.is_set():
            raise Stopping

    def complete(self, tx: Transaction) -> None:
        """Record in the handler's own last transaction that the job is done; without it that is recorded when the handler returns."""
        jobs.complete(tx, self.job)
        tx.after_commit(self._note_completed)

    def _note_completed(self) -> None:
        self.completed = True

    def keep(self, lease: timedelta) -> None:
        """Renew the lease; the runner does so by itself."""
        try:
            jobs.heartbeat(self.database, self.job, lease=lease)
        except LeaseLost:
            self.lost = not self.completed


Handler = Callable[[Running], None]


class Handlers:
    """Kind of job -> function."""

    def __init__(self) -> None:
        self._by_kind: Final[dict[str, Handler]] = {}

    def on(self, kind: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            if kind in self._by_kind:
                raise ValueError(f"two handlers for {kind}")
            self._by_kind[kind] = handler
            return handler

        return register

    def kinds(self) -> list[str]:
        return sorted(self._by_kind)

    def __getitem__(self, kind: str) -> Handler:
        return self._by_kind[kind]

    def include(self, others: "Handlers") -> None:
        """Take over the handlers of another slice."""
        for kind in others.kinds():
            self.on(kind)(others[kind])
