"""What is odd about a repository: said with file and line, never a reason to stop reading."""

from dataclasses import dataclass, replace
from typing import Any


@dataclass(slots=True, frozen=True)
class Fault:
    """`path` is relative to the space's directory (empty while the reader does not know the file's name), `line` counts from 1."""

    path: str
    line: int | None
    message: str
    lent: bool = False
    """Told by whoever made the files that were read, and not by their reader."""

    def at(self, path: str) -> "Fault":
        """The same fault in a file whose name the first reader did not know."""
        return replace(self, path=path)

    def below(self, lines: int) -> "Fault":
        """The same fault in a text of which the first reader saw only what follows its first `lines` lines."""
        return self if self.line is None else replace(self, line=self.line + lines)

    def to_json(self) -> list[Any]:
        return [self.path, self.line, self.message, *([True] if self.lent else [])]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"
