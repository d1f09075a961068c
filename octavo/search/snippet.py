"""The part of a text that shows why it was found, and the words in it that were looked for."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from octavo.search.terms import stem_of, subject_of, terms_of, unspaced

LENGTH: Final = 240
"""Characters of a snippet."""

_LEAD: Final = 60
"""Characters shown before the first word that was looked for."""

_LOOKED_AT: Final = 20_000
_WORD: Final = re.compile(r"[^\W_]+")
Runs = tuple[tuple[str, bool], ...]


class _Letters(dict[int, str]):
    """Letters without capitals and accents, each one letter long, so that places stay the same."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = normalize("NFD", character.lower())[:1]
        self[code] = plain if len(plain) == 1 else character
        return self[code]


_letters: Final = _Letters()


class Wanted:
    """The words of a question, to be found in texts."""

    def __init__(self, question: str) -> None:
        self._terms = frozenset(subject_of(question))
        self._stems = frozenset(map(stem_of, self._terms))
        self._heads = frozenset(stem[:3] for stem in self._stems | self._terms)
        written = terms_of(question)
        last = written[-1] if written else ""
        self._unfinished = last if last in self._terms and not unspaced(last[:1]) else ""

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words stand, in order and apart."""
        folded = text[:_LOOKED_AT].translate(_letters)
        for word in _WORD.finditer(folded):
            if any(map(unspaced, word[0])):
                yield from _joined((word.start() + start, word.start() + end) for start, end in self._pairs(word[0]))
            elif self._holds(word[0]):
                yield word.span()

    def _holds(self, word: str) -> bool:
        if word in self._terms or (self._unfinished and word.startswith(self._unfinished)):
            return True
        # a word and its stem begin alike; in Hebrew and Arabic the stem may begin later
        return (word[:3] in self._heads or not word.isascii()) and stem_of(word) in self._stems

    def _pairs(self, word: str) -> Iterator[tuple[int, int]]:
        for start in range(len(word)):
            for length in (2, 1):
                if word[start : start + length] in self._terms and start + length <= len(word):
                    yield start, start + length
                    break

    def marked(self, text: str) -> Runs:
        """The text in runs, each with whether it was looked for."""
        runs: list[tuple[str, bool]] = []
        position = 0
        for start, end in self.places(text):
            if position < start:
                runs.append((text[position:start], False))
            runs.append((text[start:end], True))
            position = end
        if position < len(text):
            runs.append((text[position:], False))
        return tuple(runs)

    def snippet(self, text: str) -> str:
        """At most `LENGTH` characters where most of the words stand, cut between words; the beginning where none does."""
        text = " ".join(text[:_LOOKED_AT].split())
        if len(text) <= LENGTH:
            return text
        places = list(self.places(text))
        starts = [start for start, _ in places]
        begin, most = 0, 0
        for at, (start, _) in enumerate(places):
            last = bisect_left(starts, start + LENGTH - _LEAD)
            different = len({text[one:other].lower() for one, other in places[at : min(last, at + len(self._terms) + 1)]})
            if different > most:
                begin, most = start, different
        begin = 0 if begin <= _LEAD else _word_start(text, begin - _LEAD)
        end = begin + LENGTH
        if end < len(text):
            cut = text.rfind(" ", begin + LENGTH // 2, end)
            end = cut if cut > 0 else end
        return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"


def _word_start(text: str, position: int) -> int:
    """The beginning of a word at or soon after a place."""
    space = text.find(" ", position, position + _LEAD // 2)
    return space + 1 if space >= 0 else position


def _joined(places: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places that touch or overlap, as one."""
    start, end = -1, -1
    for first, last in places:
        if first > end:
            if end > start:
                yield start, end
            start = first
        end = max(end, last)
    if end > start:
        yield start, end
