"""How much a template may do. A page that goes beyond is refused with its place; no template can take the server's time or memory."""

from octavo.legacy.toolchain.faults import BookFault

STEPS = 300_000
OUTPUT = 4_000_000
TEXT = 2_000_000
ITEMS = 100_000
NESTING = 60
INCLUDES = 200
INCLUDE_DEPTH = 20
CALL_DEPTH = 40


class Meter:
    """What one page has used so far, its includes together."""

    __slots__ = ("calls", "depth", "includes", "output", "steps")

    def __init__(self) -> None:
        self.steps = 0
        self.output = 0
        self.includes = 0
        self.depth = 0
        self.calls = 0

    def step(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > STEPS:
            raise BookFault("This page's templates run too long.")

    def write(self, text: str) -> str:
        self.output += len(text)
        if self.output > OUTPUT:
            raise BookFault("This page's templates write too much.")
        return text

    def text(self, length: float) -> None:
        """Before a text of this length is made."""
        if length > TEXT:
            raise BookFault("A template makes a text that is too long.")
        self.step(int(length) // 1000 + 1)

    def items(self, count: float) -> None:
        """Before a list of this length is made."""
        if count > ITEMS:
            raise BookFault("A template makes a list that is too long.")
        self.step(int(max(count, 0)) // 10 + 1)
