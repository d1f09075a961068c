"""What a method is given: its arguments as the values that it expects, within the bounds of all values."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

from octavo.content.expressions.limits import MAX_ARRAY, MAX_STRING, ExpressionError
from octavo.content.expressions.values import (
    UNDEFINED,
    Value,
    from_data,
    to_integer,
    to_string,
)


class Evaluation(Protocol):
    def spend(self, steps: int) -> None: ...


Function: TypeAlias = Callable[..., Value]
Argument: TypeAlias = Any  # a Value or a Function: only the method knows which it wants


def argument(arguments: Sequence[Argument], index: int, default: Value = UNDEFINED) -> Value:
    value = arguments[index] if index < len(arguments) else default
    if callable(value):
        raise ExpressionError("A function is not expected here.")
    return default if value is UNDEFINED else from_data(value)


def text(arguments: Sequence[Argument], index: int = 0) -> str:
    return to_string(argument(arguments, index))


def position(value: Value, length: int) -> int:
    """An index counted from the end when negative, kept within 0 and `length`."""
    number = to_integer(value)
    return int(max(number + length, 0.0) if number < 0 else min(number, float(length)))


def bounds(arguments: Sequence[Argument], length: int) -> slice:
    start = position(argument(arguments, 0, 0), length)
    return slice(start, max(start, position(argument(arguments, 1, length), length)))


def element_index(value: Value, length: int) -> int | None:
    number = to_integer(value)
    number = number + length if number < 0 else number
    return int(number) if 0 <= number < length else None


def clamped(value: Value, length: int) -> int:
    return int(min(max(to_integer(value), 0.0), float(length)))


def bounded_text(length: float) -> None:
    if length > MAX_STRING:
        raise ExpressionError("A string becomes too long.")


def bounded_array(length: int) -> None:
    if length > MAX_ARRAY:
        raise ExpressionError("An array becomes too long.")


def function(arguments: Sequence[Argument]) -> Function:
    if not arguments or not callable(arguments[0]):
        raise ExpressionError("An arrow function is expected here.")
    found: Function = arguments[0]
    return found
