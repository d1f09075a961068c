"""The paths at which pages were before: whoever comes by an old address still finds them (semantics 3.3)."""

from typing import Final

from octavo.content.revision.tree import Revision

REMEMBERED: Final = 20_000
"""Paths of one space; beyond that the oldest are forgotten."""


def former_paths(previous: Revision, revision: Revision) -> dict[str, str]:
    """Path -> id of the page that was last there, the oldest first: what `previous` knew, and what changed since.

    Pages are named by their ids, so a page that moves again takes all its old paths along, and one that stands at an old path now is found there first.
    A page that is gone leaves its path too: between two saves of a move it is nowhere, and comes back with its id.
    """
    known = previous.former_paths
    now = {page.id: page.path for page in revision.walk() if page.path}
    left = {page.path: page.id for page in previous.walk() if page.path and now.get(page.id) != page.path}
    returned = [path for path, page_id in known.items() if now.get(page_id) == path]
    if not left and not returned:
        return known
    moved = {path: page_id for path, page_id in left.items() if page_id in now or known.get(path) not in now}
    found = {path: page_id for path, page_id in known.items() if path not in moved and now.get(page_id) != path} | moved
    return dict(list(found.items())[-REMEMBERED:])
