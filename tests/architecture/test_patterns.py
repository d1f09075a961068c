"""Regular expressions mean the same on every Python that we run on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")


def test_no_group_is_repeated_possessively() -> None:
    r"""Before 3.11.5 `(?:ab?c)*+` keeps what an iteration that failed had taken; `(?>(?:ab?c)*)` says the same and is right everywhere."""
    found = [f"{path.relative_to(ROOT)}: {pattern}" for path, pattern in _patterns() if POSSESSIVE_GROUP.search(pattern)]
    assert not found


def _patterns() -> Iterator[tuple[Path, str]]:
    """Every text that is given to a function of `re`; what an f-string inserts is left out."""
    for path in sorted((ROOT / "octavo").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "re" and call.args:
                texts = [node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
                yield path, "".join(texts)
