"""`kill -9` at any moment: the next start finds everything whole."""

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from octavo.domains.content.documents import Source, dereferenced, read_document
from octavo.domains.content.export import export_files
from octavo.domains.content.load import load
from octavo.store.database import Database
from octavo.store.git.refs import MAIN, list_refs, read_ref
from octavo.store.sqlite import SQLite
from octavo.store.tables.sites import sites
from octavo.store.tables.sources import sources
from octavo.store.tables.spaces import spaces
from tests.cli.program import BOOK, PATIENCE, environment, serving, write

IMPORTS = 5
SAVES = 4


def killed_after(program: list[str | Path], line: str, seconds: float) -> bool:
    """Kill the program so long after it has said a line; whether it was still at it."""
    command = [sys.executable, *map(str, program)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        assert process.stdout is not None
        for said in iter(process.stdout.readline, ""):
            if said.strip() == line:
                break
        threading.Event().wait(seconds)
        still = process.poll() is None
        process.kill()
        process.wait(PATIENCE)
    return still


def check(data: Path) -> int:
    """Everything that must agree; answers how many pages can be read."""
    database = Database.open(None, data)
    try:
        database.migrate()
        assert isinstance(database.engine, SQLite)
        assert database.engine.faults() == []
        return sum(_check_space(database, space) for space in _spaces(database))
    finally:
        database.close()


def _spaces(database: Database) -> Iterator[str]:
    with database.read() as tx:
        rows = tx.all(select(spaces))
        assert bool(rows) == bool(tx.all(select(sites))), "a space and its site come together"
        for source in tx.all(select(sources)):
            shown = read_ref(tx, source.repository_id, MAIN)
            assert (source.site_id is None) == (shown is None)
            assert shown is None or shown in {*list_refs(tx, source.repository_id, "refs/sources/").values()}
    yield from (row.id for row in rows)


def _check_space(database: Database, space_id: str) -> int:
    with database.read() as tx:
        row = tx.one(select(spaces).where(spaces.c.id == space_id))
        assert row.revision_id is not None
        loaded = load(tx, row)
        count = 0
        for page in loaded.revision.documents():
            if page.file and page.oid:
                dereferenced(tx, loaded, read_document(tx, loaded, Source(page.file, page.oid)).document)
                count += 1
        assert dict(export_files(tx, row))
        return count


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {f"part-{number % 7}/page-{number}.md": f"# Page {number}\n\n{'Some words. ' * 60}\n" for number in range(120)}
    return write(tmp_path / "book", BOOK | pages | {"SUMMARY.md": ""})


def test_an_import_that_is_killed_leaves_all_or_nothing(tmp_path: Path, folder: Path) -> None:
    (folder / "SUMMARY.md").unlink()
    chance = random.Random(str(tmp_path))
    pages = len(list(folder.rglob("*.md")))
    for attempt in range(IMPORTS):
        data = tmp_path / f"data-{attempt}"
        killed_after(["-m", "tests.cli.importer", data, folder], "begins", chance.uniform(0, 0.4))
        assert check(data) in {0, pages}
    with serving(data, folder) as server:
        assert len(server.markdown("wick")) > 0
    assert check(data) == pages


def test_a_save_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path, folder: Path) -> None:
    (folder / "SUMMARY.md").unlink()
    chance = random.Random(str(tmp_path))
    pages = len(list(folder.rglob("*.md")))
    data = tmp_path / "data"
    for _ in range(SAVES):
        assert killed_after(["-m", "tests.cli.importer", data, folder, "again"], "again", chance.uniform(0, 0.3))
        assert check(data) == pages
    with serving(data, folder) as server:
        space = server.space_id()
        with_number = (folder / "wick.md").read_text()
        assert server.markdown("wick").strip().endswith(with_number.strip().rpartition("\n")[2])
        assert server.get(f"/spaces/{space}/content")["id"]
