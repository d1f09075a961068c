"""When each file of a commit last changed, found in one pass over the history."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from octavo.cache import Cache
from octavo.store.git import commits, history, trees
from octavo.store.git.commits import Commit
from octavo.store.git.trees import EMPTY
from octavo.store.transaction import Transaction

BATCH: Final = 200

_times: Cache[tuple[str, str, str], dict[str, datetime]] = Cache(200_000)


def file_times(tx: Transaction, repository_id: str, directory: str, commit: str) -> Mapping[str, datetime]:
    """Path in the directory -> when the last commit that touched it was made, in UTC: what `git log -1` says of each file."""
    key = (repository_id, directory, commit)
    found = _times.get(key)
    if found is None:
        found = _Pass(tx, repository_id, directory).run(commit)
        _times.put(key, found, len(found) + 1)
    return found


class _Pass:
    """Every file begins at the newest commit and moves to a parent where it is the same, until there is none.

    Commits come after all of their children, so that each is looked at once, and only while it holds files. What an earlier pass found out about a commit
    on the way is taken from there.
    """

    def __init__(self, tx: Transaction, repository_id: str, directory: str) -> None:
        self._tx, self._repository_id, self._directory = tx, repository_id, directory
        self._waiting: dict[str, set[str]] = {}
        self._found: dict[str, datetime] = {}

    def run(self, start: str) -> dict[str, datetime]:
        known = commits.read_commits(self._tx, self._repository_id, [start])
        index = trees.index_of_tree(self._tx, self._repository_id, self._folders(known.values())[start])
        self._waiting[start] = set(index)
        for commit, parents in self._newest_first(start):
            if not self._waiting:
                break
            self._visit(commit, parents)
        return self._found

    def _visit(self, commit: Commit, parents: list[tuple[str, str]]) -> None:
        """`parents` are ids with the trees of the directory in them, but for those that the repository does not have."""
        paths = self._waiting.pop(commit.oid, None)
        if not paths:
            return
        earlier = _times.get((self._repository_id, self._directory, commit.oid))
        if earlier is not None:
            self._found |= {path: earlier[path] for path in paths}
            return
        here = self._folders([commit])[commit.oid]
        for oid, tree in parents:
            changed = history.changed_paths(self._tx, self._repository_id, tree, here)
            same = paths - changed.keys()
            if same:
                self._waiting.setdefault(oid, set()).update(same)
                paths -= same
        moment = commit.committer.at.astimezone(UTC)
        self._found |= dict.fromkeys(paths, moment)

    def _newest_first(self, start: str) -> Iterator[tuple[Commit, list[tuple[str, str]]]]:
        """Each commit after all of its children, read in batches."""
        order = _children_first(history.ancestors(self._tx, self._repository_id, start), start)
        read: dict[str, Commit] = {}
        for place in range(0, len(order), BATCH):
            batch = order[place : place + BATCH]
            read |= commits.read_commits(self._tx, self._repository_id, (oid for oid in batch if oid not in read))
            behind = {parent for oid in batch if oid in read for parent in read[oid].parents}
            read |= commits.read_commits(self._tx, self._repository_id, behind - read.keys())
            folders = self._folders(read[oid] for oid in {*batch, *behind} if oid in read)
            for oid in batch:
                if oid in read:
                    yield read[oid], [(parent, folders[parent]) for parent in read[oid].parents if parent in folders]

    def _folders(self, wanted: Iterable[Commit]) -> dict[str, str]:
        """The tree of the directory in each commit; the empty one where it is absent."""
        roots = {commit.oid: commit.tree for commit in wanted}
        entries = trees.entries_at(self._tx, self._repository_id, set(roots.values()), self._directory)
        return {oid: entry.oid if (entry := entries[tree]) is not None and entry.is_tree else EMPTY for oid, tree in roots.items()}


def _children_first(parents: Mapping[str, list[str]], start: str) -> list[str]:
    """Kahn's order over everything behind `start`."""
    children = dict.fromkeys(parents, 0)
    for behind in parents.values():
        for parent in set(behind):
            children[parent] += 1
    order, ready = list[str](), [start]
    while ready:
        oid = ready.pop()
        order.append(oid)
        for parent in set(parents[oid]):
            children[parent] -= 1
            if not children[parent]:
                ready.append(parent)
    return order
