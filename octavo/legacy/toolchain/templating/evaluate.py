"""Expressions to values."""

import math
from collections.abc import Callable

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.templating.filters import Filters
from octavo.legacy.toolchain.templating.limits import Meter
from octavo.legacy.toolchain.templating.methods import method
from octavo.legacy.toolchain.templating.syntax import (
    Array,
    Binary,
    Call,
    Capture,
    Choice,
    Expression,
    Filter,
    Group,
    Keywords,
    Literal,
    Lookup,
    Mapping,
    Name,
    Unary,
)
from octavo.legacy.toolchain.templating.values import UNDEFINED, Function, Value, added, equal, identical, member, number, text, truth

MAX_DEPTH = 120


class Evaluator:
    """Evaluates in one frame of one template: `lookup` finds names, `capture` renders a body to text."""

    def __init__(self, meter: Meter, filters: Filters, lookup: Callable[[str], Value], capture: Callable[[Capture], str]) -> None:
        self._meter = meter
        self._filters = filters
        self._lookup = lookup
        self._capture = capture

    def value(self, node: Expression) -> Value:
        meter = self._meter
        meter.step()
        meter.depth += 1
        if meter.depth > MAX_DEPTH:
            raise BookFault("An expression is nested too deeply.")
        try:
            return self._value(node)
        finally:
            meter.depth -= 1

    def _value(self, node: Expression) -> Value:  # noqa: C901, PLR0911, PLR0912 - one for each kind
        match node:
            case Literal():
                return node.value
            case Name():
                return self._lookup(node.name)
            case Lookup():
                return member(self.value(node.target), self.value(node.key), self._meter)
            case Filter():
                return self._filters.apply(node.name, *self.arguments(node.arguments), node.line)
            case Call():
                return self._call(node)
            case Binary():
                return self._binary(node)
            case Unary():
                return self._unary(node)
            case Choice():
                if truth(self.value(node.condition)):
                    return self.value(node.body)
                return self.value(node.otherwise) if node.otherwise is not None else ""
            case Array():
                return [self.value(item) for item in node.items]
            case Mapping():
                return {text(self.value(key), self._meter): self.value(item) for key, item in node.pairs}
            case Capture():
                return self._capture(node)
            case Group():
                return self.value(node.expression)

    def arguments(self, nodes: list[Expression | Keywords]) -> tuple[list[Value], dict[str, Value]]:
        values, named = list[Value](), dict[str, Value]()
        for node in nodes:
            if isinstance(node, Keywords):
                named = {name: self.value(value) for name, value in node.pairs}
            else:
                values.append(self.value(node))
        return values, named

    def _call(self, node: Call) -> Value:
        target: Value
        if isinstance(node.target, Lookup):
            owner, key = self.value(node.target.target), self.value(node.target.key)
            values, named = self.arguments(node.arguments)
            target = member(owner, key, self._meter)
            if not isinstance(target, Function) and isinstance(key, str):
                known, result = method(owner, key, values, self._meter)
                if known:
                    return result
        else:
            target = self.value(node.target)
            values, named = self.arguments(node.arguments)
        if not isinstance(target, Function):
            raise BookFault(f"Unable to call `{_spelt(node.target)}`, which is not a function.", line=node.line)
        return target.run(values, named)

    def _unary(self, node: Unary) -> Value:
        value = self.value(node.operand)
        if node.operator == "not":
            return not truth(value)
        if node.operator == "floor":
            quotient = number(value)
            return float(math.floor(quotient)) if math.isfinite(quotient) else quotient
        return -number(value) if node.operator == "-" else number(value)

    def _binary(self, node: Binary) -> Value:  # noqa: PLR0911 - one for each operator
        left = self.value(node.left)
        if node.operator == "or":
            return left if truth(left) else self.value(node.right)
        if node.operator == "and":
            return self.value(node.right) if truth(left) else left
        right = self.value(node.right)
        match node.operator:
            case "+":
                return added(left, right, self._meter)
            case "in":
                return self._contains(right, left, node.line)
            case "==" | "!=":
                return equal(left, right, self._meter) == (node.operator == "==")
            case "===" | "!==":
                return identical(left, right) == (node.operator == "===")
            case "<" | ">" | "<=" | ">=":
                return self._ordered(node.operator, left, right)
        return arithmetic(node.operator, number(left), number(right))

    def _ordered(self, operator: str, left: Value, right: Value) -> bool:
        """Lists and mappings are compared by their texts; with a text on one side only, numbers are."""
        first, second = (text(side, self._meter) if isinstance(side, (list, dict)) else side for side in (left, right))
        if isinstance(first, str) and isinstance(second, str):
            return _compare(operator, first, second)
        return _compare(operator, number(first), number(second))

    def _contains(self, container: Value, wanted: Value, line: int) -> bool:
        if isinstance(container, list):
            self._meter.items(len(container))
            return any(identical(item, wanted) for item in container)
        if isinstance(container, dict):
            return text(wanted, self._meter) in container
        if isinstance(container, str):
            return text(wanted, self._meter) in container
        raise BookFault("`in` looks into lists, mappings and texts.", line=line)


def arithmetic(operator: str, left: float, right: float) -> float:  # noqa: PLR0911 - one for each operator
    """Numbers as ECMAScript has them: never an error, at worst not a number."""
    try:
        match operator:
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                return left / right
            case "%":
                return math.fmod(left, right)
            case "**":
                power = left**right
                return power if isinstance(power, float) else math.nan
    except ZeroDivisionError:
        return math.nan if left == 0 or math.isnan(left) or operator == "%" else math.copysign(math.inf, left) * math.copysign(1.0, right)
    except (OverflowError, ValueError):
        return math.inf if operator == "**" else math.nan
    return math.nan


def _compare(operator: str, left: Value, right: Value) -> bool:
    match operator:
        case "<":
            return bool(left < right)
        case ">":
            return bool(left > right)
        case "<=":
            return bool(left <= right)
    return bool(left >= right)


def _spelt(node: Expression) -> str:
    match node:
        case Name():
            return node.name
        case Lookup(target, Literal(str(key))):
            return f"{_spelt(target)}.{key}"
    return "…"


__all__ = ["UNDEFINED", "Evaluator", "arithmetic"]
