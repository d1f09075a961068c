"""A bell between threads: those who wait hear every ring since they last listened."""

import threading


class Bell:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._rings = 0

    @property
    def rings(self) -> int:
        """How often it rang; remember it before looking for work, pass it to `wait` after finding none."""
        with self._changed:
            return self._rings

    def ring(self) -> None:
        with self._changed:
            self._rings += 1
            self._changed.notify_all()

    def wait(self, heard: int, seconds: float) -> bool:
        """Wait until it has rung more than `heard` times, or for some seconds; answers whether it rang."""
        with self._changed:
            return self._changed.wait_for(lambda: self._rings > heard, seconds)
