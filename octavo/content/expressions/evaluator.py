"""The evaluator: a walk over the tree that pays one step for each node and stops when the steps are spent."""

import math
from collections import ChainMap
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final

from octavo.content.expressions.limits import MAX_ARRAY, MAX_EVALUATION_DEPTH, MAX_STEPS, MAX_STRING, ExpressionError
from octavo.content.expressions.methods import FUNCTIONS, find_method
from octavo.content.expressions.syntax import (
    Array,
    Arrow,
    Binary,
    Call,
    Chain,
    Conditional,
    Expression,
    Literal,
    Logical,
    Member,
    Name,
    Object,
    Template,
    Unary,
)
from octavo.content.expressions.values import (
    UNDEFINED,
    Value,
    from_data,
    is_array,
    is_object,
    joined,
    loosely_equal,
    strictly_equal,
    to_number,
    to_primitive,
    to_string,
    truthy,
    type_name,
)

_CHARACTERS_A_STEP = 16


class _Ended(Enum):
    """What a chain comes to when an optional part of it finds nothing; never leaves the chain."""

    ENDED = "ended"


_ENDED: Final = _Ended.ENDED
_CONSTANTS: dict[str, Value] = {"undefined": UNDEFINED, "NaN": math.nan, "Infinity": math.inf}


class Evaluator:
    def __init__(self, scope: Mapping[str, Any]) -> None:
        self.scope: Mapping[str, Any] = scope
        self.steps = 0
        self.depth = 0

    def spend(self, steps: int) -> None:
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise ExpressionError("The expression takes too many steps.")

    def pay_for(self, value: object) -> None:
        """Pay for touching a value whole, nested arrays included, before it is compared, searched or written as text."""
        pending = [value]
        while pending:
            part = pending.pop()
            if isinstance(part, str):
                self.spend(1 + len(part) // _CHARACTERS_A_STEP)
            elif is_array(part):
                self.spend(1 + len(part))
                pending.extend(part)

    def evaluate(self, node: Expression) -> Value:
        value = self._evaluate(node)
        return UNDEFINED if value is _ENDED else value

    def _evaluate(self, node: Expression) -> Value | _Ended:
        self.spend(1)
        self.depth += 1
        if self.depth > MAX_EVALUATION_DEPTH:
            raise ExpressionError("The expression is nested too deeply.")
        value = _EVALUATE[type(node)](self, node)
        self.depth -= 1
        return value

    def literal(self, node: Literal) -> Value:
        return node.value

    def template(self, node: Template) -> Value:
        parts = [node.texts[0]]
        for value, text in zip(node.values, node.texts[1:], strict=True):
            shown = self.evaluate(value)
            self.pay_for(shown)
            parts += [to_string(shown), text]
        return self._made("".join(parts))

    def name(self, node: Name) -> Value:
        if node.name in self.scope:
            return self._read(from_data(self.scope[node.name]))
        if node.name in _CONSTANTS:
            return _CONSTANTS[node.name]
        raise ExpressionError(f"{node.name!r} is not defined.")

    def _read(self, value: Value) -> Value:
        if isinstance(value, str):
            self.spend(len(value) // _CHARACTERS_A_STEP)
        return value

    def array(self, node: Array) -> Value:
        return [self.evaluate(item) for item in node.items]

    def object(self, node: Object) -> Value:
        return {key: self.evaluate(value) for key, value in node.entries}

    def unary(self, node: Unary) -> Value:
        if node.operator == "typeof":
            absent = isinstance(node.operand, Name) and node.operand.name not in self.scope and node.operand.name not in _CONSTANTS
            return "undefined" if absent else type_name(self.evaluate(node.operand))
        operand = self.evaluate(node.operand)
        if node.operator == "!":
            return not truthy(operand)
        self.pay_for(operand)
        number = to_number(operand)
        return -number if node.operator == "-" else number

    def conditional(self, node: Conditional) -> Value:
        return self.evaluate(node.then if truthy(self.evaluate(node.test)) else node.otherwise)

    def logical(self, node: Logical | Binary) -> Value:
        """A row of operators leans to the left: it is walked down first and then worked off, so that a long row needs no deep stack."""
        row: list[Logical | Binary] = []
        leftmost: Expression = node
        while isinstance(leftmost, Logical | Binary):
            row.append(leftmost)
            leftmost = leftmost.left
        value = self.evaluate(leftmost)
        for part in reversed(row):
            self.spend(1)
            if isinstance(part, Binary):
                value = self._binary(part.operator, value, self.evaluate(part.right))
            elif _decides_for_the_right(part.operator, value):
                value = self.evaluate(part.right)
        return value

    def _binary(self, operator: str, left: Value, right: Value) -> Value:
        self.pay_for(left)
        self.pay_for(right)
        if operator == "+":
            left, right = to_primitive(left), to_primitive(right)
            if isinstance(left, str) or isinstance(right, str):
                return self._made(to_string(left) + to_string(right))
        return _OPERATORS[operator](left, right)

    def _made(self, text: str) -> str:
        if len(text) > MAX_STRING:
            raise ExpressionError("A string becomes too long.")
        self.spend(len(text) // _CHARACTERS_A_STEP)
        return text

    def chain(self, node: Chain) -> Value:
        return self.evaluate(node.body)

    def member(self, node: Member) -> Value | _Ended:
        target = self._evaluate(node.target)
        if target is _ENDED or ((target is None or target is UNDEFINED) and node.optional):
            return _ENDED
        key = self.evaluate(node.key)
        self.pay_for(key)
        return self._read(own(target, key))

    def call(self, node: Call) -> Value | _Ended:
        if isinstance(node.callee, Name) or (isinstance(node.callee, Member) and isinstance(node.callee.target, Name)):
            function = self._function(node.callee)
            if function is not None:
                return function(self._arguments(node))
        if not isinstance(node.callee, Member):
            raise ExpressionError("Only methods can be called.")
        target = self._evaluate(node.callee.target)
        if target is _ENDED or ((target is None or target is UNDEFINED) and node.callee.optional):
            return _ENDED
        key = self.evaluate(node.callee.key)
        self.pay_for(key)
        name = to_string(key)
        method = find_method(target, name)
        if method is None and node.optional and target is not None and own(target, name) in (None, UNDEFINED):
            return _ENDED
        if method is None:
            raise ExpressionError(f"{name!r} is not a method here.")
        return self._call(method, target, node)

    def _call(self, method: Callable[..., Value], target: Value, node: Call) -> Value:
        self.pay_for(target)
        made = method(target, self._arguments(node), self)
        if is_array(made) and len(made) > MAX_ARRAY:
            raise ExpressionError("An array becomes too long.")
        return self._made(made) if isinstance(made, str) else made

    def _function(self, callee: Name | Member) -> Callable[..., Value] | None:
        if isinstance(callee, Name):
            return None if callee.name in self.scope else FUNCTIONS.get(callee.name)
        if isinstance(callee.target, Name) and isinstance(callee.key, Literal) and callee.target.name not in self.scope:
            return FUNCTIONS.get(f"{callee.target.name}.{callee.key.value}")
        return None

    def _arguments(self, node: Call) -> list[Value | Callable[..., Value]]:
        arguments = [self._argument(argument) for argument in node.arguments]
        self.pay_for(arguments)
        return arguments

    def _argument(self, node: Expression | Arrow) -> Value | Callable[..., Value]:
        if not isinstance(node, Arrow):
            return self.evaluate(node)
        outer = self.scope

        def function(*values: Value) -> Value:
            inner = dict.fromkeys(node.parameters, UNDEFINED) | dict(zip(node.parameters, values, strict=False))
            before, self.scope = self.scope, ChainMap(inner, outer) if inner else outer  # type: ignore[arg-type]  # never written to
            value = self.evaluate(node.body)
            self.scope = before
            return value

        return function


def own(target: Value, key: Value) -> Value:
    """A property that is data of the target itself: a key of an object, an index or the length of an array or a string. There is nothing else."""
    if target is None or target is UNDEFINED:
        raise ExpressionError(f"{to_string(key)!r} is read from {to_string(target)}.")
    name = to_string(key)
    if is_object(target):
        spelled = joined(name)
        return from_data(target[spelled]) if spelled in target else UNDEFINED
    if not is_array(target) and not isinstance(target, str):
        return UNDEFINED
    if name == "length":
        return float(len(target))
    index = _index(name, len(target))
    return UNDEFINED if index is None else from_data(target[index])


def _index(name: str, length: int) -> int | None:
    if not name.isascii() or not name.isdigit() or len(name) > 10 or (name[0] == "0" and name != "0"):  # noqa: PLR2004 - 2 ** 32 has ten
        return None
    return int(name) if int(name) < length else None


def _decides_for_the_right(operator: str, left: Value) -> bool:
    if operator == "??":
        return left is None or left is UNDEFINED
    return truthy(left) == (operator == "&&")


def _compared(compare: Callable[[Any, Any], bool]) -> Callable[[Value, Value], Value]:
    def operator(left: Value, right: Value) -> Value:
        left, right = to_primitive(left), to_primitive(right)
        if isinstance(left, str) and isinstance(right, str):
            return compare(left, right)
        return compare(to_number(left), to_number(right))

    return operator


def _within(left: Value, right: Value) -> Value:
    if is_object(right):
        return joined(to_string(left)) in right
    if is_array(right):
        return to_string(left) == "length" or _index(to_string(left), len(right)) is not None
    raise ExpressionError("'in' needs an object or an array on its right.")


def _divide(left: Value, right: Value) -> Value:
    dividend, divisor = to_number(left), to_number(right)
    if divisor != 0:
        return dividend / divisor
    if dividend == 0 or math.isnan(dividend):
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1.0, divisor)


def _remainder(left: Value, right: Value) -> Value:
    dividend, divisor = to_number(left), to_number(right)
    if divisor == 0 or math.isinf(dividend):
        return math.nan
    return math.fmod(dividend, divisor)


_OPERATORS: dict[str, Callable[[Value, Value], Value]] = {
    "===": strictly_equal,
    "!==": lambda left, right: not strictly_equal(left, right),
    "==": loosely_equal,
    "!=": lambda left, right: not loosely_equal(left, right),
    "<": _compared(lambda left, right: left < right),
    "<=": _compared(lambda left, right: left <= right),
    ">": _compared(lambda left, right: left > right),
    ">=": _compared(lambda left, right: left >= right),
    "in": _within,
    "+": lambda left, right: to_number(left) + to_number(right),
    "-": lambda left, right: to_number(left) - to_number(right),
    "*": lambda left, right: to_number(left) * to_number(right),
    "/": _divide,
    "%": _remainder,
}

_EVALUATE: dict[type, Callable[[Evaluator, Any], Value | _Ended]] = {
    Array: Evaluator.array,
    Binary: Evaluator.logical,
    Call: Evaluator.call,
    Chain: Evaluator.chain,
    Conditional: Evaluator.conditional,
    Literal: Evaluator.literal,
    Logical: Evaluator.logical,
    Member: Evaluator.member,
    Name: Evaluator.name,
    Object: Evaluator.object,
    Template: Evaluator.template,
    Unary: Evaluator.unary,
}
