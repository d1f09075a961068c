"""The files of a space as they were written."""

from collections.abc import Iterator

from sqlalchemy import bindparam, or_, select

from octavo.domains.content.load import load
from octavo.errors import NotFound
from octavo.store.git import commits, objects, trees
from octavo.store.query import Row, query
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction

_BY_ID_OR_NAME = query(
    select(spaces).where(or_(spaces.c.id == bindparam("wanted"), spaces.c.name == bindparam("wanted")), spaces.c.deleted_at.is_(None))
)
_FIRST = query(
    select(spaces.c.id, spaces.c.name, spaces.c.title).where(spaces.c.deleted_at.is_(None)).order_by(spaces.c.created_at).limit(20)
)


def find_space(tx: Transaction, wanted: str) -> Row:
    """The space with this id or name. Raises NotFound, also for a name that several organizations use."""
    found = tx.all(_BY_ID_OR_NAME, wanted=wanted)
    if len(found) != 1:
        names = ", ".join(f"{row.name or row.id} ({row.title})" for row in tx.all(_FIRST))
        there_are = f" There are {names}." if names else ""
        raise NotFound(
            f"There is no space {wanted}.{there_are}" if not found else f"Several spaces are called {wanted}: name one by its id."
        )
    return found[0]


def export_files(tx: Transaction, space: Row) -> Iterator[tuple[str, bytes]]:
    """Each file of the space's directory in its current revision, by its path there."""
    loaded = load(tx, space)
    tree = commits.read_commit(tx, space.repository_id, loaded.row.commit).tree
    prefix = f"{space.directory}/" if space.directory else ""
    for path, entry in sorted(trees.index_of_tree(tx, space.repository_id, tree).items()):
        if entry.is_file and path.startswith(prefix):
            yield path[len(prefix) :], objects.read_blob(tx, space.repository_id, entry.oid)
