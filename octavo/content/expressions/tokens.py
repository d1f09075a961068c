"""The tokenizer: one token ahead, read on demand, so that template literals can hand the source back and forth with the parser."""

from dataclasses import dataclass
from typing import Literal

from octavo.content.expressions.limits import ExpressionError
from octavo.content.expressions.values import SPACE, units

# Longest first: the tokenizer takes the first that fits.
PUNCTUATION = (
    *("===", "!==", "?.", "??", "=>", "==", "!=", "<=", ">=", "&&", "||"),
    *("<", ">", "!", "?", ":", "+", "-", "*", "/", "%", ".", ",", "(", ")", "[", "]", "{", "}", "`"),
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_RADIX = {"x": 16, "o": 8, "b": 2}
_DIGITS = "0123456789"
_HEXADECIMAL = "0123456789abcdefABCDEF"
_MAX_CODE_POINT = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is a name's or a mark's spelling, or a string's value; numbers carry `number`."""

    kind: Literal["name", "string", "number", "mark", "end"]
    text: str
    number: float = 0.0


class Tokens:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.current = Token("end", "")
        self.advance()

    def advance(self) -> Token:
        """Return the current token and read the next one."""
        before = self.current
        self._skip_space()
        self.current = self._read()
        return before

    def save(self) -> tuple[int, Token]:
        return self.position, self.current

    def restore(self, state: tuple[int, Token]) -> None:
        self.position, self.current = state

    def template_text(self) -> tuple[str, bool]:
        """The text of a template literal up to `${` or its end, and whether it ended; the source stands just behind what opened it."""
        parts: list[str] = []
        while self.position < len(self.source):
            character = self.source[self.position]
            self.position += 1
            if character == "`":
                return units("".join(parts)), True
            if character == "$" and self.source.startswith("{", self.position):
                self.position += 1
                return units("".join(parts)), False
            parts.append(self._escape() if character == "\\" else character)
        raise ExpressionError("The template literal has no end.")

    def _skip_space(self) -> None:
        while self.position < len(self.source):
            if self.source[self.position] in SPACE:
                self.position += 1
            elif self.source.startswith("//", self.position):
                self.position = self._behind("\n", len(self.source))
            elif self.source.startswith("/*", self.position):
                self.position = self._behind("*/", None)
            else:
                return

    def _behind(self, end: str, otherwise: int | None) -> int:
        found = self.source.find(end, self.position + 2)
        if found >= 0:
            return found + len(end)
        if otherwise is None:
            raise ExpressionError("A comment has no end.")
        return otherwise

    def _read(self) -> Token:
        if self.position >= len(self.source):
            return Token("end", "")
        character = self.source[self.position]
        following = self.source[self.position + 1 : self.position + 2]
        if character in "\"'":
            return self._string(character)
        if character in _DIGITS or (character == "." and following and following in _DIGITS):
            return self._number()
        if _starts_name(character):
            return self._name()
        for mark in PUNCTUATION:
            # `a?.5:b` is a conditional with the number .5
            if self.source.startswith(mark, self.position) and not (mark == "?." and self._digit_at(self.position + 2)):
                self.position += len(mark)
                return Token("mark", mark)
        raise ExpressionError(f"{character!r} is not expected in an expression.")

    def _digit_at(self, position: int) -> bool:
        return position < len(self.source) and self.source[position] in _DIGITS

    def _name(self) -> Token:
        start = self.position
        while self.position < len(self.source) and _continues_name(self.source[self.position]):
            self.position += 1
        return Token("name", self.source[start : self.position])

    def _number(self) -> Token:
        start = self.position
        prefix = self.source[start + 1 : start + 2].lower()
        if self.source[start] == "0" and prefix in _RADIX:
            self.position += 2
            digits = self._take(_HEXADECIMAL)
            try:
                number = float(int(digits, _RADIX[prefix]))
            except (ValueError, OverflowError):
                raise ExpressionError("A number is malformed.") from None
        else:
            if self.source[start] == "0" and self._digit_at(start + 1):
                raise ExpressionError("A number does not begin with 0 and a digit.")
            self._take(_DIGITS)
            if self.source.startswith(".", self.position):
                self.position += 1
                self._take(_DIGITS)
            self._exponent()
            number = float(self.source[start : self.position])
        if self.position < len(self.source) and _continues_name(self.source[self.position]):
            raise ExpressionError("A number is followed by a letter.")
        return Token("number", self.source[start : self.position], number)

    def _exponent(self) -> None:
        if self.source[self.position : self.position + 1] not in ("e", "E"):
            return
        self.position += 1
        if self.source[self.position : self.position + 1] in ("+", "-"):
            self.position += 1
        if not self._take(_DIGITS):
            raise ExpressionError("A number's exponent has no digits.")

    def _take(self, alphabet: str) -> str:
        start = self.position
        while self.position < len(self.source) and self.source[self.position] in alphabet:
            self.position += 1
        return self.source[start : self.position]

    def _string(self, quote: str) -> Token:
        parts: list[str] = []
        self.position += 1
        while self.position < len(self.source):
            character = self.source[self.position]
            self.position += 1
            if character == quote:
                return Token("string", units("".join(parts)))
            if character == "\n":
                break
            parts.append(self._escape() if character == "\\" else character)
        raise ExpressionError("A string has no end.")

    def _escape(self) -> str:
        character = self.source[self.position : self.position + 1]
        self.position += 1
        if character == "x":
            return chr(self._hexadecimal(2))
        if character == "u":
            return self._unicode()
        return _ESCAPES.get(character, character)

    def _unicode(self) -> str:
        r"""`\u0041` or `\u{1f600}`."""
        if not self.source.startswith("{", self.position):
            return chr(self._hexadecimal(4))
        self.position += 1
        digits = self._take(_HEXADECIMAL)
        code = int(digits, 16) if digits else _MAX_CODE_POINT + 1
        if code > _MAX_CODE_POINT or not self.source.startswith("}", self.position):
            raise ExpressionError("An escape in a string is malformed.")
        self.position += 1
        return chr(code)

    def _hexadecimal(self, count: int) -> int:
        digits = self.source[self.position : self.position + count]
        if len(digits) < count or any(digit not in _HEXADECIMAL for digit in digits):
            raise ExpressionError("An escape in a string is malformed.")
        self.position += count
        return int(digits, 16)


def _starts_name(character: str) -> bool:
    return character in "$_" or character.isalpha()


def _continues_name(character: str) -> bool:
    return character in "$_" or character.isalnum()
