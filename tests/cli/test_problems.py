"""What people can mend is told in one line, without a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from octavo.cli import COMMANDS, main
from octavo.domains.setup.begin import begin
from octavo.domains.users.create import create_user
from octavo.store.database import Database


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> "Fails":
    return Fails(monkeypatch, capsys, tmp_path / "data")


class Fails:
    """Runs commands that fail, on a data folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path) -> None:
        self.data = data
        self._tools = (monkeypatch, capsys)

    def __call__(self, *arguments: str | Path, **settings: str) -> str:
        monkeypatch, capsys = self._tools
        with monkeypatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(f"OCTAVO_{name}", value)
            monkeypatch.setattr(sys, "argv", ["octavo", *map(str, arguments), "--data", str(self.data)])
            with pytest.raises(SystemExit) as ended:
                main()
        assert ended.value.code == 1
        said = capsys.readouterr()
        assert said.out == ""
        *progress, problem = said.err.splitlines()
        assert all(line.startswith("  ") for line in progress)
        assert problem.startswith("octavo: ")
        return problem.removeprefix("octavo: ")


def test_a_source_that_does_not_exist(fails: Fails, tmp_path: Path) -> None:
    assert fails("import", tmp_path / "absent").startswith(f"{tmp_path / 'absent'} does not exist: name a folder, an archive")
    assert not fails.data.exists()


def test_a_source_that_cannot_be_reached(fails: Fails) -> None:
    assert fails("import", "http://127.0.0.1:1/book.git").startswith("The repository could not be read (")


def test_a_file_that_is_no_source(fails: Fails, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Page")
    assert "is neither an archive" in fails("import", tmp_path / "page.md")


def test_data_of_a_later_version(fails: Fails) -> None:
    fails.data.mkdir()
    database = Database.open(None, fails.data)
    database.migrate()
    with database.write() as tx:
        tx.run("UPDATE schema_version SET version = 9000")
    database.close()
    assert "install the newer version of Octavo" in fails("faults")


def test_a_folder_without_data(fails: Fails) -> None:
    assert fails("faults") == f"{fails.data} holds no data yet: name another folder with --data, or begin with `octavo serve`."
    assert not fails.data.exists()


def test_a_database_file_that_is_none(fails: Fails) -> None:
    fails.data.mkdir()
    (fails.data / "octavo.db").write_text("this is no database, it only has its name. " * 200)
    assert fails("faults").startswith("octavo.db in the data folder is not a database")


def test_postgresql_that_does_not_answer_is_told_without_its_password(fails: Fails) -> None:
    told = fails("faults", DATABASE_URL="postgresql://octavo:sesame@127.0.0.1:1/octavo")
    assert told.startswith("PostgreSQL cannot be reached (")
    assert told.endswith("check OCTAVO_DATABASE_URL, and that the server runs.")
    assert "sesame" not in told


def test_a_setting_that_does_not_exist(fails: Fails) -> None:
    assert fails("faults", PUBLIC_ULR="http://docs.example.com").startswith("OCTAVO_PUBLIC_ULR is not a setting: there are ")


def test_a_setting_that_cannot_be_used(fails: Fails) -> None:
    assert fails("faults", DATABASE_URL="mysql://x").startswith("OCTAVO_DATABASE_URL must begin with postgresql://")


def test_a_server_to_include_from_that_cannot_be_asked(fails: Fails, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    told = fails("import", tmp_path / "docs", CONREFS="[::1]")
    assert told.startswith("OCTAVO_CONREFS must be hosts such as github.com")
    assert told.endswith("'[::1]' is neither a host nor an origin.")


def test_a_backup_that_is_none(fails: Fails, tmp_path: Path) -> None:
    (tmp_path / "backup.tar").write_text("not a backup")
    assert "is not a backup" in fails("restore", tmp_path / "backup.tar")


def test_a_space_that_does_not_exist_is_told_with_those_that_do(fails: Fails, tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "README.md").write_text("# The harbour\n")
    subprocess.run([sys.executable, "-m", "octavo", "import", folder, "--data", fails.data], check=True, capture_output=True)
    assert fails("export", "nowhere", tmp_path / "out").startswith("There is no space nowhere. There are harbour (The harbour)")


def test_a_folder_that_is_not_empty_is_not_exported_into(fails: Fails, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert "is not empty" in fails("export", "docs", tmp_path)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["octavo", name, "--help"])
    main()
    assert "Usage: octavo" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("Bob", "--email", "ann@example.org"), "Somebody has the address ann@example.org already"),
        (("Bob", "--name", "ann"), "The name ann is taken"),
        (("Bob", "--name", "a/b"), "'a/b' cannot stand in addresses"),
        (("Bob", "--name", "API"), "'API' is reserved"),
    ],
)
def test_a_person_who_cannot_be_added(fails: Fails, arguments: tuple[str, ...], problem: str) -> None:
    fails.data.mkdir()
    database = Database.open(None, fails.data)
    database.migrate()
    with database.write() as tx:
        begin(tx)
        create_user(tx, "Ann", email="ann@example.org", name="ann")
    database.close()
    assert fails("user", "add", *arguments).startswith(problem)
