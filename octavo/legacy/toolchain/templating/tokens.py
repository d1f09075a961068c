"""Templates cut into tokens: nunjucks 2.5 with comments written `{### … ###}` (legacy 5)."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from octavo.legacy.toolchain.faults import BookFault

Kind = Literal["data", "comment", "block start", "block end", "variable start", "variable end", "string", "number", "symbol", "operator"]

_OPENING = re.compile(r"\{%-?|\{\{|\{###|###\}")
_SPACE = re.compile("[ \n\t\r\u00a0]++")
_BLOCK_END = re.compile(r"-?%\}")
_OPERATOR = re.compile(r"===|!==|==|!=|<=|>=|//|\*\*|[()\[\]{}%*\-+~/#,:|.<>=!]")
_WORD = re.compile("[^ \n\t\r\u00a0()\\[\\]{}%*\\-+~/#,:|.<>=!]++")
_INTEGER = re.compile(r"[0-9]++\Z")
_FRACTION = re.compile(r"\.[0-9]*+")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
RAW = re.compile(r"\{%\s*+(raw|endraw)\s*+%\}")


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    value: str
    line: int


class Tokenizer:
    """Reads on demand, because what follows `{% raw %}` is not read as template at all."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._line = 1
        self._counted = 0
        self._inside = False

    def next(self) -> Token | None:
        while self._at < len(self._source):
            token = self._code() if self._inside else self._text()
            if token is not None:
                return token
        return None

    @property
    def line(self) -> int:
        self._line += self._source.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _token(self, kind: Kind, end: int, value: str | None = None) -> Token:
        token = Token(kind, self._source[self._at : end] if value is None else value, self.line)
        self._at = end
        return token

    def _text(self) -> Token:
        source, start = self._source, self._at
        opening = _OPENING.match(source, start)
        if opening is None:
            following = _OPENING.search(source, start)
            if following is not None and following.group() == "###}":
                raise BookFault("A comment ends that never began.", line=self.line)
            return self._token("data", following.start() if following else len(source))
        mark = opening.group()
        if mark == "###}":
            raise BookFault("A comment ends that never began.", line=self.line)
        if mark == "{###":
            end = source.find("###}", start + 4)
            if end < 0:
                raise BookFault("A comment never ends.", line=self.line)
            return self._token("comment", end + 4)
        self._inside = True
        return self._token("variable start" if mark == "{{" else "block start", opening.end())

    def _code(self) -> Token | None:  # noqa: PLR0911 - one for each kind
        source, start = self._source, self._at
        if source[start] in "\"'":
            return self._string(source[start])
        if space := _SPACE.match(source, start):
            self._at = space.end()
            return None
        if end := _BLOCK_END.match(source, start):
            self._inside = False
            return self._token("block end", end.end())
        if source.startswith("}}", start):
            self._inside = False
            return self._token("variable end", start + 2)
        if source.startswith("r/", start):
            raise BookFault("Regular expressions in templates are not supported.", line=self.line)
        if operator := _OPERATOR.match(source, start):
            return self._token("operator", operator.end())
        word = _WORD.match(source, start)
        if word is None:
            raise BookFault("This template cannot be read.", line=self.line)
        if _INTEGER.match(word.group()):
            fraction = _FRACTION.match(source, word.end())
            return self._token("number", fraction.end() if fraction else word.end())
        return self._token("symbol", word.end())

    def _string(self, quote: str) -> Token:
        source, out, at = self._source, list[str](), self._at + 1
        while at < len(source) and source[at] != quote:
            if source[at] == "\\" and at + 1 < len(source):
                at += 1
                out.append(_ESCAPES.get(source[at], source[at]))
            else:
                out.append(source[at])
            at += 1
        return self._token("string", min(at + 1, len(source)), "".join(out))

    def raw(self) -> str:
        """The text up to the end of a raw block that has just begun, inner ones included. One that never ends takes nothing."""
        start = self._at
        mark = self._raw_marks.end_of(start)
        if mark is None:
            return ""
        self._at = mark.end()
        return self._source[start : mark.start()]

    @cached_property
    def _raw_marks(self) -> "_RawMarks":
        return _RawMarks(self._source)


class _RawMarks:
    """All `{% raw %}` and `{% endraw %}` of a text, by how deep the text is in them behind each."""

    def __init__(self, source: str) -> None:
        self._marks = list(RAW.finditer(source))
        self._starts = [mark.start() for mark in self._marks]
        self._depth = list(accumulate((1 if mark.group(1) == "raw" else -1 for mark in self._marks), initial=0))
        self._reached = dict[int, list[int]]()
        for index, depth in enumerate(self._depth):
            self._reached.setdefault(depth, []).append(index)

    def end_of(self, start: int) -> re.Match[str] | None:
        """The mark that ends a raw block whose content begins at `start`."""
        before = bisect_left(self._starts, start)
        reached = self._reached.get(self._depth[before] - 1, [])
        index = bisect_right(reached, before)
        return self._marks[reached[index] - 1] if index < len(reached) else None
