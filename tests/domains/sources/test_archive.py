import io
import tarfile
import zipfile
from pathlib import Path
from typing import Literal

import pytest

from octavo.domains.sources.archive import ArchiveLimits, ArchiveReading, read_archive
from octavo.domains.sources.paths import refusal
from octavo.errors import BadRequest


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def read(path: Path, limits: ArchiveLimits | None = None) -> tuple[dict[str, bytes], list[str]]:
    reading = ArchiveReading()
    return dict(read_archive(path, reading, limits)), [name for name, _ in reading.skipped]


def test_the_folder_that_holds_everything_is_not_part_of_the_paths(tmp_path: Path) -> None:
    files, _ = read(zipped(tmp_path / "docs.zip", {"docs-main/README.md": b"# Hi", "docs-main/.gitbook/assets/a.png": b"x"}))
    assert files == {"README.md": b"# Hi", ".gitbook/assets/a.png": b"x"}


@pytest.mark.parametrize("kind", ["w", "w:gz", "w:xz", "w:bz2"])
def test_every_compression_of_tar_is_read(tmp_path: Path, kind: Literal["w", "w:gz", "w:xz", "w:bz2"]) -> None:
    path = tmp_path / "docs.tar"
    with tarfile.open(path, kind) as archive:
        info = tarfile.TarInfo("文档/שלום.md")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"# ok"))
        archive.addfile(tarfile.TarInfo("README.md"))
    assert read(path)[0] == {"文档/שלום.md": b"# ok", "README.md": b""}


@pytest.mark.parametrize(
    "name",
    [
        "../evil.md",
        "a/../../evil.md",
        "/etc/passwd",
        "C:/evil.md",
        "..\\evil.md",
        "a/.git/config",
        "a/.GIT /hooks/x",
        "a/git~1/x",
        "x" * 256 + ".md",
        "a/" * 2049 + "b.md",
    ],
)
def test_a_name_that_leaves_the_folder_is_left_out_and_reported(tmp_path: Path, name: str) -> None:
    files, skipped = read(zipped(tmp_path / "docs.zip", {name: b"evil", "README.md": b"ok", "b/c.md": b""}))
    assert files == {"README.md": b"ok", "b/c.md": b""}
    assert len(skipped) == 1
    why = refusal(name)
    assert why is not None
    assert why[0].isupper()
    assert why.endswith((": it is left out.", ". It is left out."))


def test_links_and_devices_are_left_out_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "docs.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (
            ("link.md", tarfile.SYMTYPE),
            ("hard.md", tarfile.LNKTYPE),
            ("device", tarfile.CHRTYPE),
            ("pipe", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        archive.addfile(tarfile.TarInfo("README.md"))
    assert read(path) == ({"README.md": b""}, ["link.md", "hard.md", "device", "pipe"])


def test_a_bomb_ends_with_a_clear_error(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bomb.zip", {"zeros.md": b"\0" * 8_000_000, "README.md": b""})
    with pytest.raises(BadRequest, match="unpacks to more than is allowed"):
        read(bomb, ArchiveLimits(total=1_000_000))
    with pytest.raises(BadRequest, match="larger than"):
        read(bomb, ArchiveLimits(file=1_000_000))
    with pytest.raises(BadRequest, match="more than 1 files"):
        read(bomb, ArchiveLimits(files=1))


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "docs.zip"
    path.write_bytes(b"not an archive")
    with pytest.raises(BadRequest, match=r"docs\.zip is not an archive"):
        read(path)


def test_a_truncated_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "docs.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo("README.md")
        info.size = 100_000
        archive.addfile(info, io.BytesIO(bytes(range(250)) * 400))
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(BadRequest, match="is not an archive that can be read"):
        read(path)
