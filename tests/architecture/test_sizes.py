"""Small rooms."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "octavo").rglob("*.py"))
FILE_LINES = 400
FUNCTION_LINES = 40
LONGER = {("octavo/api/operation.py", "__call__")}
"""The declaration of operations: each of its parameters is a line, and is handed on in another."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") <= FILE_LINES
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    file = str(path.relative_to(ROOT))
    long = [
        f"{node.name} has {_lines(node)} lines" for node in functions if _lines(node) > FUNCTION_LINES and (file, node.name) not in LONGER
    ]
    assert not long


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from its signature to its end, without its docstring: nobody shall explain less to stay short."""
    said = node.body[0] if ast.get_docstring(node) is not None else None
    return _span(node) - (_span(said) if said is not None else 0)


def _span(node: ast.stmt) -> int:
    return (node.end_lineno or 0) - node.lineno + 1
