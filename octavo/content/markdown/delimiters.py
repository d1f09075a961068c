"""Runs of `*`, `_` and `~`, and how they pair into emphasis (CommonMark's "process emphasis", linear by its floors)."""

import string
import unicodedata
from dataclasses import dataclass, field
from typing import Final

_PUNCTUATION: Final = frozenset(string.punctuation)


@dataclass(slots=True)
class Piece:
    """`kind`: text, code, math, break, emoji, tag (`text` the name, `/name` when closing), note, image, link, /link, delimiter.

    A delimiter run carries the marks that it `closes`, then what is left of it as text, then the marks that it `opens`.
    """

    kind: str
    text: str = ""
    target: str = ""
    title: str = ""
    closes: list[str] = field(default_factory=list)
    opens: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    piece: Piece
    can_open: bool
    can_close: bool
    length: int
    before: "Run | None" = None
    after: "Run | None" = None


class Delimiters:
    """The runs that may still pair, in a list linked both ways."""

    def __init__(self) -> None:
        self.last: Run | None = None

    def add(self, piece: Piece, before: str, after: str) -> None:
        """A run between two characters; one that can neither open nor close is text."""
        character, length = piece.text[0], len(piece.text)
        left, right = _flanking(before, after)
        can_open, can_close = left, right
        if character == "_":
            can_open, can_close = left and (not right or _is_punctuation(before)), right and (not left or _is_punctuation(after))
        if (can_open or can_close) and not (character == "~" and length > 2):  # noqa: PLR2004 - `~` and `~~` only
            run = Run(piece, can_open, can_close, length, self.last)
            if self.last is not None:
                self.last.after = run
            self.last = run

    def process(self, bottom: Run | None) -> None:
        """Pair the delimiter runs after `bottom` (CommonMark's "process emphasis")."""
        closer = self._first_after(bottom)
        floors: dict[tuple[str, bool, int], Run | None] = {}
        while closer is not None:
            if not closer.can_close:
                closer = closer.after
                continue
            character = closer.piece.text[:1]
            key = (character, closer.can_open, closer.length % 3 if character != "~" else len(closer.piece.text))
            floor = floors.get(key, bottom)
            opener = closer.before
            while opener is not None and opener is not bottom and opener is not floor:
                if opener.can_open and opener.piece.text[:1] == character and _match(opener, closer):
                    break
                opener = opener.before
            if opener is None or opener is bottom or opener is floor:
                floors[key] = closer.before
                following = closer.after
                if not closer.can_open:
                    self._remove(closer)
                closer = following
                continue
            closer = self._pair(opener, closer)
        while self.last is not None and self.last is not bottom:
            self._remove(self.last)

    def _first_after(self, bottom: Run | None) -> Run | None:
        if bottom is not None:
            return bottom.after
        run = self.last
        while run is not None and run.before is not None:
            run = run.before
        return run

    def _pair(self, opener: Run, closer: Run) -> Run | None:
        count = 2 if len(opener.piece.text) > 1 and len(closer.piece.text) > 1 else 1
        mark = "strikethrough" if opener.piece.text[0] == "~" else "bold" if count == 2 else "italic"  # noqa: PLR2004 - `**`
        opener.piece.opens.append(mark)
        closer.piece.closes.append(mark)
        opener.piece.text = opener.piece.text[count:]
        closer.piece.text = closer.piece.text[count:]
        opener.after, closer.before = closer, opener
        if not opener.piece.text:
            self._remove(opener)
        if closer.piece.text:
            return closer
        following = closer.after
        self._remove(closer)
        return following

    def _remove(self, run: Run) -> None:
        if run.before is not None:
            run.before.after = run.after
        if run.after is not None:
            run.after.before = run.before
        else:
            self.last = run.before


def _match(opener: Run, closer: Run) -> bool:
    if opener.piece.text[0] == "~":
        return len(opener.piece.text) == len(closer.piece.text)
    if (opener.can_close or closer.can_open) and (opener.length + closer.length) % 3 == 0:
        return opener.length % 3 == 0 and closer.length % 3 == 0
    return True


def _flanking(before: str, after: str) -> tuple[bool, bool]:
    space_before, space_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    return left, right


def _is_punctuation(character: str) -> bool:
    return character in _PUNCTUATION if character.isascii() else unicodedata.category(character)[0] in "PS"
