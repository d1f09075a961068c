"""Running the official JavaScript client against a server."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

FOLDER: Final = Path(__file__).parent
PATIENCE: Final = 60


def run(scenario: str, endpoint: str, token: str = "", *arguments: str) -> Any:
    """What a scenario of `scenarios.mjs` printed; skips the calling test without Node or the client."""
    return run_program("client.mjs", scenario, endpoint, token, *arguments)


def run_program(name: str, *arguments: str) -> Any:
    """The JSON that a program of this folder printed; skips the calling test without Node or the client, but not where both are required."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules" / "@gitbook" / "api").exists():
        missing = "the official client is not installed (Node, and npm ci --prefix tests/contract)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    finished = subprocess.run([node, str(FOLDER / name), *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)
