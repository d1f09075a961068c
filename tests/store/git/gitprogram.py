"""The git program, to make and to check what the store reads and writes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

GIT = shutil.which("git")


def git(folder: Path, *arguments: str, stdin: bytes | None = None, check: bool = True) -> bytes:
    """Run git in a folder, away from the user's configuration; skips the calling test where it is not installed."""
    if GIT is None:
        pytest.skip("the git program is not installed")
    person = {"NAME": "Ada Lovelace", "EMAIL": "ada@example.org", "DATE": "2026-03-01T12:00:00+0000"}
    environment = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    environment |= {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    done = subprocess.run([GIT, *arguments], cwd=folder, input=stdin, capture_output=True, env=environment, check=False)
    if check and done.returncode:
        raise AssertionError(f"git {arguments}: {done.stderr.decode()}")
    return done.stdout


def make_repository(folder: Path, *commits: dict[str, bytes | None]) -> Path:
    """A repository with one commit for each set of changes."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    for number, changes in enumerate(commits):
        for path, content in changes.items():
            file = folder / path
            if content is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "--allow-empty", "-m", f"Commit {number}")
    return folder


def head(folder: Path, name: str = "HEAD") -> str:
    return git(folder, "rev-parse", name).decode().strip()


def pack(folder: Path, *revisions: str, thin: bool = False) -> bytes:
    """The pack that git would send for these revisions (`^name` leaves out)."""
    arguments = ["pack-objects", "--revs", "--stdout", "--delta-base-offset", "-q", *(["--thin"] if thin else [])]
    return git(folder, *arguments, stdin="\n".join(revisions).encode() + b"\n")
