"""Code that the program does not use is not kept."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
FILES: Final = sorted((ROOT / "octavo").rglob("*.py"))

AHEAD: Final = {
    "octavo/store/git/pack.py: write_pack",  # what a clone is sent: held against the git program before the server speaks Git
}
"""What is there before the part of the program that will call it. The list may only shrink."""


def test_every_function_and_class_is_used_by_the_program_or_offered_to_other_programs() -> None:
    """Whatever only tests call is kept alive by them alone. What the handbook imports is offered, like what stands in an `__all__`.

    A name counts as used wherever something of that name is: this finds what is certainly unused.
    """
    trees = {path: ast.parse(path.read_text()) for path in FILES}
    used = {name for tree in trees.values() for statement in tree.body for name in _names(statement)} | set(_offered())
    unused = {
        f"{path.relative_to(ROOT)}: {statement.name}"
        for path, tree in trees.items()
        for statement in tree.body
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and statement.name not in used
        and not _is_registered(statement)
    }
    assert unused == AHEAD


def _names(statement: ast.stmt) -> Iterator[str]:
    """What a statement of a module refers to, in texts too (`"module:function"`, types ahead of their definition); not itself from within."""
    own = getattr(statement, "name", None)
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and node.id != own:
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            yield from re.findall(r"\w+", node.value)


def _is_registered(statement: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Whether a decorator with arguments hands it over: an operation, a command, a kind of job, a dialect's SQL."""
    calls = (decorator for decorator in statement.decorator_list if isinstance(decorator, ast.Call))
    return any(ast.unparse(call.func) != "dataclass" for call in calls)


def _offered() -> Iterator[str]:
    for page in (ROOT / "docs" / "handbook").rglob("*.md"):
        for names in re.findall(r"^from octavo[\w.]* import (.+)$", page.read_text(), re.MULTILINE):
            yield from re.findall(r"\w+", names)
