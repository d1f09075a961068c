"""The methods of strings, arrays and numbers: the ones that read, none that changes anything.

A method takes its `this`, its arguments and the running `Evaluation`, whose `spend` pays for the work before it is done.
"""

import math
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Protocol, TypeAlias

from octavo.content.expressions.limits import MAX_ARRAY, MAX_STRING, ExpressionError
from octavo.content.expressions.values import (
    SPACE,
    UNDEFINED,
    Value,
    from_data,
    is_array,
    is_number,
    is_object,
    join,
    joined,
    number_text,
    strictly_equal,
    to_integer,
    to_number,
    to_string,
    truthy,
    units,
)


class Evaluation(Protocol):
    def spend(self, steps: int) -> None: ...


Function: TypeAlias = Callable[..., Value]
Argument: TypeAlias = Any  # a Value or a Function: only the method knows which it wants

_MOST = 2**32 - 1
_SAFE = 2**53
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EXACT = Context(prec=150, rounding=ROUND_HALF_UP)
_INDEX_DIGITS = 11


def find_method(target: Value, name: str) -> Callable[..., Value] | None:
    if isinstance(target, str):
        return STRING_METHODS.get(name)
    if is_array(target):
        return ARRAY_METHODS.get(name)
    if isinstance(target, bool):
        return BOOLEAN_METHODS.get(name)
    return NUMBER_METHODS.get(name) if is_number(target) else None


def _argument(arguments: Sequence[Argument], index: int, default: Value = UNDEFINED) -> Value:
    value = arguments[index] if index < len(arguments) else default
    if callable(value):
        raise ExpressionError("A function is not expected here.")
    return default if value is UNDEFINED else from_data(value)


def _text(arguments: Sequence[Argument], index: int = 0) -> str:
    return to_string(_argument(arguments, index))


def _position(value: Value, length: int) -> int:
    """An index counted from the end when negative, kept within 0 and `length`."""
    number = to_integer(value)
    return int(max(number + length, 0.0) if number < 0 else min(number, float(length)))


def _bounds(arguments: Sequence[Argument], length: int) -> slice:
    start = _position(_argument(arguments, 0, 0), length)
    return slice(start, max(start, _position(_argument(arguments, 1, length), length)))


def _element_index(value: Value, length: int) -> int | None:
    number = to_integer(value)
    number = number + length if number < 0 else number
    return int(number) if 0 <= number < length else None


def _clamped(value: Value, length: int) -> int:
    return int(min(max(to_integer(value), 0.0), float(length)))


def _bounded_text(length: float) -> None:
    if length > MAX_STRING:
        raise ExpressionError("A string becomes too long.")


def _bounded_array(length: int) -> None:
    if length > MAX_ARRAY:
        raise ExpressionError("An array becomes too long.")


# Strings


def _string_includes(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this.find(_text(arguments), _clamped(_argument(arguments, 1, 0), len(this))) >= 0


def _starts_with(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this.startswith(_text(arguments), _clamped(_argument(arguments, 1, 0), len(this)))


def _ends_with(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this[: _clamped(_argument(arguments, 1, len(this)), len(this))].endswith(_text(arguments))


def _string_index(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return float(this.find(_text(arguments), _clamped(_argument(arguments, 1, 0), len(this))))


def _string_last_index(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _text(arguments)
    last = to_number(_argument(arguments, 1))
    start = len(this) if math.isnan(last) else _clamped(last, len(this))
    return float(this.rfind(wanted, 0, start + len(wanted)))


def _string_slice(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this[_bounds(arguments, len(this))]


def _substring(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    start = _clamped(_argument(arguments, 0, 0), len(this))
    end = _clamped(_argument(arguments, 1, len(this)), len(this))
    return this[min(start, end) : max(start, end)]


def _split(this: str, arguments: Sequence[Argument], evaluation: Evaluation) -> Value:
    separator = _argument(arguments, 0)
    limit = _argument(arguments, 1)
    most = _MOST if limit is UNDEFINED else _unsigned(limit)
    mark = to_string(separator)
    if separator is UNDEFINED:
        parts = [this]
    elif not mark:
        parts = list(this[: MAX_ARRAY + 1])
    else:
        parts = this.split(mark, MAX_ARRAY)
    if most > MAX_ARRAY:
        _bounded_array(len(parts))
    evaluation.spend(len(parts))
    return parts[:most]


def _unsigned(value: Value) -> int:
    """ECMAScript's `ToUint32`: -1 is 4294967295."""
    number = to_number(value)
    return int(number) % (_MOST + 1) if math.isfinite(number) else 0


def _string_at(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    index = _element_index(_argument(arguments, 0), len(this))
    return UNDEFINED if index is None else this[index]


def _char_at(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    number = to_integer(_argument(arguments, 0))
    return this[int(number)] if 0 <= number < len(this) else ""


def _string_concat(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    parts = [this, *(_text(arguments, index) for index in range(len(arguments)))]
    _bounded_text(sum(map(len, parts)))
    return "".join(parts)


def _repeat(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    count = to_integer(_argument(arguments, 0))
    if count < 0 or math.isinf(count):
        raise ExpressionError("A string cannot be repeated that often.")
    _bounded_text(count * len(this))
    return this * int(count) if this else ""


def _padding(this: str, arguments: Sequence[Argument]) -> str:
    length = to_integer(_argument(arguments, 0))
    filler = _text([_argument(arguments, 1, " ")])
    missing = max(length - len(this), 0.0)
    if not filler or not missing:
        return ""
    _bounded_text(length)
    return (filler * (int(missing) // len(filler) + 1))[: int(missing)]


def _changed_case(change: Callable[[str], str]) -> Callable[..., Value]:
    def method(this: str, arguments: Sequence[Argument], evaluation: Evaluation) -> Value:  # noqa: ARG001 - the shape of a method
        _bounded_text(len(this))
        return units(change(joined(this)))

    return method


STRING_METHODS: dict[str, Callable[..., Value]] = {
    "at": _string_at,
    "charAt": _char_at,
    "concat": _string_concat,
    "endsWith": _ends_with,
    "includes": _string_includes,
    "indexOf": _string_index,
    "lastIndexOf": _string_last_index,
    "padEnd": lambda this, arguments, _: this + _padding(this, arguments),
    "padStart": lambda this, arguments, _: _padding(this, arguments) + this,
    "repeat": _repeat,
    "slice": _string_slice,
    "split": _split,
    "startsWith": _starts_with,
    "substring": _substring,
    "toLowerCase": _changed_case(str.lower),
    "toString": lambda this, *_: this,
    "toUpperCase": _changed_case(str.upper),
    "trim": lambda this, *_: this.strip(SPACE),
    "trimEnd": lambda this, *_: this.rstrip(SPACE),
    "trimStart": lambda this, *_: this.lstrip(SPACE),
}


# Arrays


def _function(arguments: Sequence[Argument]) -> Function:
    if not arguments or not callable(arguments[0]):
        raise ExpressionError("An arrow function is expected here.")
    function: Function = arguments[0]
    return function


def _same_value_zero(left: Value, right: Value) -> bool:
    """`includes` finds NaN, `indexOf` does not."""
    return strictly_equal(left, right) or (is_number(left) and is_number(right) and math.isnan(left) and math.isnan(right))


def _array_includes(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _argument(arguments, 0)
    start = _position(_argument(arguments, 1, 0), len(this))
    return any(_same_value_zero(from_data(this[index]), wanted) for index in range(start, len(this)))


def _array_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _argument(arguments, 0)
    start = _position(_argument(arguments, 1, 0), len(this))
    return float(next((index for index in range(start, len(this)) if strictly_equal(from_data(this[index]), wanted)), -1))


def _array_last_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _argument(arguments, 0)
    # As ECMAScript has it, an undefined place that is given counts as 0.
    last = to_integer(_argument(arguments, 1)) if len(arguments) > 1 else math.inf
    end = int(min(last, len(this) - 1.0) if last >= 0 else max(len(this) + last, -1.0)) + 1
    return float(next((index for index in reversed(range(end)) if strictly_equal(from_data(this[index]), wanted)), -1))


def _join(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    return join(this, to_string(_argument(arguments, 0, ",")))


def _array_slice(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    part = this[_bounds(arguments, len(this))]
    _bounded_array(len(part))
    return part


def _array_at(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    index = _element_index(_argument(arguments, 0), len(this))
    return UNDEFINED if index is None else from_data(this[index])


def _array_concat(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    joined = list(this)
    for index in range(len(arguments)):
        value = _argument(arguments, index)
        joined.extend(value if is_array(value) else [value])
        _bounded_array(len(joined))
    return joined


def _filter(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    keep = _function(arguments)
    kept = [item for index, item in enumerate(this) if truthy(keep(item, index, this))]
    _bounded_array(len(kept))
    return kept


def _map(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    change = _function(arguments)
    _bounded_array(len(this))
    return [change(item, index, this) for index, item in enumerate(this)]


def _find_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _function(arguments)
    return float(next((index for index, item in enumerate(this) if truthy(wanted(item, index, this))), -1))


def _find(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _function(arguments)
    return next((from_data(item) for index, item in enumerate(this) if truthy(wanted(item, index, this))), UNDEFINED)


def _some(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    holds = _function(arguments)
    return any(truthy(holds(item, index, this)) for index, item in enumerate(this))


def _every(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    holds = _function(arguments)
    return all(truthy(holds(item, index, this)) for index, item in enumerate(this))


ARRAY_METHODS: dict[str, Callable[..., Value]] = {
    "at": _array_at,
    "concat": _array_concat,
    "every": _every,
    "filter": _filter,
    "find": _find,
    "findIndex": _find_index,
    "includes": _array_includes,
    "indexOf": _array_index,
    "join": _join,
    "lastIndexOf": _array_last_index,
    "map": _map,
    "slice": _array_slice,
    "some": _some,
    "toString": lambda this, *_: to_string(this),
}


# Numbers and the few global functions


def _to_fixed(this: float, arguments: Sequence[Argument], _: Evaluation) -> Value:
    places = to_integer(_argument(arguments, 0, 0))
    if not 0 <= places <= 100:  # noqa: PLR2004 - ECMAScript's bound
        raise ExpressionError("`toFixed` takes 0 to 100 places.")
    number = to_number(this)
    if not abs(number) < 1e21:  # noqa: PLR2004 - likewise; NaN is not less either
        return number_text(number)
    # Halves go away from zero, and -0 has no sign.
    return f"{Decimal(number or 0.0).quantize(Decimal((0, (1,), -int(places))), context=_EXACT):f}"


def _number_text(this: float, arguments: Sequence[Argument], _: Evaluation) -> Value:
    radix = to_integer(_argument(arguments, 0, 10))
    number = to_number(this)
    if radix == 10 or not math.isfinite(number):  # noqa: PLR2004 - the radix of all other texts
        return number_text(number)
    if not 2 <= radix <= len(_DIGITS) or not number.is_integer() or abs(number) > _SAFE:  # noqa: PLR2004 - ECMAScript's bound
        raise ExpressionError("Only whole numbers can be written in a radix, and that is 2 to 36.")
    digits = ""
    rest = abs(int(number))
    while rest or not digits:
        rest, digit = divmod(rest, int(radix))
        digits = _DIGITS[digit] + digits
    return f"-{digits}" if number < 0 else digits


NUMBER_METHODS: dict[str, Callable[..., Value]] = {
    "toFixed": _to_fixed,
    "toString": _number_text,
}

BOOLEAN_METHODS: dict[str, Callable[..., Value]] = {"toString": lambda this, *_: to_string(this)}


def _keys(arguments: Sequence[Argument]) -> list[Any]:
    value = _argument(arguments, 0)
    if value is None or value is UNDEFINED:
        raise ExpressionError("An object is expected here.")
    if is_array(value) or isinstance(value, str):
        _bounded_array(len(value))
        return [str(index) for index in range(len(value))]
    if not is_object(value):
        return []
    _bounded_array(len(value))
    keys = [key for key in value if isinstance(key, str)]
    indices = sorted((key for key in keys if _is_index(key)), key=int)
    return [*indices, *(units(key) for key in keys if not _is_index(key))]


def _is_index(key: str) -> bool:
    """Whether a key is spelled as an array's index is; such keys come first, in order."""
    return key.isascii() and key.isdigit() and len(key) < _INDEX_DIGITS and str(int(key)) == key


FUNCTIONS: dict[str, Callable[[Sequence[Argument]], Value]] = {
    "Array.isArray": lambda arguments: is_array(_argument(arguments, 0)),
    "Boolean": lambda arguments: truthy(_argument(arguments, 0)),
    "Number": lambda arguments: to_number(_argument(arguments, 0)) if arguments else 0.0,
    "Object.keys": _keys,
    "String": lambda arguments: to_string(_argument(arguments, 0)) if arguments else "",
}
