"""The database and Git in it: a read, a transaction, an edit, against the same driver used bare on the same machine in the same run."""

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import apsw
from sqlalchemy import bindparam, insert, select, update

from bench import Row
from octavo.store.database import FILE, Database
from octavo.store.git import objects, trees
from octavo.store.git.commits import Person, add_commit, read_commit
from octavo.store.git.pack import write_pack
from octavo.store.git.refs import MAIN, move_ref, read_ref
from octavo.store.git.staging import Staging
from octavo.store.git.writing import Changes, write_changes
from octavo.store.query import query
from octavo.store.tables.accounts import accounts, organizations
from octavo.store.tables.git import repositories

_READ = query(select(accounts.c.id, accounts.c.name, accounts.c.kind).where(accounts.c.id == bindparam("id")))
_RENAME = query(update(accounts).where(accounts.c.id == bindparam("account")).values(name=bindparam("to")))
_PAGE = b"# Page %d\n\n" + b"A paragraph with a link to [another page](page-1.md) and **some words** in bold.\n\n" * 40
_WHO = Person("Bench", "bench@example.org", datetime(2026, 3, 1, tzinfo=UTC))


def run() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
        database = Database.open(None, Path(folder))
        database.migrate()
        with database.write() as tx:
            tx.execute(insert(accounts).values(id="org", name="org", kind="organization"))
            tx.execute(insert(organizations).values(id="org", title="Bench", created_at=_WHO.at))
        yield from _statements(database, Path(folder))
        for pages in (100, 1_000, 10_000):
            yield from _edits(database, pages)
        database.close()


def _statements(database: Database, folder: Path) -> Iterator[Row]:
    bare = apsw.Connection(str(folder / FILE))
    bare.execute("PRAGMA synchronous = NORMAL")
    with database.read() as tx:
        read = _best(lambda: tx.one(_READ, id="org"), 2_000)
    alone = _best(lambda: _one(database), 1_000)
    floor = _best(lambda: bare.execute("SELECT id, name, kind FROM accounts WHERE id = ?", ("org",)).fetchall(), 2_000)
    write = _best(lambda: _transaction(database), 500)
    floor_write = _best(lambda: _bare_transaction(bare), 500)
    bare.close()
    yield Row("point read in a transaction that is open", f"{read * 1e6:.0f} us, {read / floor:.1f} x the bare driver")
    yield Row("point read with its own transaction", f"{alone * 1e6:.0f} us, {alone / floor:.1f} x one bare statement")
    yield Row("write transaction of two statements", f"{write * 1e6:.0f} us, {write / floor_write:.1f} x the bare driver")


def _edits(database: Database, pages: int) -> Iterator[Row]:
    repository = f"pages{pages}"
    with database.write() as tx:
        tx.execute(query(insert(repositories)), id=repository, organization_id="org", name=repository, created_at=_WHO.at)
    content: Changes = {f"section-{number // 100}/page-{number}.md": _PAGE % number for number in range(pages)}
    started = time.perf_counter()
    _commit(database, repository, content)
    imported = time.perf_counter() - started
    edit = _best(lambda: _commit(database, repository, {"section-0/page-1.md": _PAGE % time.perf_counter_ns()}), 20)
    yield Row(f"{pages:,} pages committed at once", f"{imported:.2f} s, {imported / pages * 1e6:.0f} us a page")
    yield Row(f"one of {pages:,} pages edited", f"{edit * 1000:.1f} ms", "under 150 ms with everything around it", edit < 0.15)
    with database.read() as tx:
        head = str(read_ref(tx, repository, MAIN))
        oid = trees.tree_index(tx, repository, head)["section-0/page-1.md"].oid
        listing = _best(lambda: trees.tree_index(tx, repository, head), 5)
        reading = _best(lambda: objects.read_blob(tx, repository, oid), 500)
    with database.read() as tx:
        started = time.perf_counter()
        count = write_pack(tx, repository, lambda part: None, [head])
        packed = time.perf_counter() - started
    yield Row(f"path index of {pages:,} pages, folders in memory", f"{listing * 1000:.1f} ms")
    yield Row("a file read", f"{reading * 1e6:.0f} us")
    yield Row(f"pack of {count:,} objects for a clone", f"{packed:.2f} s, {packed / count * 1e6:.0f} us an object")


def _one(database: Database) -> None:
    with database.read() as tx:
        tx.one(_READ, id="org")


def _transaction(database: Database) -> None:
    with database.write() as tx:
        tx.one(_READ, id="org")
        tx.execute(_RENAME, account="org", to="org")


def _bare_transaction(bare: apsw.Connection) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("SELECT id, name, kind FROM accounts WHERE id = ?", ("org",)).fetchall()
    bare.execute("UPDATE accounts SET name = ? WHERE id = ?", ("org", "org"))
    bare.execute("COMMIT")


def _commit(database: Database, repository: str, changes: Changes) -> None:
    staging = Staging(repository)
    with database.read() as tx:
        parent = read_ref(tx, repository, MAIN)
        base = read_commit(tx, repository, parent).tree if parent else None
        tree = write_changes(tx, staging, base, changes)
    commit = add_commit(staging, tree, [parent] if parent else [], author=_WHO, message="Bench")
    staging.save(database)
    with database.write() as tx:
        move_ref(tx, repository, MAIN, commit, expected=parent)


def _best(action: Callable[[], object], times: int) -> float:
    """Seconds of the best tenth, on average: what it takes when nothing else is in the way."""
    spent: list[float] = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        spent.append(time.perf_counter() - started)
    best = sorted(spent)[: max(1, times // 10)]
    return sum(best) / len(best)
