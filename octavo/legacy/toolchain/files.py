"""Where a book's files come from."""

import stat
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from octavo.legacy.toolchain.paths import normalize

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Files(Protocol):
    """The files of a book. Paths are relative, `/`-separated, without a leading slash."""

    def paths(self) -> Iterable[str]:
        """Every file. Links to elsewhere are not files."""

    def read(self, path: str) -> bytes:
        """Raises `KeyError` for a path that `paths` does not name."""

    def mtime(self, path: str) -> datetime:
        """When the file last changed: the time of its last commit, in UTC."""


class MemoryFiles:
    """Files in a dictionary, all of the same age."""

    def __init__(self, files: dict[str, bytes | str], mtime: datetime = EPOCH) -> None:
        self._files = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}
        self._mtime = mtime

    def paths(self) -> Iterable[str]:
        return self._files

    def read(self, path: str) -> bytes:
        return self._files[path]

    def mtime(self, path: str) -> datetime:  # noqa: ARG002 - the protocol's
        return self._mtime


class FolderFiles:
    """The files of a folder on disk. Symbolic links are left out, be they files or folders: they may lead anywhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths = dict(_walk(folder, ""))

    def paths(self) -> Iterable[str]:
        return self._paths

    def read(self, path: str) -> bytes:
        return self._paths[path].read_bytes()

    def mtime(self, path: str) -> datetime:
        return datetime.fromtimestamp(self._paths[path].stat(follow_symlinks=False).st_mtime, UTC)


def _walk(folder: Path, prefix: str) -> Iterable[tuple[str, Path]]:
    for entry in sorted(folder.iterdir()):
        mode = entry.lstat().st_mode
        if stat.S_ISDIR(mode) and entry.name not in {".git", "node_modules", "_book"}:
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif stat.S_ISREG(mode):
            yield f"{prefix}{entry.name}", entry


class Within:
    """A folder of some files, seen as files of its own."""

    def __init__(self, files: Files, folder: str) -> None:
        self._files = files
        folder = normalize(folder).strip("/")
        self._prefix = "" if folder in {"", "."} else f"{folder}/"

    def paths(self) -> Iterable[str]:
        length = len(self._prefix)
        return (path[length:] for path in self._files.paths() if path.startswith(self._prefix))

    def read(self, path: str) -> bytes:
        return self._files.read(self._prefix + path)

    def mtime(self, path: str) -> datetime:
        return self._files.mtime(self._prefix + path)
