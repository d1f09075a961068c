from pathlib import Path

import pytest

from octavo.domains.sources.recognise import recognise
from octavo.errors import BadRequest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/acme/docs.git", "https://user:secret@EXAMPLE.com/acme/docs/"),
        ("https://example.com/a", "https://example.com/a.git#main"),
    ],
)
def test_the_same_address_is_one_source_and_keeps_no_password(one: str, other: str) -> None:
    assert recognise(one).location == recognise(other).location
    assert "secret" not in recognise(other).location


def test_every_kind_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "docs.tar.gz").write_bytes(b"")
    (tmp_path / "docs.bundle").write_bytes(b"# v2 git bundle\n")
    (tmp_path / "bare.git" / "objects").mkdir(parents=True)
    (tmp_path / "bare.git" / "refs").mkdir()
    (tmp_path / "bare.git" / "HEAD").write_text("ref: refs/heads/main\n")
    kinds = {name: recognise(str(tmp_path / name)) for name in ("folder", "docs.tar.gz", "docs.bundle", "bare.git")}
    assert [(found.kind, found.name) for found in kinds.values()] == [
        ("folder", "folder"),
        ("archive", "docs"),
        ("bundle", "docs"),
        ("git", "bare"),
    ]
    assert recognise("git@example.com:acme/docs.git").name == "docs"


def test_the_same_folder_by_another_way_is_one_source(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "docs")
    assert recognise(str(tmp_path / "link")) == recognise(str(tmp_path / "docs" / ".." / "docs"))


@pytest.mark.parametrize("source", ["ext::sh -c touch% /tmp/x", "--upload-pack=touch", "/does/not/exist"])
def test_what_is_no_source_says_what_may_be_given(source: str) -> None:
    with pytest.raises(BadRequest, match="name a folder"):
        recognise(source)


@pytest.mark.parametrize("source", ["", " ", "https://[::1", "http://host:port/x.git"])
def test_what_cannot_be_a_source_is_told_so(source: str) -> None:
    """A shell's variable that is not set is not the folder one stands in."""
    with pytest.raises(BadRequest):
        recognise(source)
