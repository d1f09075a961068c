"""The data folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from octavo.store.folder import Folder, FolderInUse

HOLD = """
import sys
from pathlib import Path
from octavo.store.folder import Folder
Folder(Path(sys.argv[1])).lock()
print("locked", flush=True)
sys.stdin.read()
"""


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_folder_and_its_secret_are_closed_to_others(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "data")
    secret = folder.secret()
    assert len(secret) > 40
    assert mode(tmp_path / "data") == 0o700
    assert mode(tmp_path / "data" / "secret") == 0o600


def test_the_secret_stays_the_same(tmp_path: Path) -> None:
    assert Folder(tmp_path).secret() == Folder(tmp_path).secret()
    assert {path.name for path in tmp_path.iterdir()} == {"secret", ".octavo", ".gitignore"}


def test_a_folder_that_held_something_before_keeps_its_own_rules_for_git(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Mine\n")
    Folder(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", ".octavo"}


def test_a_second_server_is_told_whose_folder_it_is(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"locked\n"
        with pytest.raises(FolderInUse, match=f"process {other.pid}"):
            Folder(tmp_path).lock()
        other.kill()
    Folder(tmp_path).lock()


def test_an_unlocked_folder_may_be_locked_again(tmp_path: Path) -> None:
    first = Folder(tmp_path)
    first.lock()
    first.unlock()
    Folder(tmp_path).lock()
