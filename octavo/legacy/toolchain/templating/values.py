"""What templates calculate with: plain data, with ECMAScript's ideas of truth, text, number and equality.

A value is None, a bool, a number, a str, a list, a dict, a datetime, `UNDEFINED`, or one of this package's own callables. Members are looked up in
lists, dicts and texts by key alone; no attribute of any Python object is ever read.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from octavo.legacy.toolchain.templating.limits import Meter


class Undefined:
    """Neither there nor null; printed as nothing."""

    __slots__ = ()


# between these powers of ten, numbers are written without an exponent
LEAST_POWER, GREATEST_POWER = -6, 21
UNDEFINED: Final = Undefined()
Value = Any


@dataclass(frozen=True, slots=True)
class Function:
    """What a template may call: a macro, or one of the few global functions."""

    name: str
    run: Callable[[list[Value], dict[str, Value]], Value]


def absent(value: Value) -> bool:
    return value is None or value is UNDEFINED


def truth(value: Value) -> bool:
    if isinstance(value, (list, dict)):
        return True
    return not (absent(value) or value in (0, "") or (isinstance(value, float) and math.isnan(value)))


def text(value: Value, meter: Meter, depth: int = 0) -> str:  # noqa: PLR0911 - one for each kind of value
    """As ECMAScript turns a value into a text."""
    meter.step()
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number_text(value)
        case None:
            return "null"
        case list():
            return _list_text(value, meter, depth)
        case datetime():
            return value.astimezone(UTC).strftime("%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)")
        case dict():
            return "[object Object]"
    return "undefined" if value is UNDEFINED else ""


def added(left: Value, right: Value, meter: Meter) -> Value:
    """What ECMAScript's `+` makes of two values: a sum of what is simple, else a text."""
    simple = (bool, int, float)
    if (isinstance(left, simple) or absent(left)) and (isinstance(right, simple) or absent(right)):
        return number(left) + number(right)
    first, second = text(left, meter), text(right, meter)
    meter.text(len(first) + len(second))
    return first + second


def _list_text(items: list[Value], meter: Meter, depth: int) -> str:
    if depth > 50:  # noqa: PLR2004 - deeper than any data, shallower than the stack
        return ""
    parts = [("" if absent(item) else text(item, meter, depth + 1)) for item in items]
    meter.text(sum(map(len, parts)) + len(parts))
    return ",".join(parts)


def number_text(value: float) -> str:
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if value == int(value) and abs(value) < 2**53:
        return str(int(value))
    spelt = repr(float(value))
    mantissa, exponent, power = spelt.partition("e")
    if not exponent:
        return spelt.removesuffix(".0")
    digits, places = mantissa.lstrip("-").replace(".", ""), int(power)
    sign = "-" if value < 0 else ""
    if LEAST_POWER <= places < 0:
        return f"{sign}0.{'0' * (-places - 1)}{digits}"
    if 0 < places < GREATEST_POWER:
        return f"{sign}{digits.ljust(places + 1, '0')}"
    return f"{mantissa.removesuffix('.0')}e{'+' if places > 0 else '-'}{abs(places)}"


def number(value: Value) -> float:  # noqa: PLR0911 - one for each kind of value
    match value:
        case bool():
            return 1.0 if value else 0.0
        case int() | float():
            return float(value)
        case None:
            return 0.0
        case str():
            return _parsed(value.strip())
        case datetime():
            return value.timestamp() * 1000
        case list():
            return 0.0 if not value else number(value[0]) if len(value) == 1 and not isinstance(value[0], list) else math.nan
    return math.nan


def _parsed(spelt: str) -> float:
    if not spelt:
        return 0.0
    if len(spelt) > 400 or "_" in spelt:  # noqa: PLR2004 - no number is that long
        return math.nan
    try:
        return float(int(spelt, 16)) if spelt[:2].lower() == "0x" else float(spelt)
    except (ValueError, OverflowError):
        return math.nan


def equal(left: Value, right: Value, meter: Meter) -> bool:
    """`==`: null and undefined are one, numbers and texts meet halfway."""
    if absent(left) or absent(right):
        return absent(left) and absent(right)
    if identical(left, right):
        return True
    simple = (str, int, float, bool)
    if isinstance(left, simple) and isinstance(right, simple):
        return type_name(left) != type_name(right) and number(left) == number(right)
    if isinstance(left, simple) or isinstance(right, simple):
        spelt, other = (text(left, meter), right) if not isinstance(left, simple) else (text(right, meter), left)
        return spelt == other if isinstance(other, str) else _parsed(spelt.strip()) == number(other)
    return False


def identical(left: Value, right: Value) -> bool:
    """`===`: lists and mappings are the same only if they are one."""
    if type_name(left) != type_name(right):
        return False
    return left is right if isinstance(left, (list, dict)) else bool(left == right)


def type_name(value: Value) -> str:
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case None:
            return "null"
    return "undefined" if value is UNDEFINED else "object"


def member(value: Value, key: Value, meter: Meter) -> Value:
    """`value[key]` on plain data; whatever is not there is undefined."""
    if isinstance(value, dict):
        return value.get(key if isinstance(key, str) else text(key, meter), UNDEFINED)
    if isinstance(value, (str, list)):
        if key == "length":
            return len(value)
        place = number(key)
        if math.isfinite(place) and place == int(place) and 0 <= place < len(value):
            return value[int(place)]
    return UNDEFINED
