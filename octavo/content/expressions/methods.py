"""The methods of strings, arrays and numbers: the ones that read, none that changes anything.

A method takes its `this`, its arguments and the running `Evaluation`, whose `spend` pays for the work before it is done.
"""

import math
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from octavo.content.expressions.arguments import (
    Argument,
    Evaluation,
    argument,
    bounded_array,
    bounds,
    element_index,
    function,
    position,
)
from octavo.content.expressions.limits import ExpressionError
from octavo.content.expressions.string_methods import STRING_METHODS
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
    units,
)

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


# Arrays


def _same_value_zero(left: Value, right: Value) -> bool:
    """`includes` finds NaN, `indexOf` does not."""
    return strictly_equal(left, right) or (is_number(left) and is_number(right) and math.isnan(left) and math.isnan(right))


def _array_includes(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = argument(arguments, 0)
    start = position(argument(arguments, 1, 0), len(this))
    return any(_same_value_zero(from_data(this[index]), wanted) for index in range(start, len(this)))


def _array_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = argument(arguments, 0)
    start = position(argument(arguments, 1, 0), len(this))
    return float(next((index for index in range(start, len(this)) if strictly_equal(from_data(this[index]), wanted)), -1))


def _array_last_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = argument(arguments, 0)
    # As ECMAScript has it, an undefined place that is given counts as 0.
    last = to_integer(argument(arguments, 1)) if len(arguments) > 1 else math.inf
    end = int(min(last, len(this) - 1.0) if last >= 0 else max(len(this) + last, -1.0)) + 1
    return float(next((index for index in reversed(range(end)) if strictly_equal(from_data(this[index]), wanted)), -1))


def _join(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    return join(this, to_string(argument(arguments, 0, ",")))


def _array_slice(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    part = this[bounds(arguments, len(this))]
    bounded_array(len(part))
    return part


def _array_at(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    index = element_index(argument(arguments, 0), len(this))
    return UNDEFINED if index is None else from_data(this[index])


def _array_concat(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    joined = list(this)
    for index in range(len(arguments)):
        value = argument(arguments, index)
        joined.extend(value if is_array(value) else [value])
        bounded_array(len(joined))
    return joined


def _flat(this: Sequence[Any], arguments: Sequence[Argument], evaluation: Evaluation) -> Value:
    depth = to_integer(argument(arguments, 0, 1))
    found: list[Any] = []
    waiting = [(iter(this), depth)]
    while waiting:
        items, left = waiting[-1]
        for item in items:
            evaluation.spend(1)
            if left > 0 and is_array(item):
                waiting.append((iter(item), left - 1))
                break
            found.append(item)
            bounded_array(len(found))
        else:
            waiting.pop()
    return found


def _filter(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    keep = function(arguments)
    kept = [item for index, item in enumerate(this) if truthy(keep(item, index, this))]
    bounded_array(len(kept))
    return kept


def _map(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    change = function(arguments)
    bounded_array(len(this))
    return [change(item, index, this) for index, item in enumerate(this)]


def _find_index(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = function(arguments)
    return float(next((index for index, item in enumerate(this) if truthy(wanted(item, index, this))), -1))


def _find(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = function(arguments)
    return next((from_data(item) for index, item in enumerate(this) if truthy(wanted(item, index, this))), UNDEFINED)


def _some(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    holds = function(arguments)
    return any(truthy(holds(item, index, this)) for index, item in enumerate(this))


def _every(this: Sequence[Any], arguments: Sequence[Argument], _: Evaluation) -> Value:
    holds = function(arguments)
    return all(truthy(holds(item, index, this)) for index, item in enumerate(this))


ARRAY_METHODS: dict[str, Callable[..., Value]] = {
    "at": _array_at,
    "concat": _array_concat,
    "every": _every,
    "filter": _filter,
    "find": _find,
    "findIndex": _find_index,
    "flat": _flat,
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
    places = to_integer(argument(arguments, 0, 0))
    if not 0 <= places <= 100:  # noqa: PLR2004 - ECMAScript's bound
        raise ExpressionError("`toFixed` takes 0 to 100 places.")
    number = to_number(this)
    if not abs(number) < 1e21:  # noqa: PLR2004 - likewise; NaN is not less either
        return number_text(number)
    # Halves go away from zero, and -0 has no sign.
    return f"{Decimal(number or 0.0).quantize(Decimal((0, (1,), -int(places))), context=_EXACT):f}"


def _number_text(this: float, arguments: Sequence[Argument], _: Evaluation) -> Value:
    radix = to_integer(argument(arguments, 0, 10))
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
    value = argument(arguments, 0)
    if value is None or value is UNDEFINED:
        raise ExpressionError("An object is expected here.")
    if is_array(value) or isinstance(value, str):
        bounded_array(len(value))
        return [str(index) for index in range(len(value))]
    if not is_object(value):
        return []
    bounded_array(len(value))
    keys = [key for key in value if isinstance(key, str)]
    indices = sorted((key for key in keys if _is_index(key)), key=int)
    return [*indices, *(units(key) for key in keys if not _is_index(key))]


def _is_index(key: str) -> bool:
    """Whether a key is spelled as an array's index is; such keys come first, in order."""
    return key.isascii() and key.isdigit() and len(key) < _INDEX_DIGITS and str(int(key)) == key


FUNCTIONS: dict[str, Callable[[Sequence[Argument]], Value]] = {
    "Array.isArray": lambda arguments: is_array(argument(arguments, 0)),
    "Boolean": lambda arguments: truthy(argument(arguments, 0)),
    "Number": lambda arguments: to_number(argument(arguments, 0)) if arguments else 0.0,
    "Object.keys": _keys,
    "String": lambda arguments: to_string(argument(arguments, 0)) if arguments else "",
}
