"""What follows from the database alone, kept for as long as nothing is committed to it."""

import asyncio
from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar

from octavo import clock
from octavo.cache import Cache
from octavo.store.database import Database

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LONGEST: Final = timedelta(seconds=10)
"""A bound on what depends on the time as well, such as the end of a token that was made for an answer."""


class Remembered(Generic[K, V]):
    """Values by the questions that they answer; for one event loop.

        moment = await remembered.moment()      # before the work begins
        found = remembered.find(question, moment)
        remembered.keep(question, moment, value, weight, until)

    A commit by anybody, in this process or another, forgets everything: what is found is what the work would find again.
    """

    def __init__(self, database: Database, limit: int) -> None:
        self._database = database
        self._at_once = database.dialect == "sqlite"
        self._moment = -1
        self._values: Cache[K, tuple[V, datetime]] = Cache(limit)
        self._seen: int | None = None
        self._asked: asyncio.Task[int] | None = None
        self._next: asyncio.Task[int] | None = None

    async def moment(self) -> int:
        """The state that the database is in now."""
        if self._at_once:
            return self._this_turn()
        if self._next is None:
            self._next = asyncio.create_task(self._ask(self._asked))
        return await asyncio.shield(self._next)

    def find(self, question: K, moment: int) -> V | None:
        """The value kept in this state of the database, if it is still in time."""
        if moment != self._moment:
            return None
        found = self._values.get(question)
        return found[0] if found is not None and clock.now() < found[1] else None

    def keep(self, question: K, moment: int, value: V, weight: int, until: datetime | None = None) -> None:
        """Keep what was made from the state at `moment`, at the longest `until`."""
        if moment < self._moment:
            return
        if moment > self._moment:
            self._values.clear()
            self._moment = moment
        deadline = clock.now() + LONGEST
        self._values.put(question, (value, min(until, deadline) if until else deadline), weight)

    def _this_turn(self) -> int:
        """The version, asked once in a turn of the event loop: whoever runs in this turn was received in one before."""
        if self._seen is None:
            self._seen = self._database.version()
            asyncio.get_running_loop().call_soon(self._end_turn)
        return self._seen

    def _end_turn(self) -> None:
        self._seen = None

    async def _ask(self, before: asyncio.Task[int] | None) -> int:
        """Ask the database's server, one question at a time: all who come while it is busy share the next one, which is asked after they came."""
        if before is not None:
            await asyncio.wait([before])
        self._asked, self._next = self._next, None
        return await asyncio.to_thread(self._database.version)
