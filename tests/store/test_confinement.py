"""What only the store may do."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import octavo

PACKAGE = Path(octavo.__file__).parent
ADD_TO_QUERIES = {"api/page.py", "legacy/api/paging.py", "server/app.py"}
"""Cutting any list into pages, twice, and asking whether the database answers."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield str(path.relative_to(PACKAGE)), ast.parse(path.read_text())


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_nothing_imports_the_standard_sqlite_library() -> None:
    """Two SQLite libraries on one file in one process lose committed rows."""
    assert [name for name, tree in modules() if "sqlite3" in {module.split(".")[0] for module in imported(tree)}] == []


def test_only_the_store_speaks_to_database_drivers() -> None:
    drivers = {"apsw", "psycopg", "psycopg_pool"}
    users = [name for name, tree in modules() if drivers & {module.split(".")[0] for module in imported(tree)}]
    assert [name for name in users if not name.startswith("store/")] == []


def test_sql_stands_in_queries_alone() -> None:
    """Whoever reads an object of the database elsewhere has another rule for it sooner or later. The store and the gate are made of SQL."""
    writing = {
        name
        for name, tree in modules()
        if not name.startswith(("store/", "access/")) and not name.endswith("/queries.py")
        if any(module.split(".")[0] == "sqlalchemy" or module.startswith("octavo.store.tables") for module in imported(tree))
    }
    assert writing == ADD_TO_QUERIES


def test_only_the_store_commits() -> None:
    committing = [
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"commit", "rollback"}
    ]
    assert [name for name in committing if not name.startswith(("store/", "search/"))] == []  # the search index has commits of its own


def test_a_server_on_sqlite_loads_neither_the_other_library_nor_the_other_database() -> None:
    """What the libraries below import counts too."""
    program = "import sys, octavo.store.database, octavo.store.jobs, octavo.store.git.receive; print(sorted({'sqlite3', 'psycopg'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=PACKAGE.parent)
    assert done.stdout == "[]\n"
