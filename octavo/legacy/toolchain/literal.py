"""`book.js` where it is data: `module.exports = {…}`, `exports.name = …` and names for values, with literals only. It is read, never run."""

import json
import re
from typing import Any

from octavo.legacy.toolchain.faults import BookFault

MAX_DEPTH = 100
MAX_SIZE = 1_000_000
"""Of all values that are used by their names, and texts that are put together."""
_NOTHING: Any = object()
_SKIP = re.compile(r"(?>(?:[\s\ufeff]++|//[^\n]*+|/\*(?>(?:[^*]++|\*(?!/))*)\*/)*)")
_REQUIRE = re.compile(
    r"""(?:['"]use strict['"]|(?:var|let|const)\s++(?:[A-Za-z_$][\w$]*+)\s*+=\s*+require\(\s*+(?:'[^'\n]*+'|"[^"\n]*+")\s*+\))\s*+;?"""
)
_NAME = re.compile(r"[A-Za-z_$][\w$]*+")
_DECLARED = re.compile(r"(?:var|let|const)\s++([A-Za-z_$][\w$]*+)\s*+=(?!=)")
_EXPORTED = re.compile(r"(?:(module)\s*+\.\s*+)?exports\s*+((?>(?:\.\s*+[A-Za-z_$][\w$]*+\s*+)*))=(?!=)")
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
        self._left = MAX_SIZE
        self._names = dict[str, Any]()
        self._exports: Any = _NOTHING

    def run(self) -> Any:  # noqa: ANN401 - any JSON value
        self._skip()
        while self._at < len(self._source):
            self._statement()
            self._skip()
            if self._peek() == ";":
                self._at += 1
                self._skip()
        if self._exports is _NOTHING:
            raise self._fault()
        return self._exports

    def _statement(self) -> None:
        source = self._source
        if required := _REQUIRE.match(source, self._at):  # what is only named does no harm: a value made of it is refused below
            self._at = required.end()
        elif declared := _DECLARED.match(source, self._at):
            self._at = declared.end()
            self._names[declared.group(1)] = self._value(0)
        elif (exported := _EXPORTED.match(source, self._at)) and (exported.group(1) or exported.group(2)):
            self._at = exported.end()
            self._export(_NAME.findall(exported.group(2)), self._value(0))
        else:
            raise self._fault()

    def _export(self, path: list[str], value: Any) -> None:  # noqa: ANN401 - any JSON value
        if not path:
            self._exports = value
            return
        inside = self._exports = {} if self._exports is _NOTHING else self._exports
        for name in path[:-1]:
            inside = inside.get(name) if isinstance(inside, dict) else None
        if not isinstance(inside, dict):
            raise self._fault()
        inside[path[-1]] = value

    def _fault(self) -> BookFault:
        message = "Only `module.exports = {…}` and the like, made of plain values, is read: programs are never run. Write the configuration as book.json."
        return BookFault(message, path=self._path, line=self._source.count("\n", 0, self._at) + 1)

    def _skip(self) -> None:
        match = _SKIP.match(self._source, self._at)
        self._at = match.end() if match else self._at

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _value(self, depth: int) -> Any:  # noqa: ANN401 - any JSON value
        """One value, or a text made of several."""
        value = self._part(depth)
        self._skip()
        while isinstance(value, str) and self._peek() == "+":
            self._at += 1
            added = self._part(depth)
            if not isinstance(added, str):
                raise self._fault()
            value += added
            self._spend(value)
            self._skip()
        return value

    def _part(self, depth: int) -> Any:  # noqa: ANN401 - any JSON value
        if depth > MAX_DEPTH:
            raise self._fault()
        self._skip()
        match first := self._peek():
            case "{":
                return self._object(depth)
            case "[":
                return self._array(depth)
            case '"' | "'" | "`":
                return self._string(first)
            case "(":
                return self._in_brackets(depth)
            case "!":
                self._at += 1
                return not self._number()
        return self._word(depth)

    def _word(self, depth: int) -> Any:  # noqa: ANN401 - any JSON value
        word = _NAME.match(self._source, self._at)
        name = word.group() if word else ""
        if word is None or (name not in _WORDS and name not in self._names):
            return self._number()
        self._at = word.end()
        if name in _WORDS:
            return _WORDS[name]
        value = self._names[name]
        if depth + _depth(value) > MAX_DEPTH:
            raise self._fault()
        return self._spend(value)

    def _spend(self, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        """The value, which is used once more: names for names would else grow without end."""
        self._left -= len(json.dumps(value))
        if self._left < 0:
            raise BookFault("The book's configuration is too large.", path=self._path)
        return value

    def _in_brackets(self, depth: int) -> Any:  # noqa: ANN401 - any JSON value
        self._at += 1
        value = self._value(depth + 1)
        self._skip()
        if self._peek() != ")":
            raise self._fault()
        self._at += 1
        return value

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


def _depth(value: Any) -> int:  # noqa: ANN401 - any JSON value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, inner), default=0)
