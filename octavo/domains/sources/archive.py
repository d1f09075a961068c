"""The one reader of archives (zip, tar and its compressions): nothing is ever written to disk, and every bound holds while reading."""

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from octavo.domains.sources.paths import ignored, refusal
from octavo.errors import BadRequest

SUFFIXES: Final = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")

_BROKEN: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


@dataclass(frozen=True)
class ArchiveLimits:
    """`file` and `total` in bytes, `files` a count, `ratio` of unpacked to packed bytes (bombs are beyond any real documentation)."""

    file: int = 100 * 1024 * 1024
    total: int = 4 * 1024 * 1024 * 1024
    files: int = 200_000
    ratio: int = 200


@dataclass
class ArchiveReading:
    """What was left out while reading, for the person who imports: `(path, why)`."""

    skipped: list[tuple[str, str]] = field(default_factory=list)


def is_archive(path: Path) -> bool:
    return path.name.lower().endswith(SUFFIXES)


def read_archive(path: Path, reading: ArchiveReading, limits: ArchiveLimits | None = None) -> Iterator[tuple[str, bytes]]:
    """Each regular file as `(path, content)`; a single folder that holds everything is left out of the paths.

    Raises BadRequest for what is no archive, is broken or encrypted, or goes beyond `limits`. Symbolic links, hard links, devices and unsafe names are
    noted in `reading.skipped`.
    """
    bounds = limits or ArchiveLimits()
    members = _zip_members if zipfile.is_zipfile(path) else _tar_members
    try:
        prefix = _common_folder(name for name, _ in members(path, ArchiveReading(), _Budget(path, bounds), contents=False))
        for name, content in members(path, reading, _Budget(path, bounds), contents=True):
            yield name.removeprefix(prefix), content
    except _BROKEN as error:
        raise BadRequest(f"{path.name} is not an archive that can be read ({error}).") from error


class _Budget:
    """Counts what one reading has unpacked, and ends it when a bound is passed."""

    def __init__(self, path: Path, limits: ArchiveLimits) -> None:
        self._name, self._limits = path.name, limits
        self._bytes = min(limits.total, max(path.stat().st_size, 1024 * 1024) * limits.ratio)
        self._files = limits.files

    def spend(self, size: int) -> None:
        self._bytes -= size
        self._files -= 1
        if self._bytes < 0:
            raise BadRequest(
                f"{self._name} unpacks to more than is allowed ({self._limits.total} bytes, {self._limits.ratio} times its size)."
            )
        if self._files < 0:
            raise BadRequest(f"{self._name} holds more than {self._limits.files} files.")

    def read(self, file: IO[bytes], name: str) -> bytes:
        content = file.read(self._limits.file + 1)
        if len(content) > self._limits.file:
            raise BadRequest(f"{name} is larger than {self._limits.file} bytes.")
        return content


def _common_folder(names: Iterator[str]) -> str:
    folders = {name.split("/", 1)[0] if "/" in name else "" for name in names}
    only = folders.pop() if len(folders) == 1 else ""
    return f"{only}/" if only and not only.startswith(".") else ""


def _accepted(name: str, reading: ArchiveReading) -> str | None:
    """The member's path, or None where it is left out (and noted, unless it is merely beside the content)."""
    path = name.removeprefix("./")
    if (why := refusal(path)) is not None:
        reading.skipped.append((name[:200], why))
        return None
    return None if ignored(path) else path


def _zip_members(path: Path, reading: ArchiveReading, budget: _Budget, *, contents: bool) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG}:
                reading.skipped.append((info.filename[:200], "This is no regular file: it is left out."))
            elif (name := _accepted(info.filename, reading)) is not None:
                content = b""
                if contents:
                    with archive.open(info) as file:
                        content = budget.read(file, name)
                budget.spend(len(content))
                yield name, content


def _tar_members(path: Path, reading: ArchiveReading, budget: _Budget, *, contents: bool) -> Iterator[tuple[str, bytes]]:
    with _decompressed(path) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            budget.spend(member.size)
            if member.isdir():
                continue
            if not member.isreg():
                reading.skipped.append((member.name[:200], "This is no regular file: it is left out."))
            elif (name := _accepted(member.name, reading)) is not None:
                file = archive.extractfile(member) if contents else None
                yield name, budget.read(file, name) if file else b""


def _decompressed(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        magic = file.read(6)
    if magic.startswith(b"\x1f\x8b"):
        return gzip.open(path)  # type: ignore[return-value]  # a GzipFile reads bytes
    if magic.startswith(b"\xfd7zXZ"):
        return lzma.open(path)
    if magic.startswith(b"BZh"):
        return bz2.open(path)
    return path.open("rb")
