"""Generated expressions mean what they mean to JavaScript itself."""

import json
import math
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from octavo.content.expressions import UNDEFINED, ExpressionError
from octavo.content.expressions.evaluator import Evaluator
from octavo.content.expressions.parser import parse
from octavo.content.expressions.values import Value, is_array, is_object, number_text, to_number, units
from tests.content.expressions.generate import SCOPE, Generator

COUNT: Final = int(os.environ.get("OCTAVO_EXPRESSIONS", "4000"))
_FOLDER: Final = Path(__file__).parent


def javascript(sources: list[str]) -> list[Any]:
    node = shutil.which("node")
    if node is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Node is not installed")
        pytest.skip("Node is not installed")
    given = json.dumps({"scope": SCOPE, "sources": sources})
    finished = subprocess.run([node, str(_FOLDER / "evaluate.mjs")], input=given, capture_output=True, text=True, timeout=120, check=False)
    assert finished.returncode == 0, finished.stderr
    answers: list[Any] = json.loads(finished.stdout)
    return answers


def ours(source: str) -> Any:
    """What the evaluator makes of a source, in the form of `evaluate.mjs`."""
    try:
        return told(Evaluator(SCOPE).evaluate(parse(source)))
    except ExpressionError:
        return None


def told(value: Value) -> Any:  # noqa: PLR0911 - one for each kind of value
    if value is UNDEFINED:
        return ["undefined"]
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, str):
        return ["string", [ord(unit) for unit in units(value)]]
    if is_array(value):
        return ["array", [told(item) for item in value]]
    if is_object(value):
        return ["object", sorted([[key, told(item)] for key, item in value.items()])]
    number = to_number(value)
    return ["number", "-0" if number == 0 and math.copysign(1, number) < 0 else number_text(number)]


def ordered(answer: Any) -> Any:
    """Objects by their keys."""
    if not isinstance(answer, list) or len(answer) < 2:
        return answer
    if answer[0] == "object":
        return ["object", sorted([key, ordered(value)] for key, value in answer[1])]
    return ["array", [ordered(item) for item in answer[1]]] if answer[0] == "array" else answer


def test_every_generated_expression_has_the_value_that_javascript_gives_it() -> None:
    generator = Generator(20261122)
    sources = list(dict.fromkeys(source for _ in range(COUNT) if len(source := generator.expression()) <= 1024))
    answers = javascript(sources)
    different = [
        (source, answer, found) for source, answer in zip(sources, answers, strict=True) if (found := ours(source)) != ordered(answer)
    ]
    assert not different, f"{len(different)} of {len(sources)} differ, among them {min(different, key=lambda one: len(one[0]))}"
    assert sum(answer is not None for answer in answers) > len(answers) / 2
