"""The methods of strings, arrays and numbers: the ones that read, none that changes anything.

A method takes its `this`, its arguments and the running `Evaluation`, whose `spend` pays for the work before it is done.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

from octavo.content.expressions.limits import MAX_ARRAY, MAX_STRING, ExpressionError
from octavo.content.expressions.values import (
    UNDEFINED,
    Value,
    from_data,
    is_array,
    is_number,
    is_object,
    join,
    number_text,
    strictly_equal,
    to_integer,
    to_number,
    to_string,
    truthy,
)


class Evaluation(Protocol):
    def spend(self, steps: int) -> None: ...


Function: TypeAlias = Callable[..., Value]
Argument: TypeAlias = Any  # a Value or a Function: only the method knows which it wants

_SPACE = " \t\n\r\v\f\u00a0\u2028\u2029\u3000\ufeff"


def find_method(target: Value, name: str) -> Callable[..., Value] | None:
    if isinstance(target, str):
        return STRING_METHODS.get(name)
    if is_array(target):
        return ARRAY_METHODS.get(name)
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
    return float(this.rfind(_text(arguments)))


def _string_slice(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this[_bounds(arguments, len(this))]


def _substring(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    start = _clamped(_argument(arguments, 0, 0), len(this))
    end = _clamped(_argument(arguments, 1, len(this)), len(this))
    return this[min(start, end) : max(start, end)]


def _split(this: str, arguments: Sequence[Argument], evaluation: Evaluation) -> Value:
    separator = _argument(arguments, 0)
    limit = int(min(max(to_integer(_argument(arguments, 1, MAX_ARRAY)), 0.0), float(MAX_ARRAY)))
    if separator is UNDEFINED:
        parts = [this]
    elif separator == "":
        parts = list(this[: MAX_ARRAY + 1])
    else:
        parts = this.split(to_string(separator), MAX_ARRAY)
    if len(arguments) < 2:  # noqa: PLR2004 - without a limit of its own
        _bounded_array(len(parts))
    evaluation.spend(len(parts))
    return parts[:limit]


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
        return change(this)

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
    "trim": lambda this, *_: this.strip(_SPACE),
    "trimEnd": lambda this, *_: this.rstrip(_SPACE),
    "trimStart": lambda this, *_: this.lstrip(_SPACE),
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
    return any(_same_value_zero(from_data(item), wanted) for item in this)


def _array_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _argument(arguments, 0)
    return float(next((index for index, item in enumerate(this) if strictly_equal(from_data(item), wanted)), -1))


def _array_last_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _argument(arguments, 0)
    return float(next((index for index in reversed(range(len(this))) if strictly_equal(from_data(this[index]), wanted)), -1))


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
    kept = [item for index, item in enumerate(this) if truthy(keep(item, index))]
    _bounded_array(len(kept))
    return kept


def _map(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    change = _function(arguments)
    _bounded_array(len(this))
    return [change(item, index) for index, item in enumerate(this)]


def _find_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _function(arguments)
    return float(next((index for index, item in enumerate(this) if truthy(wanted(item, index))), -1))


def _find(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = _function(arguments)
    return next((from_data(item) for index, item in enumerate(this) if truthy(wanted(item, index))), UNDEFINED)


def _some(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    holds = _function(arguments)
    return any(truthy(holds(item, index)) for index, item in enumerate(this))


def _every(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    holds = _function(arguments)
    return all(truthy(holds(item, index)) for index, item in enumerate(this))


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
        raise ExpressionError("toFixed takes 0 to 100 places.")
    number = to_number(this)
    return f"{number:.{int(places)}f}" if abs(number) < 1e21 else number_text(number)  # noqa: PLR2004 - likewise; false for NaN too


NUMBER_METHODS: dict[str, Callable[..., Value]] = {
    "toFixed": _to_fixed,
    "toString": lambda this, *_: to_string(this),
}


def _keys(arguments: Sequence[Argument]) -> list[Any]:
    value = _argument(arguments, 0)
    if not is_object(value):
        raise ExpressionError("An object is expected here.")
    _bounded_array(len(value))
    return [key for key in value if isinstance(key, str)]


FUNCTIONS: dict[str, Callable[[Sequence[Argument]], Value]] = {
    "Array.isArray": lambda arguments: is_array(_argument(arguments, 0)),
    "Boolean": lambda arguments: truthy(_argument(arguments, 0)),
    "Number": lambda arguments: to_number(_argument(arguments, 0, 0)),
    "Object.keys": _keys,
    "String": lambda arguments: to_string(_argument(arguments, 0, "")),
}
