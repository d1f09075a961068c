"""Looking ahead in a text from positions that only grow: no part of it is searched twice for the same thing."""

import re
from typing import Final

from octavo.legacy.toolchain.markdown.characters import SPACE

_TEXT: Final = re.compile(f"[^{SPACE}]|\\Z")


class Ahead:
    """Where things stand next in `text`; a thing is never looked for from before where it was looked for last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str | re.Pattern[str], int] = {}

    def find(self, wanted: str, start: int) -> int:
        """The first place of `wanted` at or after `start`; the length of the text where there is none."""
        if self._next.get(wanted, -1) < start:
            found = self._text.find(wanted, start)
            self._next[wanted] = found if found >= 0 else len(self._text)
        return self._next[wanted]

    def search(self, wanted: re.Pattern[str], start: int) -> int:
        """The same for a pattern."""
        if self._next.get(wanted, -1) < start:
            found = wanted.search(self._text, start)
            self._next[wanted] = found.start() if found else len(self._text)
        return self._next[wanted]

    def past_space(self, start: int) -> int:
        """Where what is not white space begins, at or after `start`."""
        return self.search(_TEXT, start)
