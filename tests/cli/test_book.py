"""`octavo book build`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from octavo.cli import octavo


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    (folder / "beds").mkdir(parents=True)
    (folder / "README.md").write_text("# Garden\n")
    (folder / "SUMMARY.md").write_text("* [Garden](README.md)\n* [Roses](beds/roses.md)\n")
    (folder / "beds" / "roses.md").write_text("# Roses\n")
    return folder


def test_a_book_is_written_page_by_page_in_the_format_asked_for(source: Path, tmp_path: Path) -> None:
    for name, key in (("v3", "summary"), ("v2", "progress"), ("v2-downgraded", "version")):
        done = CliRunner().invoke(octavo, ["book", "build", str(source), str(tmp_path / name), "--format", name])
        assert done.exit_code == 0, done.output
        assert key in json.loads((tmp_path / name / "beds" / "roses.json").read_text())
        assert (tmp_path / name / "README.json").exists()


def test_a_page_that_fails_is_named_and_the_others_are_written(source: Path, tmp_path: Path) -> None:
    (source / "beds" / "roses.md").write_text("# Roses\n\n{% nothing %}\n")
    done = CliRunner().invoke(octavo, ["book", "build", str(source), str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "beds/roses.md:3: " in done.stderr
    assert "1 page written, 1 failed" in done.stdout
    assert (tmp_path / "out" / "README.json").exists()


def test_a_folder_that_is_no_book_is_told_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(octavo, ["book", "build", str(tmp_path), str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "README" in str(done.exception)
