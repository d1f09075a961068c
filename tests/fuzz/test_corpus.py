"""What the fuzzer found worth keeping stays right; and the fuzzer itself runs."""

import importlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.__main__ import FOLDER, TARGETS

CORPUS = [path for target in TARGETS for path in sorted((FOLDER / "corpus" / target).iterdir())]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_laws_hold_for_the_corpus(path: Path) -> None:
    importlib.import_module(f"tests.fuzz.{path.parent.name}").check(path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzer_runs(target: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        missing = "atheris is not installed: it is published for Linux on x86-64 and Python 3.11 to 3.13"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    command = [sys.executable, "-m", "tests.fuzz", target, "-runs=1", f"-artifact_prefix={tmp_path}/", str(tmp_path)]
    finished = subprocess.run(command, cwd=FOLDER.parents[1], capture_output=True, text=True, timeout=300, check=False)
    assert finished.returncode == 0, finished.stderr
    assert "Done" in finished.stderr
