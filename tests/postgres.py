"""A private PostgreSQL server in a temporary folder, reached through a Unix socket; it ends with the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import psycopg

FAST: Final = [
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=200",
    "shared_buffers=48MB",
    "jit=off",
    "autovacuum=off",
]


class Cluster:
    """`initdb` and `postgres` of the machine, run as an unprivileged user when the tests are root's."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="octavo-pg-"))
        self._server: subprocess.Popen[bytes] | None = None

    @staticmethod
    def find_programs() -> Path | None:
        """The folder of the newest `initdb` and `postgres`."""
        on_path = shutil.which("initdb")
        folders = [Path(on_path).resolve().parent] if on_path else []
        folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
        return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)

    def url(self, name: str) -> str:
        return f"postgresql://octavo@/{name}?host={self._folder}"

    def __enter__(self) -> Self:
        data = self._folder / "data"
        user = _unprivileged()
        if user is not None:
            os.chown(self._folder, user.pw_uid, user.pw_gid)
        initdb = [
            str(self._programs / "initdb"),
            "-D",
            str(data),
            "-U",
            "octavo",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        subprocess.run([*_as(user), *initdb], check=True, stdout=subprocess.DEVNULL, cwd=self._folder)
        settings = [part for setting in FAST for part in ("-c", setting)]
        server = [str(self._programs / "postgres"), "-D", str(data), "-k", str(self._folder), "-c", "listen_addresses=", *settings]
        with (self._folder / "log").open("wb") as log:
            self._server = subprocess.Popen([*_as(user), *server], stdout=log, stderr=log, cwd=self._folder)
        self._wait()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._server is not None:
            self._server.send_signal(3)  # SIGQUIT: nothing here is worth a checkpoint
            self._server.wait(30)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait(self) -> None:
        deadline = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                assert self._server is not None
                if self._server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"PostgreSQL did not start: {(self._folder / 'log').read_text()}") from None
                time.sleep(0.05)
            else:
                return


def _unprivileged() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _as(user: pwd.struct_passwd | None) -> list[str]:
    """The server ends when the tests do, however they end."""
    setpriv = shutil.which("setpriv")
    if user is None:
        return [setpriv, "--pdeathsig", "QUIT"] if setpriv else []
    if setpriv is None:
        return ["runuser", "-u", user.pw_name, "--"]
    return [setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig", "QUIT"]
