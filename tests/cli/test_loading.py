"""What a command loads: start and idle memory are made of modules, so those that few need wait until they are needed."""

import subprocess
import sys
from typing import Final

import pytest

FOR_FEW: Final = (
    "cryptography",
    "dulwich.client",
    "dulwich.repo",
    "joserfc",
    "latex2mathml",
    "octavo.legacy.api.older_api",
    "octavo.legacy.toolchain.format3",
    "psycopg",
    "sqlalchemy.dialects.postgresql",
    "typst",
)


def loaded_by(code: str) -> set[str]:
    """The names of all modules that are there after the code has run in a new process."""
    ending = "\nimport sys; print('\\n', *sys.modules, sep='\\n')"
    told = subprocess.run([sys.executable, "-c", code + ending], check=True, capture_output=True, text=True).stdout
    return set(told.rpartition("\n\n")[2].split())


def test_the_help_of_the_program_loads_no_command() -> None:
    code = "import sys; sys.argv = ['octavo', '--help']\nfrom octavo.cli import main\nmain()"
    loaded = loaded_by(code)
    assert "octavo.cli" in loaded
    assert not {"sqlalchemy", "pydantic", "octavo.cli.serve", "octavo.store.database"} & loaded


@pytest.mark.parametrize("command", ["serve", "import_", "faults"])
def test_a_command_loads_nothing_that_only_some_need(command: str) -> None:
    loaded = loaded_by(f"import octavo.cli.{command}")
    assert f"octavo.cli.{command}" in loaded
    assert not set(FOR_FEW) & loaded
