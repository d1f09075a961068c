"""Real documentation, imported by the command and given back by it."""

from pathlib import Path

import orjson
import pytest
from sqlalchemy import select

from octavo.store.database import Database
from octavo.store.tables.spaces import spaces
from tests import corpora
from tests.cli.program import run


@pytest.mark.parametrize("name", corpora.MODERN)
def test_what_is_imported_is_exported_byte_for_byte(name: str, tmp_path: Path) -> None:
    source = corpora.corpus(name)
    told = run("import", source, "--data", tmp_path / "data").stdout
    pages = int(told.splitlines()[0].split(": ")[1].split()[0])
    assert pages == sum(_documents(tmp_path / "data").values())
    for space_id, directory in _spaces(tmp_path / "data").items():
        target = tmp_path / "out" / space_id
        run("export", space_id, target, "--data", tmp_path / "data")
        exported = {path.relative_to(target): path.read_bytes() for path in target.rglob("*") if path.is_file()}
        original = {path.relative_to(source / directory): path.read_bytes() for path in _files(source / directory)}
        assert exported == original
    assert run("import", source, "--data", tmp_path / "data").stdout.rstrip().endswith("its content has not changed")


def _files(folder: Path) -> list[Path]:
    """What belongs to the content: links are not followed, and what a `.gitignore` names stays out only where it is not committed."""
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and ".git" not in path.relative_to(folder).parts]


def _spaces(data: Path) -> dict[str, str]:
    database = Database.open(None, data)
    try:
        with database.read() as tx:
            return {row.id: row.directory for row in tx.all(select(spaces))}
    finally:
        database.close()


def _documents(data: Path) -> dict[str, int]:
    """How many pages with content each space has."""
    from octavo.domains.content.load import load

    database = Database.open(None, data)
    try:
        with database.read() as tx:
            return {row.id: sum(1 for _ in load(tx, row).revision.documents()) for row in tx.all(select(spaces))}
    finally:
        database.close()


def test_our_document_is_json_with_every_operation() -> None:
    document = orjson.loads(run("openapi").stdout)
    assert document["openapi"].startswith("3.1")
    assert document["paths"]["/user"]["get"]["operationId"] == "getAuthenticatedUser"


def test_our_document_differs_from_itself_in_nothing(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(run("openapi").stdout)
    operations = sum(len(item) for item in orjson.loads(file.read_bytes())["paths"].values())
    assert run("contract", file).stdout.splitlines()[-1] == f"{operations} equal, 0 different, 0 missing"
