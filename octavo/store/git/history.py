"""Questions about histories: ancestors, the log of a folder, what changed between two trees."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sqlalchemy import bindparam, select

from octavo.store.git import commits, trees
from octavo.store.git.commits import Commit
from octavo.store.git.trees import EMPTY, Entry
from octavo.store.query import Query, query
from octavo.store.tables.git import commit_parents
from octavo.store.transaction import Transaction

BATCH: Final = 200
_ALL: Final = 1 << 40


class LogEntry(NamedTuple):
    """A commit, and what the folder was in it and in its first parent: the id of a tree, None where it was absent."""

    commit: Commit
    tree: str | None
    previous: str | None


def is_ancestor(tx: Transaction, repository: str, ancestor: str, commit: str) -> bool:
    """Whether `commit` is `ancestor` or comes after it."""
    return ancestor == commit or tx.scalar(_IS_ANCESTOR, repository=repository, commit=commit, ancestor=ancestor) is not None


def ancestors(tx: Transaction, repository: str, commit: str) -> dict[str, list[str]]:
    """The commit and everything before it: id -> parents."""
    found: dict[str, list[str]] = {commit: []}
    for row in tx.all(_EDGES, repository=repository, commit=commit):
        found.setdefault(row.commit_id, []).append(row.parent_id)
        found.setdefault(row.parent_id, [])
    return found


def first_parents(tx: Transaction, repository: str, commit: str, limit: int | None = None) -> list[str]:
    """The commit, its first parent, and so on to the beginning, or so many of them."""
    rows = tx.all(_FIRST_PARENTS, repository=repository, commit=commit, limit=_ALL if limit is None else limit - 1)
    return [commit, *(row.parent_id for row in rows)]


def log_of_folder(tx: Transaction, repository: str, commit: str, directory: str = "", *, until: str | None = None) -> Iterator[LogEntry]:
    """The first-parent commits that changed a folder, newest first, down to (not including) `until`.

    Read in batches as they are asked for. A commit whose parents are not in the repository counts as a beginning.
    """
    newer: tuple[Commit, str | None] | None = None
    for line in _main_line(tx, repository, commit):
        batch = line[: line.index(until) + 1] if until in line else line
        known = commits.read_commits(tx, repository, batch)
        folders = trees.entries_at(tx, repository, {each.tree for each in known.values()}, directory)
        for oid in batch:
            if oid not in known:
                break
            entry = folders[known[oid].tree]
            tree = entry.oid if entry and entry.is_tree else None
            if newer is not None and newer[1] != tree:
                yield LogEntry(newer[0], newer[1], tree)
            newer = known[oid], tree
        if batch[-1] == until:
            return
    if newer is not None and newer[1] is not None:
        yield LogEntry(newer[0], newer[1], None)


def _main_line(tx: Transaction, repository: str, commit: str) -> Iterator[list[str]]:
    """First parents in batches; each batch is read when the one before it is used up."""
    line = first_parents(tx, repository, commit, BATCH)
    while line:
        yield line
        line = first_parents(tx, repository, line[-1], BATCH + 1)[1:]


def changed_paths(tx: Transaction, repository: str, old: str | None, new: str | None) -> dict[str, tuple[Entry | None, Entry | None]]:
    """Path -> (before, after) of everything that differs between two trees and is not a folder; equal folders are not read."""
    changed: dict[str, tuple[Entry | None, Entry | None]] = {}
    level = [("", old or EMPTY, new or EMPTY)]
    while level:
        folders = trees.read_folders(tx, repository, (oid for _, *both in level for oid in both))
        below: list[tuple[str, str, str]] = []
        for prefix, before, after in level:
            left, right = folders[before], folders[after]
            for name in sorted(left.keys() | right.keys()):
                was, now = left.get(name), right.get(name)
                if was and now and (was.mode, was.oid) == (now.mode, now.oid):
                    continue
                if (was and was.is_tree) or (now and now.is_tree):
                    below.append((f"{prefix}{name}/", was.oid if was and was.is_tree else EMPTY, now.oid if now and now.is_tree else EMPTY))
                files = was if was and not was.is_tree else None, now if now and not now.is_tree else None
                if any(files):
                    changed[prefix + name] = files
        level = below
    return changed


def _reachable(*, first_parents_only: bool = False) -> Query:
    """The edges from `commit` to everything before it, by a recursive query within one repository."""
    of_repository = commit_parents.c.repository_id == bindparam("repository")
    main_line = (commit_parents.c.position == 0,) if first_parents_only else ()
    edges = (
        select(commit_parents.c.commit_id, commit_parents.c.parent_id)
        .where(of_repository, commit_parents.c.commit_id == bindparam("commit"), *main_line)
        .cte("edges", recursive=True)
    )
    edges = edges.union(
        select(commit_parents.c.commit_id, commit_parents.c.parent_id)
        .join(edges, commit_parents.c.commit_id == edges.c.parent_id)
        .where(of_repository, *main_line)
    )
    found = select(edges.c.commit_id, edges.c.parent_id)
    return query(found.limit(bindparam("limit")) if first_parents_only else found)


def _ancestor_query() -> Query:
    of_repository = commit_parents.c.repository_id == bindparam("repository")
    before = (
        select(commit_parents.c.parent_id)
        .where(of_repository, commit_parents.c.commit_id == bindparam("commit"))
        .cte("before", recursive=True)
    )
    before = before.union(
        select(commit_parents.c.parent_id).join(before, commit_parents.c.commit_id == before.c.parent_id).where(of_repository)
    )
    return query(select(before.c.parent_id).where(before.c.parent_id == bindparam("ancestor")).limit(1))


_EDGES = _reachable()
_FIRST_PARENTS = _reachable(first_parents_only=True)
_IS_ANCESTOR = _ancestor_query()
