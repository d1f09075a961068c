"""The program as a process of its own, used as somebody at a shell would."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 60
"""Seconds until what has not happened is a failure; generous, as the machine may be busy."""

TOKEN: Final = re.compile(r"octavo_[A-Za-z0-9]{40}")


def environment(**more: str) -> dict[str, str]:
    """Ours, without settings of whoever runs the tests."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("OCTAVO_") and name != "PYTHONDONTWRITEBYTECODE"}
    return {**plain, "PYTHONPATH": str(ROOT), **more}


def run(*arguments: str | Path, status: int = 0, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself; fails the test unless it ends with `status`."""
    command = [sys.executable, "-m", "octavo", *map(str, arguments)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=env or environment(), check=False)
    assert finished.returncode == status, finished.stderr
    return finished


def eventually(look: Callable[[], T], wanted: Callable[[T], bool]) -> T:
    """What `look` answers once it is as wanted."""
    until = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not wanted(found := look()):
        assert time.monotonic() < until, f"still {found!r}"
        pause.wait(0.02)
    return found


class Serving:
    """`octavo serve`, running."""

    def __init__(self, data: Path, *arguments: str | Path, port: int = 0, **settings: str) -> None:
        command = [sys.executable, "-m", "octavo", "serve", "--data", str(data), "--port", str(port), *map(str, arguments)]
        self.data = data
        self.stderr = data.with_name(f"{data.name}.stderr")
        with self.stderr.open("ab") as errors:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment(**settings))
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stdout:
            self.lines.extend(line.rstrip("\n") for line in iter(stdout.readline, ""))

    def ready(self) -> "Serving":
        """Wait until it answers: by then it has said where."""
        eventually(self._answers, bool)
        return self

    def _answers(self) -> bool:
        assert self.process.poll() is None, self.stderr.read_text()
        return bool(self.lines) and self.status("/healthz") == 200

    @property
    def address(self) -> str:
        return self.lines[0].split()[1].replace("localhost", "127.0.0.1")

    @property
    def token(self) -> str:
        """The administrator's, said on the first start, after the sites."""
        said = eventually(lambda: [line.split()[1] for line in self.lines if line.startswith("Token")], bool)
        return said[0]

    @property
    def sites(self) -> list[str]:
        return [line.split()[1] for line in self.lines if line.startswith("Site")]

    def status(self, path: str, token: str = "") -> int:
        try:
            with self._open(path, token) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code

    def get(self, path: str, token: str | None = None) -> Any:
        """The JSON at a path of the API, as the administrator."""
        with self._open(f"/v1{path}", self.token if token is None else token) as response:
            return json.loads(response.read())

    def post(self, path: str, body: object, token: str = "") -> Any:
        with self._open(f"/v1{path}", token, json.dumps(body).encode()) as response:
            return json.loads(response.read())

    def page(self, url: str) -> str:
        """A page of a site, at the address that the program said; `*.localhost` is this machine."""
        host, _, path = url.removeprefix("http://").partition("/")
        request = urllib.request.Request(f"{self.address}/{path}", headers={"host": host})
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            return str(response.read().decode())

    def _open(self, path: str, token: str, body: bytes | None = None) -> Any:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["content-type"] = "application/json"
        return urllib.request.urlopen(urllib.request.Request(self.address + path, body, headers), timeout=PATIENCE)

    def space_id(self, token: str | None = None) -> str:
        """Its first space."""
        organization = self.get("/orgs", token)["items"][0]["id"]
        return str(self.get(f"/orgs/{organization}/spaces", token)["items"][0]["id"])

    def markdown(self, path: str = "README", token: str | None = None) -> str:
        """A page of the first space as the API gives it; the first page for `README`."""
        space = self.space_id(token)
        if path == "README":
            path = self.get(f"/spaces/{space}/content/pages", token)["pages"][0]["path"]
        return str(self.get(f"/spaces/{space}/content/path/{path}?format=markdown", token)["markdown"])

    def end(self, number: int = signal.SIGTERM) -> int:
        """Its exit status."""
        self.process.send_signal(number)
        status = self.process.wait(PATIENCE)
        self._reader.join()
        return status


@contextmanager
def serving(data: Path, *arguments: str | Path, port: int = 0, **settings: str) -> Iterator[Serving]:
    """A server that is ready, ended with the block."""
    made = Serving(data, *arguments, port=port, **settings)
    try:
        yield made.ready()
    finally:
        if made.process.poll() is None:
            made.process.kill()
        made.process.wait(PATIENCE)
        made._reader.join()


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A folder with these files."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


BOOK: Final = {
    "README.md": "# Lighthouses\n\nHow the lamps are tended along the coast.\n",
    "SUMMARY.md": "# Table of contents\n\n* [Lighthouses](README.md)\n* [Trimming the wick](wick.md)\n* [Fog signals](fog/README.md)\n",
    "wick.md": "---\ndescription: Keep the flame clear.\n---\n\n# Trimming the wick\n\nTrim the wick every four hours, so that the flame burns without soot.\n",
    "fog/README.md": "# Fog signals\n\n## Bells\n\nThe bell rings twice a minute in fog.\n",
}
