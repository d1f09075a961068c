"""The files of a space as they were written."""

from collections.abc import Iterator

from octavo.domains.content.load import load
from octavo.domains.spaces.queries import list_first_spaces, list_spaces_called
from octavo.errors import NotFound
from octavo.store.git import commits, objects, trees
from octavo.store.query import Row
from octavo.store.transaction import Transaction


def find_space(tx: Transaction, wanted: str) -> Row:
    """The space with this id or name. Raises NotFound, also for a name that several organizations use."""
    found = list_spaces_called(tx, wanted)
    if len(found) != 1:
        names = ", ".join(f"{row.name or row.id} ({row.title})" for row in list_first_spaces(tx))
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
