"""What people are told speaks in one voice: in whole sentences."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MODULES: Final = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in sorted((ROOT / "octavo").rglob("*.py"))}
TOLD: Final = {("octavo.errors", "OctavoError"), ("octavo.settings", "WrongSetting"), ("click", "ClickException")}
"""The errors whose messages are shown as they stand; what inherits from them is found."""
SENTENCE: Final = re.compile(r"(?:[A-Z`'\"]|\{\}).*(?:[.?]|\{\})", re.DOTALL)
"""`{}` stands for what is filled in: a name, or sentences of an error that this one follows from."""
WORDS_OF_ITS_TIME: Final = "octavo.legacy.toolchain.templating."
"""Tells its faults in the words of the template language that older books are written in: their authors know them, and look for them."""

Name = tuple[str, str]


def test_messages_of_errors_are_sentences() -> None:
    found = list(_messages())
    assert len(found) > 200, "the messages are no longer found"
    assert not [f"{module}: {text}" for module, text in found if not SENTENCE.fullmatch(text)]


def _messages() -> Iterator[tuple[str, str]]:
    """Every text that is written for an error where it is raised, or in a constant of that module."""
    trees = {name: ast.parse(path.read_text()) for name, path in MODULES.items()}
    errors = _errors(trees)
    for module, tree in trees.items():
        if module.startswith(WORDS_OF_ITS_TIME):
            continue
        names, constants = _names(module, tree), _constants(tree)
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and call.args and _called(call, names) in errors:
                yield from ((module, text) for text in _texts(call.args[0], constants))


def _errors(trees: dict[str, ast.Module]) -> set[Name]:
    """All classes that inherit from one of `TOLD`."""
    parents = {
        (module, node.name): {names.get(base.id, ("", "")) for base in node.bases if isinstance(base, ast.Name)}
        for module, tree in trees.items()
        for names in [_names(module, tree)]
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    found = set(TOLD)
    while more := {name for name, above in parents.items() if above & found} - found:
        found |= more
    return found


def _names(module: str, tree: ast.Module) -> dict[str, Name]:
    """Where the names come from that a module uses for classes."""
    imported = {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return imported | {node.name: (module, node.name) for node in tree.body if isinstance(node, ast.ClassDef)}


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    return {
        node.target.id: node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None
    }


def _called(call: ast.Call, names: dict[str, Name]) -> Name | None:
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        return call.func.value.id, call.func.attr
    return names.get(call.func.id) if isinstance(call.func, ast.Name) else None


def _texts(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in values)
        case ast.IfExp(body=one, orelse=other):
            yield from (*_texts(one, constants), *_texts(other, constants))
        case ast.Name(id=name) if name in constants:
            yield from _texts(constants[name], constants)
        case ast.Call(func=ast.Attribute(attr="get"), args=[_, otherwise]):
            yield from _texts(otherwise, constants)
        case _:
            return
