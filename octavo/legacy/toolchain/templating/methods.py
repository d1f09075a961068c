"""The few methods of texts and lists that templates of that time used; they only ever make new values."""

import math
from collections.abc import Callable

from octavo.legacy.toolchain.templating.limits import Meter
from octavo.legacy.toolchain.templating.values import UNDEFINED, Value, absent, identical, number, text


def method(value: Value, name: str, arguments: list[Value], meter: Meter) -> tuple[bool, Value]:
    """Whether there is such a method, and what it gives."""
    if isinstance(value, str):
        on_text = _TEXT.get(name)
        meter.text(len(value))
        return (True, on_text(value, [*arguments, UNDEFINED, UNDEFINED], meter)) if on_text else (False, UNDEFINED)
    if isinstance(value, list):
        on_list = _LIST.get(name)
        meter.items(len(value))
        return (True, on_list(value, [*arguments, UNDEFINED, UNDEFINED], meter)) if on_list else (False, UNDEFINED)
    return False, UNDEFINED


def _place(value: Value, length: int, default: int) -> int:
    if absent(value):
        return default
    place = number(value)
    place = 0 if math.isnan(place) else max(min(place, length), -length)
    return int(place) if place >= 0 else length + int(place)


def _split(value: str, arguments: list[Value], meter: Meter) -> Value:
    if absent(arguments[0]):
        return [value]
    separator = text(arguments[0], meter)
    meter.items(value.count(separator) + 1)
    return value.split(separator) if separator else list(value)


def _replace(value: str, arguments: list[Value], meter: Meter) -> Value:
    new = text(arguments[1], meter)
    meter.text(len(value) + len(new))
    return value.replace(text(arguments[0], meter), new, 1)


def _substring(value: str, arguments: list[Value], meter: Meter) -> Value:
    meter.step()
    start, end = (
        min(max(0 if math.isnan(n) else int(min(n, len(value))), 0), len(value))
        for n in (number(arguments[0]), _end(arguments[1], len(value)))
    )
    return value[min(start, end) : max(start, end)]


def _end(value: Value, length: int) -> float:
    return float(length) if absent(value) else number(value)


def _join(value: list[Value], arguments: list[Value], meter: Meter) -> Value:
    separator = "," if absent(arguments[0]) else text(arguments[0], meter)
    parts = ["" if absent(item) else text(item, meter) for item in value]
    meter.text(sum(map(len, parts)) + len(separator) * len(parts))
    return separator.join(parts)


def _concat(value: list[Value], arguments: list[Value], meter: Meter) -> Value:
    out = list(value)
    for argument in arguments:
        if not absent(argument):
            out.extend(argument if isinstance(argument, list) else [argument])
    meter.items(len(out))
    return out


_TEXT: dict[str, Callable[[str, list[Value], Meter], Value]] = {
    "toUpperCase": lambda value, _, __: value.upper(),
    "toLowerCase": lambda value, _, __: value.lower(),
    "toString": lambda value, _, __: value,
    "trim": lambda value, _, __: value.strip(),
    "indexOf": lambda value, arguments, meter: value.find(text(arguments[0], meter)),
    "charAt": lambda value, arguments, _: value[_place(arguments[0], len(value), 0) :][:1],
    "slice": lambda value, arguments, _: value[_place(arguments[0], len(value), 0) : _place(arguments[1], len(value), len(value))],
    "substring": _substring,
    "split": _split,
    "replace": _replace,
}
_LIST: dict[str, Callable[[list[Value], list[Value], Meter], Value]] = {
    "indexOf": lambda value, arguments, _: next((index for index, item in enumerate(value) if identical(item, arguments[0])), -1),
    "slice": lambda value, arguments, _: value[_place(arguments[0], len(value), 0) : _place(arguments[1], len(value), len(value))],
    "join": _join,
    "concat": _concat,
}
