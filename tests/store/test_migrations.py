"""Data of every version becomes what data is that begins today."""

import re
from pathlib import Path
from typing import Any, Final

import apsw

from octavo.store.database import FILE, Database
from octavo.store.migrations import FIRST, latest_version

FIRST_VERSION: Final = Path(__file__).with_name("version_1.sql")
CHECK: Final = re.compile(r"CONSTRAINT (ck_\w+) CHECK \((.*)\),?[ ]*$", re.MULTILINE)


def test_the_first_versions_tables_become_todays(tmp_path: Path) -> None:
    """Whoever changes a table writes a step (`octavo/store/migrations`), or this fails: nobody's data is made anew."""
    older, fresh = tmp_path / "older", tmp_path / "fresh"
    older.mkdir()
    made = apsw.Connection(str(older / FILE))
    made.execute(FIRST_VERSION.read_text())
    made.close()
    assert migrated(older) == FIRST
    assert migrated(fresh) == 0
    assert structure(older) == structure(fresh)
    assert migrated(older) == migrated(fresh) == latest_version()


def migrated(folder: Path) -> int:
    folder.mkdir(exist_ok=True)
    database = Database.open(None, folder)
    try:
        return database.migrate()
    finally:
        database.close()


def structure(folder: Path) -> dict[str, Any]:
    """Columns, keys, indexes and checks of each table, in no order: a column that a step adds stands last."""
    connection = apsw.Connection(str(folder / FILE))

    def ask(sql: str, *values: str) -> list[tuple[Any, ...]]:
        return sorted(connection.execute(sql, values).fetchall(), key=repr)

    tables = dict(ask("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
    found = {
        name: {
            "columns": ask('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', name),
            "foreign": ask('SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)', name),
            "unique": ask(
                'SELECT origin, (SELECT group_concat(name) FROM pragma_index_info(list.name)) FROM pragma_index_list(?) AS list WHERE "unique"',
                name,
            ),
            "indexes": ask("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?", name),
            "checks": sorted(CHECK.findall(sql)),
            "counted": "AUTOINCREMENT" in sql,
        }
        for name, sql in tables.items()
    }
    connection.close()
    return found
