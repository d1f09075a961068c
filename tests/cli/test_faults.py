"""`octavo faults` tells what is wrong in the imported files, long after the import."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from octavo.cli import octavo


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("OCTAVO_DATABASE_URL", "OCTAVO_BLOBS"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path / "data"


def test_faults_are_told_with_their_source_file_and_line(tmp_path: Path, data: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "README.md").write_text("# Welcome\n")
    (book / "SUMMARY.md").write_text("# Table of contents\n\n* [Welcome](README.md)\n* [Lost](lost.md)\n")
    assert CliRunner().invoke(octavo, ["import", str(book), "--data", str(data)]).exit_code == 0
    told = CliRunner().invoke(octavo, ["faults", "--data", str(data)], catch_exceptions=False)
    assert f"{book}: SUMMARY.md:4: lost.md does not exist" in told.stdout
    assert told.stderr == "1 fault\n"
