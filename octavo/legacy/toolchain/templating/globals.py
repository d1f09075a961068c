"""The three functions that every template has."""

import math

from octavo.legacy.toolchain.templating.limits import Meter
from octavo.legacy.toolchain.templating.values import UNDEFINED, Function, Value, absent, number, truth


def global_function(name: str, meter: Meter) -> Value:
    match name:
        case "range":
            return Function(name, lambda values, _: _range(values, meter))
        case "cycler":
            return Function(name, lambda values, _: _cycler(values))
        case "joiner":
            return Function(name, lambda values, _: _joiner(values))
    return UNDEFINED


def _range(values: list[Value], meter: Meter) -> Value:
    start, stop, step = (number(value) if not absent(value) else math.nan for value in [*values, *[UNDEFINED] * 3][:3])
    if len(values) < 2 or absent(values[1]):  # noqa: PLR2004 - start and stop
        start, stop, step = 0.0, start, 1.0
    if not truth(step):
        step = 1.0
    count = (stop - start) / step
    if not math.isfinite(count):
        if math.isnan(count):
            return []
        meter.items(math.inf if count > 0 else 0)
        return []
    meter.items(count)
    return [start + step * index for index in range(max(math.ceil(count), 0))]


def _cycler(items: list[Value]) -> Value:
    state = dict[str, Value]()
    place = -1

    def following(_: list[Value], __: dict[str, Value]) -> Value:
        nonlocal place
        place = (place + 1) % len(items) if items else -1
        state["current"] = items[place] if items else UNDEFINED
        return state["current"]

    def reset(_: list[Value], __: dict[str, Value]) -> Value:
        nonlocal place
        place = -1
        state["current"] = None
        return UNDEFINED

    state.update({"current": None, "next": Function("next", following), "reset": Function("reset", reset)})
    return state


def _joiner(values: list[Value]) -> Value:
    separator = values[0] if values and truth(values[0]) else ","
    first = True

    def between(_: list[Value], __: dict[str, Value]) -> Value:
        nonlocal first
        out, first = ("" if first else separator), False
        return out

    return Function("joiner", between)
