"""Many writers at once."""

import threading
from collections.abc import Callable
from pathlib import Path

from octavo.errors import Conflict
from octavo.store.database import Database
from octavo.store.git import objects, trees
from octavo.store.git.history import first_parents
from octavo.store.git.refs import MAIN, read_ref
from octavo.store.git.staging import Staging
from tests.databases import reopen
from tests.store.repositories import add_repository, commit_files


def together(*work: Callable[[], None]) -> None:
    """Run everything at once; what one raises fails the test."""
    failures: list[BaseException] = []

    def guarded(step: Callable[[], None]) -> None:
        try:
            step()
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=[step]) for step in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def test_no_commit_is_lost_when_many_move_one_branch(database: Database, tmp_path: Path) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"begin": b""})
    other = reopen(database, tmp_path)

    def committer(into: Database, name: str) -> Callable[[], None]:
        def work() -> None:
            made = 0
            while made < 8:
                try:
                    commit_files(into, repository, {f"{name}/{made}": b"x"})
                except Conflict:
                    continue
                made += 1

        return work

    together(*(committer(database if n % 2 else other, f"w{n}") for n in range(4)))
    other.close()
    with database.read() as tx:
        head = str(read_ref(tx, repository, MAIN))
        assert len(first_parents(tx, repository, head)) == 33
        assert len(trees.tree_index(tx, repository, head)) == 33


def test_the_same_objects_may_be_stored_by_many_at_once(database: Database) -> None:
    """In one order, so nobody waits in a circle."""
    repository = add_repository(database)
    contents = [str(number).encode() for number in range(300)]

    def store(order: list[bytes]) -> Callable[[], None]:
        def work() -> None:
            staging = Staging(repository)
            for content in order:
                staging.blob(content)
            staging.save(database)

        return work

    together(store(contents), store(contents[::-1]), store(contents[150:] + contents[:150]))
    with database.read() as tx:
        oids = {objects.object_id(objects.Kind.BLOB, content) for content in contents}
        assert objects.kinds(tx, repository, oids).keys() == oids
