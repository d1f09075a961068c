"""The revisions before the current one of a space."""

from collections.abc import Iterator
from typing import Final

from octavo.content.revision.tree import Revision
from octavo.domains.content import queries
from octavo.domains.content.load import load
from octavo.store.query import Row
from octavo.store.transaction import Transaction

REMEMBERED: Final = 5
"""How many revisions a page may be away for, and get its id back."""


def earlier_revisions(tx: Transaction, space: Row) -> Iterator[Revision]:
    """The latest first, each the first parent of the one before."""
    current = queries.find_revision(tx, space.id, space.revision_id) if space.revision_id else None
    for _ in range(REMEMBERED):
        parents = current.parents if current is not None else []
        current = queries.find_revision(tx, space.id, parents[0]) if parents else None
        if current is None or not current.snapshot:
            return
        yield load(tx, space, current.id).revision
