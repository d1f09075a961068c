"""Real documentation to test against: it is no part of the repository, and tests that use it are skipped where `OCTAVO_CORPORA` does not lead to it."""

import fcntl
import hashlib
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARCHIVES = Path(os.environ.get("OCTAVO_CORPORA", ROOT.parent / "shared" / "corpora"))

MODERN = ("argos-docs", "public-docs", "platform-docs")
LEGACY = ("doc", "eloquent-zh", "git")


def corpus(name: str) -> Path:
    """The unpacked folder of one corpus; skips the calling test where there is none."""
    archive = ARCHIVES / ("modern" if name in MODERN else "legacy") / f"{name}.tar.xz"
    if not archive.exists():
        pytest.skip(f"the corpus {name} is not here: OCTAVO_CORPORA names the folder with the archives")
    status = archive.stat()
    stamp = hashlib.sha256(f"{archive} {status.st_size} {status.st_mtime_ns}".encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"octavo-corpora-{os.getuid()}-{stamp}"
    with _locked(folder.with_suffix(".lock")):
        if not folder.exists():
            unpacking = folder.with_suffix(".unpacking")
            with tarfile.open(archive) as tar:
                tar.extractall(unpacking, filter="data")
            unpacking.rename(folder)
    return folder / name


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One process unpacks, the others wait."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
