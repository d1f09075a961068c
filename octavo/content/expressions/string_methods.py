"""The methods of strings."""

import math
import unicodedata
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final, Literal

from octavo.content.expressions.arguments import (
    Argument,
    Evaluation,
    argument,
    bounded_array,
    bounded_text,
    bounds,
    clamped,
    element_index,
    text,
)
from octavo.content.expressions.limits import MAX_ARRAY, ExpressionError
from octavo.content.expressions.values import (
    SPACE,
    UNDEFINED,
    Value,
    joined,
    to_integer,
    to_number,
    to_string,
    units,
)

_MOST = 2**32 - 1
_MOST_MARKS: Final = 100
"""Marks in a row: they are sorted, in time that grows with the square of their number."""
_FORMS: Final[dict[str, Literal["NFC", "NFD", "NFKC", "NFKD"]]] = {"NFC": "NFC", "NFD": "NFD", "NFKC": "NFKC", "NFKD": "NFKD"}


def _string_includes(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this.find(text(arguments), clamped(argument(arguments, 1, 0), len(this))) >= 0


def _starts_with(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this.startswith(text(arguments), clamped(argument(arguments, 1, 0), len(this)))


def _ends_with(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this[: clamped(argument(arguments, 1, len(this)), len(this))].endswith(text(arguments))


def _string_index(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return float(this.find(text(arguments), clamped(argument(arguments, 1, 0), len(this))))


def _string_last_index(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    wanted = text(arguments)
    last = to_number(argument(arguments, 1))
    start = len(this) if math.isnan(last) else clamped(last, len(this))
    return float(this.rfind(wanted, 0, start + len(wanted)))


def _string_slice(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    return this[bounds(arguments, len(this))]


def _substring(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    start = clamped(argument(arguments, 0, 0), len(this))
    end = clamped(argument(arguments, 1, len(this)), len(this))
    return this[min(start, end) : max(start, end)]


def _split(this: str, arguments: Sequence[Argument], evaluation: Evaluation) -> Value:
    separator = argument(arguments, 0)
    limit = argument(arguments, 1)
    most = _MOST if limit is UNDEFINED else _unsigned(limit)
    mark = to_string(separator)
    if separator is UNDEFINED:
        parts = [this]
    elif not mark:
        parts = list(this[: MAX_ARRAY + 1])
    else:
        parts = this.split(mark, MAX_ARRAY)
    if most > MAX_ARRAY:
        bounded_array(len(parts))
    evaluation.spend(len(parts))
    return parts[:most]


def _unsigned(value: Value) -> int:
    """ECMAScript's `ToUint32`: -1 is 4294967295."""
    number = to_number(value)
    return int(number) % (_MOST + 1) if math.isfinite(number) else 0


def _string_at(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    index = element_index(argument(arguments, 0), len(this))
    return UNDEFINED if index is None else this[index]


def _char_at(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    number = to_integer(argument(arguments, 0))
    return this[int(number)] if 0 <= number < len(this) else ""


def _string_concat(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    parts = [this, *(text(arguments, index) for index in range(len(arguments)))]
    bounded_text(sum(map(len, parts)))
    return "".join(parts)


def _repeat(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    count = to_integer(argument(arguments, 0))
    if count < 0 or math.isinf(count):
        raise ExpressionError("A string cannot be repeated that often.")
    bounded_text(count * len(this))
    return this * int(count) if this else ""


def _padding(this: str, arguments: Sequence[Argument]) -> str:
    length = to_integer(argument(arguments, 0))
    filler = text([argument(arguments, 1, " ")])
    missing = max(length - len(this), 0.0)
    if not filler or not missing:
        return ""
    bounded_text(length)
    return (filler * (int(missing) // len(filler) + 1))[: int(missing)]


def _changed_case(change: Callable[[str], str]) -> Callable[..., Value]:
    def method(this: str, arguments: Sequence[Argument], evaluation: Evaluation) -> Value:  # noqa: ARG001 - the shape of a method
        bounded_text(len(this))
        return units(change(joined(this)))

    return method


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0


def _normalize(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    form = _FORMS.get(to_string(argument(arguments, 0, "NFC")))
    if form is None:
        raise ExpressionError("The forms of text are NFC, NFD, NFKC and NFKD.")
    whole = joined(this)
    if max((len(list(group)) for marks, group in groupby(whole, key=_is_mark) if marks), default=0) > _MOST_MARKS:
        raise ExpressionError("A letter has too many marks.")
    made = units(unicodedata.normalize(form, whole))
    bounded_text(len(made))
    return made


def _replaced(this: str, arguments: Sequence[Argument], places: list[int], mark: str) -> str:
    """What stands at the places becomes the second argument: a text, in which `$&` and its like stand for what is found, or a function's answer."""
    made = arguments[1] if len(arguments) > 1 else UNDEFINED
    written = "" if callable(made) else text(arguments, 1)
    parts: list[str] = []
    length = before = 0
    for place in places:
        new = to_string(made(mark, place, this)) if callable(made) else _filled(written, this, place, mark)
        parts += [this[before:place], new]
        length += place - before + len(new)
        bounded_text(length)
        before = place + len(mark)
    bounded_text(length + len(this) - before)
    return "".join([*parts, this[before:]])


def _filled(written: str, this: str, place: int, mark: str) -> str:
    signs = {"$": "$", "&": mark, "`": this[:place], "'": this[place + len(mark) :]} if "$" in written else {}
    parts: list[str] = []
    position = length = 0
    while signs and (at := written.find("$", position)) >= 0:
        sign = signs.get(written[at + 1 : at + 2])
        parts += [written[position:at], "$" if sign is None else sign]
        length += at - position + len(parts[-1])
        bounded_text(length)
        position = at + (1 if sign is None else 2)
    return "".join([*parts, written[position:]])


def _replace(this: str, arguments: Sequence[Argument], _: Evaluation) -> Value:
    mark = text(arguments)
    place = this.find(mark)
    return _replaced(this, arguments, [place] if place >= 0 else [], mark)


def _replace_all(this: str, arguments: Sequence[Argument], evaluation: Evaluation) -> Value:
    mark = text(arguments)
    places: list[int] = []
    place = this.find(mark)
    while place >= 0:
        places.append(place)
        place = this.find(mark, place + max(len(mark), 1))
    evaluation.spend(len(places))
    return _replaced(this, arguments, places, mark)


STRING_METHODS: dict[str, Callable[..., Value]] = {
    "at": _string_at,
    "charAt": _char_at,
    "concat": _string_concat,
    "endsWith": _ends_with,
    "includes": _string_includes,
    "indexOf": _string_index,
    "lastIndexOf": _string_last_index,
    "normalize": _normalize,
    "padEnd": lambda this, arguments, _: this + _padding(this, arguments),
    "padStart": lambda this, arguments, _: _padding(this, arguments) + this,
    "repeat": _repeat,
    "replace": _replace,
    "replaceAll": _replace_all,
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
