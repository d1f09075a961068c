"""What is asked about revisions."""

from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, delete, insert, select, update

from octavo.store.query import Row, insert_or_ignore, query
from octavo.store.tables.revisions import revisions
from octavo.store.tables.sources import faults
from octavo.store.transaction import Transaction

_ONE = query(select(revisions).where(revisions.c.space_id == bindparam("space"), revisions.c.id == bindparam("revision")))
_INSERT = insert_or_ignore(revisions, ["space_id", "id"])
_SET_SNAPSHOT = query(
    update(revisions)
    .where(revisions.c.space_id == bindparam("space"), revisions.c.id == bindparam("revision"))
    .values(snapshot=bindparam("new_snapshot"))
)
_SET_PARENTS = query(
    update(revisions)
    .where(revisions.c.space_id == bindparam("space"), revisions.c.id == bindparam("revision"))
    .values(parents=bindparam("new_parents", type_=revisions.c.parents.type))
)
_RECENT = query(
    select(revisions.c.id)
    .where(revisions.c.space_id == bindparam("space"))
    .order_by(revisions.c.created_at.desc(), revisions.c.sequence.desc())
    .limit(bindparam("count"))
)
_DELETE_FAULTS = query(delete(faults).where(faults.c.space_id == bindparam("space")))
_INSERT_FAULTS = query(insert(faults))


def find_revision(tx: Transaction, space_id: str, revision_id: str) -> Row | None:
    """One revision of this space; another space's does not exist here."""
    return tx.one_or_none(_ONE, space=space_id, revision=revision_id)


def list_recent_revisions(tx: Transaction, space_id: str, count: int) -> list[str]:
    """The newest revisions' ids, newest first."""
    return [row.id for row in tx.all(_RECENT, space=space_id, count=count)]


def insert_revision(tx: Transaction, **columns: object) -> None:
    """One that is there already stays as it is: history may arrive after the newest content."""
    tx.execute(_INSERT, **columns)


def set_snapshot(tx: Transaction, space_id: str, revision_id: str, snapshot: str) -> None:
    tx.execute(_SET_SNAPSHOT, space=space_id, revision=revision_id, new_snapshot=snapshot)


def set_parents(tx: Transaction, space_id: str, revision_id: str, parents: list[str]) -> None:
    tx.execute(_SET_PARENTS, space=space_id, revision=revision_id, new_parents=parents)


def replace_faults(tx: Transaction, space_id: str, rows: Iterable[Mapping[str, object]]) -> None:
    """What is wrong in the current revision takes the place of what was."""
    tx.execute(_DELETE_FAULTS, space=space_id)
    tx.execute_many(_INSERT_FAULTS, rows)
