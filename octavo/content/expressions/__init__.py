"""Expressions: the conditions, inline values and merge rules that authors write, in a small subset of JavaScript (semantics 3.7).

Nothing here executes anything: a tokenizer, a parser and an evaluator of our own read JSON data and answer JSON data. There are literals,
template literals, arrays and objects, `== != === !== < <= > >= in && || ?? ! ?: + - * / % typeof`, optional chaining, members and indices of
own data, the reading methods of strings and arrays, arrow functions as their arguments, `Array.isArray`, `Object.keys`, `Boolean`, `Number`
and `String`. Steps, depth and sizes are bounded (`limits`).
"""

from collections.abc import Mapping
from typing import Any

from octavo.content.expressions.evaluator import Evaluator
from octavo.content.expressions.limits import MAX_EVALUATION_DEPTH, MAX_SOURCE, MAX_STEPS, ExpressionError
from octavo.content.expressions.parser import parse
from octavo.content.expressions.scope import content_scope
from octavo.content.expressions.syntax import free_names
from octavo.content.expressions.values import UNDEFINED, Value, is_array, is_object, to_string, truthy, written

__all__ = ["UNDEFINED", "ExpressionError", "Value", "check", "condition", "content_scope", "depends_on", "evaluate", "template", "text"]


def check(source: str) -> None:
    """Raise `ExpressionError`, with a message for its author, unless the expression can be read."""
    if source.strip():
        parse(source)


def evaluate(source: str, scope: Mapping[str, Any]) -> Value:
    """The value of an expression over a scope of JSON data; raises `ExpressionError`."""
    return _data(_value(source, scope), [MAX_STEPS], MAX_EVALUATION_DEPTH)


def _value(source: str, scope: Mapping[str, Any]) -> Value:
    return Evaluator(scope).evaluate(parse(source))


def _data(value: Value, left: list[int], levels: int) -> Value:
    """A value as it leaves the evaluator; `left` counts down the parts of it that may still be visited."""
    left[0] -= 1
    if left[0] < 0 or not levels:
        raise ExpressionError("The value is too large.")
    if isinstance(value, str):
        return written(value)
    if is_array(value):
        return [_data(item, left, levels - 1) for item in value]
    return {written(key): _data(item, left, levels - 1) for key, item in value.items()} if is_object(value) else value


def condition(source: str | None, scope: Mapping[str, Any]) -> bool:
    """Whether a condition holds: an empty one does, one that fails does not (semantics 3.7)."""
    if source is None or not source.strip():
        return True
    try:
        return truthy(_value(source, scope))
    except ExpressionError:
        return False


def text(source: str, scope: Mapping[str, Any]) -> str:
    """What an inline expression shows: nothing for one that fails, for null, undefined and objects."""
    try:
        value = _value(source, scope)
        return "" if value is None or value is UNDEFINED or is_object(value) else written(to_string(value))
    except ExpressionError:
        return ""


def depends_on(source: str, name: str) -> bool:
    """Whether an expression mentions this name of its scope; one that cannot be read mentions nothing."""
    try:
        return name in free_names(parse(source))
    except ExpressionError:
        return False


def template(source: str, scope: Mapping[str, Any]) -> str:
    """A text in which every `{{ expression }}` is replaced by what the expression shows; one over the cap stands as it is."""
    parts: list[str] = []
    position = end = 0
    while (start := source.find("{{", position)) >= 0:
        if end < start + 2:
            end = source.find("}}", start + 2)
        if end < 0:
            break
        expression = source[start + 2 : end] if end - start - 2 <= MAX_SOURCE else None
        parts += [source[position:start], "{{" if expression is None else text(expression, scope)]
        position = start + 2 if expression is None else end + 2
    return "".join([*parts, source[position:]])
