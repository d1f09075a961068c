"""What is wrong with a book or a page, and where."""

from dataclasses import dataclass
from typing import Self

from octavo.errors import OctavoError


@dataclass(frozen=True, slots=True)
class Fault:
    """A message for the author. `path` is relative to the book; `line` counts from 1, 0 where no line is to blame."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}" if where else self.message


class BookFault(OctavoError):
    """A book or one of its pages cannot be rendered as its author wrote it. The other pages are not touched by it."""

    status = 422

    def __init__(self, message: str, *, path: str = "", line: int = 0) -> None:
        self.fault = Fault(path, line, message)
        super().__init__(str(self.fault))

    def within(self, folder: str) -> Self:
        """The same fault, told from outside of the folder that its place was relative to."""
        return type(self)(self.fault.message, path=f"{folder}/{self.fault.path}".strip("/"), line=self.fault.line)

    def at(self, path: str, line: int = 0) -> "BookFault":
        """The same fault, with its place filled in where it had none."""
        return BookFault(self.fault.message, path=self.fault.path or path, line=self.fault.line or line)


class PageNotFound(BookFault):
    """The book has no such page: it is not in the summary, ignored, or its file is missing."""

    status = 404
