import orjson
import pytest
from sqlalchemy import func, select

from octavo.store.database import Database
from octavo.store.snapshots import load_snapshot, save_snapshot
from octavo.store.tables.revisions import snapshot_chunks
from octavo.store.transaction import Transaction
from tests.store.rows import make_space


def revision(pages: int, **changed: str) -> bytes:
    entries = [
        {"kind": "document", "id": f"page{number:016}", "title": changed.get(f"p{number}", f"Page {number}")} for number in range(pages)
    ]
    return orjson.dumps({"version": 1, "pages": [{"kind": "group", "id": "group", "pages": entries}], "files": []})


def chunk_count(tx: Transaction) -> int:
    return int(tx.scalar(select(func.count()).select_from(snapshot_chunks)))


@pytest.mark.parametrize("data", [b"", b"{}", revision(0), revision(1), revision(3000), b',{"kind":' * 500])
def test_what_was_saved_comes_back(database: Database, data: bytes) -> None:
    with database.write() as tx:
        space = make_space(tx)
        assert load_snapshot(tx, space, save_snapshot(tx, space, data)) == data


def test_one_edit_of_many_pages_stores_little(database: Database) -> None:
    with database.write() as tx:
        space = make_space(tx)
        save_snapshot(tx, space, revision(3000))
        before = chunk_count(tx)
        changed = save_snapshot(tx, space, revision(3000, p1500="Another title"))
        assert before > 20
        assert chunk_count(tx) == before + 1
        assert b"Another title" in load_snapshot(tx, space, changed)


def test_another_space_cannot_open_it(database: Database) -> None:
    with database.write() as tx:
        mine, other = make_space(tx), make_space(tx)
        snapshot = save_snapshot(tx, mine, revision(1))
        with pytest.raises(LookupError):
            load_snapshot(tx, other, snapshot)
