"""Which objects the references of a repository reach. A pack may build on those, and on nothing else that lies in the table."""

from collections.abc import Mapping

from octavo.store.git import commits, objects, walk
from octavo.store.git.objects import Kind
from octavo.store.git.refs import list_refs
from octavo.store.transaction import Transaction

BATCH = 100


def unreachable(tx: Transaction, repository: str, wanted: Mapping[str, Kind]) -> set[str]:
    """Those of the wanted objects that no reference reaches, that are absent, or that are of another kind."""
    present = objects.kinds(tx, repository, wanted)
    missing = {oid for oid, kind in wanted.items() if oid not in present or present[oid][0] != kind}
    searched = wanted.keys() - missing
    reached = walk.history(tx, repository, set(list_refs(tx, repository).values()))
    searched -= set(reached)
    seen: set[str] = set()
    for start in range(0, len(reached), BATCH):  # tips come first: nearly always the first batch holds everything
        if not searched:
            break
        known = commits.read_commits(tx, repository, reached[start : start + BATCH])
        for oid, _ in walk.walk_trees(tx, repository, (commit.tree for commit in known.values()), seen):
            searched.discard(oid)
    return missing | searched
