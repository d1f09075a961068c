"""Walking everything that commits hold; the folders read here stay out of the cache, for there may be very many."""

from collections.abc import Iterable, Iterator

from sqlalchemy import bindparam, select

from octavo.store.git import objects, trees
from octavo.store.git.objects import Kind
from octavo.store.query import Query, in_list, query
from octavo.store.tables.git import commit_parents
from octavo.store.transaction import Transaction


def _history_query() -> Query:
    of_repository = commit_parents.c.repository_id == bindparam("repository")
    edges = (
        select(commit_parents.c.parent_id).where(of_repository, in_list(commit_parents.c.commit_id, "tips")).cte("edges", recursive=True)
    )
    edges = edges.union(
        select(commit_parents.c.parent_id).join(edges, commit_parents.c.commit_id == edges.c.parent_id).where(of_repository)
    )
    return query(select(edges.c.parent_id))


_HISTORY = _history_query()


def history(tx: Transaction, repository: str, tips: Iterable[str]) -> list[str]:
    """The tips (commits or annotated tags) and everything before them, tips first."""
    found = dict.fromkeys(tips)
    if found:
        found.update(dict.fromkeys(row.parent_id for row in tx.all(_HISTORY, repository=repository, tips=list(found))))
    return list(found)


def walk_trees(tx: Transaction, repository: str, roots: Iterable[str], seen: set[str]) -> Iterator[tuple[str, Kind]]:
    """Every tree and file below the roots, roots included, but for what is in `seen`; each once, and then in `seen`.

    Folders that the repository does not have are passed over.
    """
    level = [root for root in dict.fromkeys(roots) if root not in seen]
    seen.update(level)
    while level:
        below: list[str] = []
        for oid, found in objects.read_many(tx, repository, level):
            if found.kind != Kind.TREE:
                continue
            yield oid, Kind.TREE
            for mode, _, target in trees.parse(found.data):
                if mode == trees.SUBMODULE or target in seen:
                    continue
                seen.add(target)
                if mode == trees.TREE:
                    below.append(target)
                else:
                    yield target, Kind.BLOB
        level = below
