"""What a Git source was before: its commits, branches and tags, and from them the older revisions of its spaces."""

from collections.abc import Callable, Mapping

from octavo.domains.content import queries as revisions
from octavo.domains.content.revise import moment_of
from octavo.domains.sources.origin import open_origin
from octavo.domains.spaces.queries import list_spaces_of_repository
from octavo.errors import Conflict
from octavo.store.database import Database
from octavo.store.git import history, objects
from octavo.store.git.fetch import fetch_history
from octavo.store.git.objects import Kind, MissingObject
from octavo.store.git.refs import MAIN, list_refs, move_ref, read_ref
from octavo.store.transaction import Transaction

MAX_REVISIONS = 10_000


def read_history(database: Database, repository_id: str, address: str, checkpoint: Callable[[int], object]) -> int:
    """Copy every branch and tag with what is behind them; answers how many commits there are. May be run again: it goes on where it stopped."""
    with open_origin(address) as origin:
        refs = {name: target for name, target in origin.refs().items() if name.startswith(("refs/heads/", "refs/tags/"))}
        _, head = origin.head()
        tips = sorted({*refs.values(), *([head] if head else [])})
        count = fetch_history(database, repository_id, origin, tips, checkpoint=checkpoint)
    point_refs(database, repository_id, refs)
    record_revisions(database, repository_id)
    return count


def point_refs(database: Database, repository_id: str, refs: Mapping[str, str]) -> None:
    """Branches and tags as they are at the source; main is ours, and stays where it is."""
    with database.write() as tx:
        here = list_refs(tx, repository_id, "refs/")
        for name, target in refs.items():
            if name != MAIN and here.get(name) != target and name.startswith(("refs/heads/", "refs/tags/")):
                _point(tx, repository_id, name, target, here.get(name))


def _point(tx: Transaction, repository_id: str, name: str, target: str, expected: str | None) -> None:
    kind = objects.kinds(tx, repository_id, [target]).get(target)
    if kind is not None and kind[0] in {Kind.COMMIT, Kind.TAG}:
        try:
            move_ref(tx, repository_id, name, target, expected=expected)
        except (Conflict, MissingObject):
            return  # another import moved it, or it is a tag of something that is no commit


def record_revisions(database: Database, repository_id: str) -> None:
    """A row for each commit of main's first parents that changed a space; their structure is read when somebody asks for it."""
    with database.read() as tx:
        main = read_ref(tx, repository_id, MAIN)
        spaces = list_spaces_of_repository(tx, repository_id)
    if main is None:
        return
    for space in spaces:
        with database.read() as tx:
            log = []
            for entry in history.log_of_folder(tx, repository_id, main, space.directory):
                log.append(entry.commit)
                if len(log) >= MAX_REVISIONS:
                    break
        with database.write() as tx:
            for position, commit in enumerate(log):
                parents = [log[position + 1].oid] if position + 1 < len(log) else []
                revisions.insert_revision(
                    tx,
                    space_id=space.id,
                    id=commit.oid,
                    commit=commit.oid,
                    type="edits",
                    parents=parents,
                    message=commit.message,
                    created_at=moment_of(commit),
                )
                revisions.set_parents(tx, space.id, commit.oid, parents)
