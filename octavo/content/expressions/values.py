"""JavaScript's values and conversions over JSON data.

Strings are counted, cut and compared by UTF-16 unit: while an expression is evaluated, a character beyond U+FFFF is held as its two surrogates, and
`written` joins them again.
"""

import math
import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final, TypeAlias, TypeGuard

from octavo.content.expressions.limits import MAX_STRING, ExpressionError


class Undefined(Enum):
    """JavaScript's `undefined`, which is not its `null` (None)."""

    UNDEFINED = "undefined"


UNDEFINED: Final = Undefined.UNDEFINED

# JSON data and `undefined`. Any is the recursion that mypy cannot follow through Mapping and Sequence.
Value: TypeAlias = None | Undefined | bool | int | float | str | Sequence[Any] | Mapping[str, Any]

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_RADIX = re.compile(r"0(?:[xX](?P<x>[0-9a-fA-F]+)|[oO](?P<o>[0-7]+)|[bB](?P<b>[01]+))")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_INFINITIES = {"Infinity": math.inf, "+Infinity": math.inf, "-Infinity": -math.inf}
SPACE: Final = (
    " \t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_MAX_NESTING = 20
_LONGEST_PLAIN_NUMBER = 21


def is_array(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, list | tuple)


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def from_data(value: object) -> Value:
    """A value of the scope, which must be JSON data: nothing else, and no attribute of it, is ever reached."""
    if isinstance(value, str):
        return units(value)
    if value is None or isinstance(value, bool | int | float | Undefined) or is_array(value) or is_object(value):
        return value
    raise ExpressionError("A value in the expression's scope is not data.")


def units(text: str) -> str:
    """A text of UTF-16 units: each character beyond U+FFFF as its two surrogates."""
    return text if text.isascii() else _ASTRAL.sub(lambda found: _pair(found[0]), text)


def _pair(character: str) -> str:
    code = ord(character) - 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))


def joined(text: str) -> str:
    """The text with its pairs of surrogates joined to characters; a half that stands alone stays."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def written(text: str) -> str:
    """The text as it leaves an expression: what cannot be written as UTF-8 or stored (half a pair, NUL) becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "\ufffd")


def truthy(value: Value) -> bool:
    if value is None or value is UNDEFINED or value is False or value == "":
        return False
    if is_number(value):
        return not (value == 0 or math.isnan(value))
    return True


def type_name(value: Value) -> str:
    """What `typeof` answers."""
    if value is UNDEFINED:
        return "undefined"
    if isinstance(value, bool):
        return "boolean"
    if is_number(value):
        return "number"
    return "string" if isinstance(value, str) else "object"


def to_number(value: Value) -> float:
    if value is None:
        return 0.0
    if value is UNDEFINED:
        return math.nan
    if isinstance(value, bool | int | float):
        try:
            return float(value)
        except OverflowError:
            return math.inf if value > 0 else -math.inf
    return _parse_number(to_string(value))


def _parse_number(text: str) -> float:
    text = text.strip(SPACE)
    if not text:
        return 0.0
    if text in _INFINITIES:
        return _INFINITIES[text]
    if len(text) > MAX_STRING:
        raise ExpressionError("A string is too long to be read as a number.")
    if _NUMBER.fullmatch(text):
        return float(text)
    radix = _RADIX.fullmatch(text)
    if radix is None or len(text) > 256:  # noqa: PLR2004 - 2 ** 1024 and beyond is Infinity anyway, so far from any content
        return math.nan
    base = {"x": 16, "o": 8, "b": 2}[str(radix.lastgroup)]
    return to_number(int(str(radix[str(radix.lastgroup)]), base))


def to_integer(value: Value) -> float:
    """A whole number or an infinity; NaN counts as 0."""
    number = to_number(value)
    if math.isnan(number):
        return 0.0
    return number if math.isinf(number) else float(math.trunc(number))


def to_string(value: Value, nesting: int = 0) -> str:  # noqa: PLR0911 - one for each kind of value
    """`String(value)`; arrays are joined by commas, and objects are `[object Object]`."""
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    if value is UNDEFINED:
        return "undefined"
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return number_text(to_number(value))
    if is_array(value):
        return join(value, ",", nesting)
    return "[object Object]"


def join(items: Sequence[Any], separator: str, nesting: int = 0) -> str:
    if nesting > _MAX_NESTING:
        raise ExpressionError("An array is nested too deeply to be written as text.")
    parts: list[str] = []
    length = 0
    for item in items:
        part = "" if item is None or item is UNDEFINED else to_string(from_data(item), nesting + 1)
        length += len(part) + len(separator)
        if length > MAX_STRING + len(separator):
            raise ExpressionError("A string becomes too long.")
        parts.append(part)
    return separator.join(parts)


def number_text(number: float) -> str:
    """ECMAScript's `Number::toString`: the shortest digits that read back, without an exponent from 1e-6 to 1e21."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, _, exponent = f"{abs(number)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    return sign + _place_point(digits.rstrip("0"), point)


def _place_point(digits: str, point: int) -> str:
    """`digits` with the decimal point behind the first `point` of them."""
    count = len(digits)
    if count <= point <= _LONGEST_PLAIN_NUMBER:
        return digits + "0" * (point - count)
    if 0 < point <= _LONGEST_PLAIN_NUMBER:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:  # noqa: PLR2004 - ECMAScript's bound
        return "0." + "0" * -point + digits
    exponent = f"{'+' if point > 0 else '-'}{abs(point - 1)}"
    return f"{digits[0]}.{digits[1:]}e{exponent}" if count > 1 else f"{digits}e{exponent}"


def strictly_equal(left: Value, right: Value) -> bool:
    if is_number(left) and is_number(right):
        return to_number(left) == to_number(right)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) and isinstance(right, bool):
        return left == right
    return left is right


def loosely_equal(left: Value, right: Value) -> bool:
    if left is None or left is UNDEFINED:
        return right is None or right is UNDEFINED
    if right is None or right is UNDEFINED:
        return False
    if type_name(left) == type_name(right):
        return strictly_equal(left, right)
    left, right = to_primitive(left), to_primitive(right)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return to_number(left) == to_number(right)


def to_primitive(value: Value) -> Value:
    return to_string(value) if is_array(value) or is_object(value) else value
