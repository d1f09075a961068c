"""How much work a page may cause.

Rules that look far ahead (for the end of a fence, a tag, a bracket) pay for what they read, in something like nanoseconds: one for a character that a
plain search skips, `SCAN` for one that a pattern reads, `STEP` for a turn of a loop. Ordinary pages stay far below the limit; text made to cost the square of its length ends with a clear fault.
"""

from octavo.legacy.toolchain.faults import BookFault

STEP = 500
SCAN = 6
FOR_EACH_CHARACTER = 300
FLOOR = 60_000_000


class Budget:
    """What may still be spent."""

    __slots__ = ("left",)

    def __init__(self, length: int) -> None:
        self.left = FLOOR + length * FOR_EACH_CHARACTER

    def spend(self, characters: int) -> None:
        self.left -= characters
        if self.left < 0:
            raise BookFault("This page's markup is too tangled to be read in reasonable time. Close its brackets, tags and fences.")

    def scan(self, characters: int) -> None:
        """A pattern that reads ahead."""
        self.spend(characters * SCAN)

    def turn(self, characters: int = 0) -> None:
        """A turn of a loop that looks ahead, and what it skipped."""
        self.spend(STEP + characters)
