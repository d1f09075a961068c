"""References. They move by compare-and-swap: whoever saw an older state is told so, never obeyed."""

from sqlalchemy import bindparam, delete, select, update

from octavo import clock
from octavo.errors import Conflict
from octavo.store.git import objects
from octavo.store.git.names import checked_ref
from octavo.store.git.objects import Kind, MissingObject
from octavo.store.query import insert_or_ignore, query
from octavo.store.tables.git import git_refs
from octavo.store.transaction import Transaction

MAIN = "refs/heads/main"

_OF_REPOSITORY = git_refs.c.repository_id == bindparam("repository")
_ONE = (_OF_REPOSITORY, git_refs.c.name == bindparam("ref"))
_READ = query(select(git_refs.c.target).where(*_ONE))
_LIST = query(
    select(git_refs.c.name, git_refs.c.target)
    .where(_OF_REPOSITORY, git_refs.c.name >= bindparam("first"), git_refs.c.name < bindparam("last"))
    .order_by(git_refs.c.name)
)
_CREATE = insert_or_ignore(git_refs, ["repository_id", "name"])
_MOVE = query(update(git_refs).where(*_ONE, git_refs.c.target == bindparam("expected")))
_DELETE = query(delete(git_refs).where(*_ONE, git_refs.c.target == bindparam("expected")))


def read_ref(tx: Transaction, repository: str, name: str) -> str | None:
    """The commit a reference points to, or None."""
    found: str | None = tx.scalar(_READ, repository=repository, ref=name)
    return found


def list_refs(tx: Transaction, repository: str, prefix: str = "refs/") -> dict[str, str]:
    """Name -> commit of every reference whose name begins with `prefix`, in one statement."""
    rows = tx.all(_LIST, repository=repository, first=prefix, last=prefix[:-1] + chr(ord(prefix[-1]) + 1))
    return {row.name: row.target for row in rows}


def move_ref(tx: Transaction, repository: str, name: str, target: str | None, *, expected: str | None) -> None:
    """Point a reference to a commit of the same repository.

    `expected` is where it points now, None when it must not exist yet; a `target` of None deletes it. Raises Conflict when it points elsewhere, and
    MissingObject when the repository has no such commit.
    """
    if target is None:
        moved = tx.execute(_DELETE, repository=repository, ref=name, expected=expected) if expected else 1
    else:
        _check_target(tx, repository, checked_ref(name), target)
        now = clock.now()
        if expected is None:
            moved = tx.execute(_CREATE, repository_id=repository, name=name, target=target, updated_at=now)
        else:
            moved = tx.execute(_MOVE, repository=repository, ref=name, expected=expected, target=target, updated_at=now)
    if not moved:
        raise Conflict(f"{name} has moved meanwhile: read it again and retry.")


def _check_target(tx: Transaction, repository: str, name: str, target: str) -> None:
    kind = objects.kinds(tx, repository, [target]).get(target)
    allowed = {Kind.COMMIT, Kind.TAG} if name.startswith("refs/tags/") else {Kind.COMMIT}
    if kind is None or kind[0] not in allowed:
        raise MissingObject(f"no commit {target} for {name}")
