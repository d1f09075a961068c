"""An object of another repository does not exist, whatever function is asked. Both repositories are in one database, the foreign ids are right."""

import io
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from octavo.store.database import Database
from octavo.store.git import commits, history, objects, pack, trees, walk
from octavo.store.git.objects import Kind, MissingObject
from octavo.store.git.reachable import unreachable
from octavo.store.git.receive import import_pack
from octavo.store.git.refs import MAIN, list_refs, move_ref, read_ref
from octavo.store.git.staging import Staging
from octavo.store.git.writing import StoredFile, write_changes
from octavo.store.transaction import Transaction
from tests.store.repositories import add_repository, commit_files

SECRET = b"nobody else's business"
LARGE = SECRET * 20_000
MINE = "mine"


class Foreign(NamedTuple):
    """Ids of another repository's objects."""

    parent: str
    commit: str
    tree: str
    blob: str
    large: str


@pytest.fixture
def foreign(database: Database) -> Foreign:
    add_repository(database, MINE)
    theirs = add_repository(database, "theirs")
    commit_files(database, MINE, {"README": b"mine"})
    parent = commit_files(database, theirs, {"secret": SECRET, "large": LARGE})
    commit = commit_files(database, theirs, {"other": b"x"})
    with database.read() as tx:  # which also fills the cache of folders, that must not help either
        index = trees.tree_index(tx, theirs, commit)
        return Foreign(parent, commit, commits.read_commit(tx, theirs, commit).tree, index["secret"].oid, index["large"].oid)


REFUSED: dict[str, Callable[[Transaction, Foreign], Any]] = {
    "read": lambda tx, f: objects.read(tx, MINE, f.blob),
    "read_blob": lambda tx, f: objects.read_blob(tx, MINE, f.blob),
    "read_blob, large": lambda tx, f: objects.read_blob(tx, MINE, f.large),
    "read_commit": lambda tx, f: commits.read_commit(tx, MINE, f.commit),
    "read_folder": lambda tx, f: trees.read_folder(tx, MINE, f.tree),
    "tree_index": lambda tx, f: trees.tree_index(tx, MINE, f.commit),
    "index_of_tree": lambda tx, f: trees.index_of_tree(tx, MINE, f.tree),
    "entry_at": lambda tx, f: trees.entry_at(tx, MINE, f.tree, "secret"),
    "changed_paths": lambda tx, f: history.changed_paths(tx, MINE, None, f.tree),
    "write_changes, base": lambda tx, f: write_changes(tx, Staging(MINE), f.tree, {"a": b"x"}),
    "write_changes, place": lambda tx, f: write_changes(tx, Staging(MINE), None, {"a": StoredFile(f.blob)}),
    "pack_chunks": lambda tx, f: list(pack.pack_chunks(tx, MINE, [f.blob])),
    "pack_chunks, large": lambda tx, f: list(pack.pack_chunks(tx, MINE, [f.large])),
    "move_ref": lambda tx, f: move_ref(tx, MINE, "refs/heads/stolen", f.commit, expected=None),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_foreign_id_opens_nothing(database: Database, foreign: Foreign, name: str) -> None:
    with pytest.raises(MissingObject), database.write() as tx:
        REFUSED[name](tx, foreign)


EMPTY_ANSWERS: dict[str, tuple[Callable[[Transaction, Foreign], Any], Callable[[Foreign], Any]]] = {
    "read_many": (lambda tx, f: list(objects.read_many(tx, MINE, f)), lambda f: []),
    "kinds": (lambda tx, f: objects.kinds(tx, MINE, f), lambda f: {}),
    "read_commits": (lambda tx, f: commits.read_commits(tx, MINE, f), lambda f: {}),
    "ancestors": (lambda tx, f: history.ancestors(tx, MINE, f.commit), lambda f: {f.commit: []}),
    "first_parents": (lambda tx, f: history.first_parents(tx, MINE, f.commit), lambda f: [f.commit]),
    "is_ancestor": (lambda tx, f: history.is_ancestor(tx, MINE, f.parent, f.commit), lambda f: False),
    "log_of_folder": (lambda tx, f: list(history.log_of_folder(tx, MINE, f.commit)), lambda f: []),
    "history": (lambda tx, f: walk.history(tx, MINE, [f.commit]), lambda f: [f.commit]),
    "walk_trees": (lambda tx, f: list(walk.walk_trees(tx, MINE, [f.tree], set())), lambda f: []),
    "unreachable": (lambda tx, f: unreachable(tx, MINE, {f.blob: Kind.BLOB}), lambda f: {f.blob}),
    "read_ref": (lambda tx, f: read_ref(tx, MINE, MAIN) == f.commit, lambda f: False),
    "list_refs": (lambda tx, f: f.commit in list_refs(tx, MINE).values(), lambda f: False),
}


@pytest.mark.parametrize("name", EMPTY_ANSWERS)
def test_a_foreign_id_answers_nothing(database: Database, foreign: Foreign, name: str) -> None:
    ask, nothing = EMPTY_ANSWERS[name]
    with database.read() as tx:
        assert ask(tx, foreign) == nothing(foreign)


def test_a_pack_for_a_foreign_commit_holds_nothing_of_it(database: Database, foreign: Foreign) -> None:
    out = io.BytesIO()
    with database.read() as tx, pytest.raises(MissingObject):
        pack.write_pack(tx, MINE, out.write, [foreign.commit])
    assert SECRET not in out.getvalue()


def test_the_same_content_in_both_is_stored_for_each(database: Database, foreign: Foreign) -> None:
    commit_files(database, MINE, {"own": SECRET, "own-large": LARGE})
    with database.read() as tx:
        assert objects.read_blob(tx, MINE, foreign.blob) == SECRET
        assert objects.read_blob(tx, MINE, foreign.large) == LARGE
    assert len(list(database.blobs.keys("git/mine"))) == 1


def test_a_received_pack_lands_in_its_own_repository(database: Database, foreign: Foreign) -> None:
    out = io.BytesIO()
    with database.read() as tx:
        pack.write_pack(tx, "theirs", out.write, [foreign.commit])
    add_repository(database, "third")
    import_pack(database, "third", io.BytesIO(out.getvalue()))
    with database.read() as tx:
        assert objects.read_blob(tx, "third", foreign.blob) == SECRET
        with pytest.raises(MissingObject):
            objects.read_blob(tx, MINE, foreign.blob)
