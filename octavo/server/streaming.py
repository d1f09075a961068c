"""A stream of server-sent events, from a worker thread to a client."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Final

from octavo.http.events import DONE, KEEP_ALIVE, event, failed

SILENCE: Final = 15.0
"""Seconds without an event, after which a comment keeps proxies from hanging up."""
BUFFERED: Final = 256 * 1024
"""Bytes that may wait for a slow reader before the source has to wait too."""


class EventStream:
    """Events made in a worker thread and sent from the event loop; those that are ready together are sent together."""

    def __init__(self, events: Iterator[Any], failure: Callable[[Exception], Any]) -> None:
        """`failure` turns an exception into the body of an error, and logs it."""
        self._events = events
        self._failure = failure
        self._loop = asyncio.get_running_loop()
        self._wake = asyncio.Event()
        self._ready = bytearray()
        self._room = threading.Condition()
        self._ended = False
        self._abandoned = False

    def produce(self) -> None:
        """Run the source to its end, or until nobody listens; in a worker thread."""
        try:
            for data in self._events:
                if not self._put(event(data)):
                    break
            else:
                self._put(DONE)
        except Exception as error:  # noqa: BLE001 - the reader is told, the log too
            self._put(failed(self._failure(error)))
        finally:
            close = getattr(self._events, "close", None)
            if close is not None:
                close()
            self._ended = True
            self._loop.call_soon_threadsafe(self._wake.set)

    async def chunks(self) -> AsyncIterator[bytes]:
        """What there is to send, as it becomes ready."""
        while True:
            try:
                await asyncio.wait_for(self._wake.wait(), SILENCE)
            except TimeoutError:
                yield KEEP_ALIVE
                continue
            self._wake.clear()
            ended = self._ended
            with self._room:
                chunk = bytes(self._ready)
                self._ready.clear()
                self._room.notify()
            if chunk:
                yield chunk
            if ended:
                return

    def abandon(self) -> None:
        """Nobody listens any more: the source ends at its next event."""
        with self._room:
            self._abandoned = True
            self._room.notify()

    def _put(self, message: bytes) -> bool:
        with self._room:
            self._room.wait_for(lambda: self._abandoned or len(self._ready) < BUFFERED)
            if self._abandoned:
                return False
            self._ready += message
        self._loop.call_soon_threadsafe(self._wake.set)
        return True
