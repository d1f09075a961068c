"""Running the official JavaScript client against a server."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

FOLDER: Final = Path(__file__).parent
PATIENCE: Final = 60


def run(scenario: str, endpoint: str, token: str = "", *arguments: str) -> Any:
    """What a scenario of `scenarios.mjs` printed; skips the calling test without Node or the client."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules" / "@gitbook" / "api").exists():
        pytest.skip("the official client is not installed (Node, and npm ci --prefix tests/contract)")
    command = [node, str(FOLDER / "client.mjs"), scenario, endpoint, token, *arguments]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)
