"""Names that say nothing are not used."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = [*sorted((ROOT / "octavo").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]
FORBIDDEN = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "core",
    "service",
    "services",
    "manager",
    "handler",
    "handlers",
}


def test_no_module_is_named_for_being_a_drawer() -> None:
    drawers = [str(path.relative_to(ROOT)) for path in MODULES if FORBIDDEN & {path.stem, path.parent.name}]
    assert not drawers


def test_no_class_inherits_through_several_of_ours() -> None:
    """One step from a class of ours; errors may specialise a status once more."""
    parents = {node.name: [base.id for base in node.bases if isinstance(base, ast.Name)] for node in _classes()}
    errors = {name for name, bases in parents.items() if "OctavoError" in bases}
    further = {
        name: [above for base in bases for above in parents.get(base, []) if above in parents]
        for name, bases in parents.items()
        if not errors & set(bases)
    }
    assert not {name: above for name, above in further.items() if above}


def test_sqlite3_of_the_standard_library_is_not_used() -> None:
    """Two SQLite libraries on one file in one process lose committed data."""
    importing = [str(path.relative_to(ROOT)) for path in MODULES if "sqlite3" in _imports(path)]
    assert not importing


def _classes() -> list[ast.ClassDef]:
    return [
        node
        for path in MODULES
        if path.is_relative_to(ROOT / "octavo")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
    ]


def _imports(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
