"""What came from a source is joined with what happened here since."""

from typing import NamedTuple

from octavo import clock
from octavo.domains.sources.bring_folder import AUTHOR
from octavo.store.database import Database
from octavo.store.git import commits, history
from octavo.store.git.commits import Person, add_commit
from octavo.store.git.staging import Staging
from octavo.store.git.trees import Entry
from octavo.store.git.writing import Changes, StoredFile, write_changes
from octavo.store.transaction import Transaction


class Joined(NamedTuple):
    """The new tip of main. `kept` are the files that both sides changed: main's side stays, the other is in the source's own history."""

    commit: str
    kept: tuple[str, ...] = ()


def join(database: Database, repository_id: str, *, main: str | None, base: str | None, incoming: str) -> Joined:
    """Bring `incoming`, whose last joined state was `base`, into `main`. Nothing refers to the result yet.

    Where main is what the source last was, it simply moves on; otherwise the source's changes are laid over main, file by file.
    """
    if main is None or main in {base, incoming}:
        return Joined(incoming)
    staging = Staging(repository_id)
    with database.read() as tx:
        if history.is_ancestor(tx, repository_id, main, incoming):
            return Joined(incoming)
        if history.is_ancestor(tx, repository_id, incoming, main):
            return Joined(main)
        ours, theirs, before = _tree(tx, repository_id, main), _tree(tx, repository_id, incoming), _tree(tx, repository_id, base)
        our_changes = history.changed_paths(tx, repository_id, before, ours)
        their_changes = history.changed_paths(tx, repository_id, before, theirs)
        kept = tuple(sorted(path for path, (_, after) in their_changes.items() if path in our_changes and our_changes[path][1] != after))
        changes: Changes = {path: _stored(after) for path, (_, after) in their_changes.items() if path not in our_changes}
        tree = write_changes(tx, staging, ours, changes)
    person = Person(*AUTHOR, clock.now())
    commit = add_commit(staging, tree, [main, incoming], author=person, message="Join the source's changes")
    staging.save(database)
    return Joined(commit, kept)


def _tree(tx: Transaction, repository_id: str, commit: str | None) -> str | None:
    return commits.read_commit(tx, repository_id, commit).tree if commit else None


def _stored(entry: Entry | None) -> StoredFile | None:
    return StoredFile(entry.oid, entry.mode) if entry is not None else None
