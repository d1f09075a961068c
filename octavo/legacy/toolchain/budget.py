"""How much work a page may cause.

Rules that look far ahead (for the end of a fence, a tag, a bracket) pay for what they read. Ordinary pages never come near the limit; text made
to cost the square of its length ends with a clear fault instead.
"""

from octavo.legacy.toolchain.faults import BookFault

CHARACTERS_FOR_EACH = 400
FLOOR = 4_000_000


class Budget:
    """Characters that may still be read ahead."""

    __slots__ = ("left",)

    def __init__(self, length: int) -> None:
        self.left = FLOOR + length * CHARACTERS_FOR_EACH

    def spend(self, characters: int) -> None:
        self.left -= characters
        if self.left < 0:
            raise BookFault("This page's markup is too tangled to be read in reasonable time. Close its brackets, tags and fences.")
