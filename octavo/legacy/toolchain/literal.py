"""`book.js` where it is data: `module.exports = {…}` with literals only. It is read, never run."""

import re
from typing import Any

from octavo.legacy.toolchain.faults import BookFault

MAX_DEPTH = 100
_SKIP = re.compile(r"(?>(?:[\s\ufeff]++|//[^\n]*+|/\*(?>(?:[^*]++|\*(?!/))*)\*/)*)")
_EXPORTS = re.compile(r"(?:['\"]use strict['\"]\s*+;?\s*+)?module\s*+\.\s*+exports\s*+=")
_REQUIRE = re.compile(
    r"""(?:['"]use strict['"]|(?:var|let|const)\s++(?:[A-Za-z_$][\w$]*+)\s*+=\s*+require\(\s*+(?:'[^'\n]*+'|"[^"\n]*+")\s*+\))\s*+;?"""
)
_NAME = re.compile(r"[A-Za-z_$][\w$]*+")
_NUMBER = re.compile(r"[-+]?(?:0[xX][0-9a-fA-F]++|(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?)")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\x0b", "0": "\0", "\n": ""}
_CODE = re.compile(r"u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})")


def read_exports(source: str, path: str) -> dict[str, Any]:
    """The exported object. Raises `BookFault` where the file is a program."""
    reader = _Reader(source, path)
    value = reader.run()
    if not isinstance(value, dict):
        raise BookFault("The book's configuration must be an object.", path=path)
    return value


class _Reader:
    def __init__(self, source: str, path: str) -> None:
        self._source = source
        self._path = path
        self._at = 0

    def run(self) -> Any:  # noqa: ANN401 - any JSON value
        self._skip()
        while required := _REQUIRE.match(self._source, self._at):  # what is only named does no harm: a value made of it is refused below
            self._at = required.end()
            self._skip()
        exports = _EXPORTS.match(self._source, self._at)
        if exports is None:
            raise self._fault()
        self._at = exports.end()
        value = self._value(0)
        self._skip()
        if self._peek() == ";":
            self._at += 1
            self._skip()
        if self._at < len(self._source):
            raise self._fault()
        return value

    def _fault(self) -> BookFault:
        message = "Only `module.exports = {…}` made of plain values is read: programs are never run. Write the configuration as book.json."
        return BookFault(message, path=self._path, line=self._source.count("\n", 0, self._at) + 1)

    def _skip(self) -> None:
        match = _SKIP.match(self._source, self._at)
        self._at = match.end() if match else self._at

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _value(self, depth: int) -> Any:  # noqa: ANN401 - any JSON value
        if depth > MAX_DEPTH:
            raise self._fault()
        self._skip()
        first = self._peek()
        if first == "{":
            return self._object(depth)
        if first == "[":
            return self._array(depth)
        if first in {'"', "'", "`"}:
            return self._string(first)
        word = _NAME.match(self._source, self._at)
        if word and word.group() in _WORDS:
            self._at = word.end()
            return _WORDS[word.group()]
        return self._number()

    def _number(self) -> int | float:
        number = _NUMBER.match(self._source, self._at)
        if number is None:
            raise self._fault()
        self._at = number.end()
        text = number.group()
        if "x" in text.lower():
            return int(text, 16)
        value = float(text)
        return int(value) if value.is_integer() and abs(value) < 2**53 else value

    def _object(self, depth: int) -> dict[str, Any]:
        out = dict[str, Any]()
        for _ in self._entries("}"):
            key = self._key()
            self._skip()
            if self._peek() != ":":
                raise self._fault()
            self._at += 1
            out[key] = self._value(depth + 1)
        return out

    def _array(self, depth: int) -> list[Any]:
        return [self._value(depth + 1) for _ in self._entries("]")]

    def _entries(self, closing: str) -> Any:  # noqa: ANN401 - a generator of nothing
        """Stands before each entry in turn; a comma may follow the last one."""
        self._at += 1
        while True:
            self._skip()
            if self._peek() == closing:
                self._at += 1
                return
            yield None
            self._skip()
            if self._peek() == ",":
                self._at += 1
            elif self._peek() != closing:
                raise self._fault()

    def _key(self) -> str:
        first = self._peek()
        if first in {'"', "'"}:
            return self._string(first)
        name = _NAME.match(self._source, self._at)
        if name is None:
            return str(self._number())
        self._at = name.end()
        return name.group()

    def _string(self, quote: str) -> str:
        out, source = list[str](), self._source
        self._at += 1
        while True:
            character = self._peek()
            if not character or (character == "\n" and quote != "`") or (quote == "`" and source.startswith("${", self._at)):
                raise self._fault()
            self._at += 1
            if character == quote:
                return "".join(out)
            out.append(self._escape() if character == "\\" else character)

    def _escape(self) -> str:
        code = _CODE.match(self._source, self._at)
        if code:
            self._at = code.end()
            value = int(code.group(1) or code.group(2) or code.group(3), 16)
            return chr(value) if value <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - the last code point
        character = self._peek()
        self._at += 1
        return _ESCAPES.get(character, character)
