"""Versions of a book: branches, tags and commits. The slashes of a name may stand in an address as they are or encoded (legacy 1)."""

import re
from typing import Final, NamedTuple

from octavo.api.inline import long_work
from octavo.cache import Cache
from octavo.errors import NotFound
from octavo.store.git import objects, trees
from octavo.store.git.commits import Commit, parse
from octavo.store.git.objects import Kind, MissingObject
from octavo.store.git.refs import MAIN, list_refs
from octavo.store.git.tags import BadTag, tagged
from octavo.store.git.walk import history
from octavo.store.query import Row
from octavo.store.transaction import Transaction

BRANCHES: Final = "refs/heads/"
TAGS: Final = "refs/tags/"
OLDER_MAIN: Final = f"{BRANCHES}master"
"""What everybody's main branch was called then; it is main here, unless the book has a branch or a tag of that name."""
SHORTEST: Final = 7
_HEX: Final = re.compile(rf"[0-9a-f]{{{SHORTEST},40}}")
_TAG_DEPTH: Final = 8

_commits: Cache[tuple[str, str], Commit] = Cache(50_000)
_reachable: Cache[tuple[str, frozenset[str]], list[str]] = Cache(400_000)


class Version(NamedTuple):
    """A commit of a book's repository, and the tree of the book's folder in it."""

    commit: str
    tree: str


class _Named(NamedTuple):
    target: str
    rest: tuple[str, ...]


def current_version(tx: Transaction, book: Row) -> Version:
    """Main as it is now. Raises NotFound for a book without content."""
    target = list_refs(tx, book.repository_id, MAIN).get(MAIN)
    if target is None:
        raise NotFound("The book has no content yet.")
    return _version(tx, book, target)


def find_version(tx: Transaction, book: Row, segments: tuple[str, ...]) -> tuple[Version, tuple[str, ...]]:
    """The version that the first of the segments name, and the segments after it.

    A name may span several segments. An exact branch comes first, then a tag, then a commit by 7 to 40 digits of its id; only commits that a branch or
    tag holds exist. Raises NotFound, also for what could be two.
    """
    refs = _with_older_main(list_refs(tx, book.repository_id))
    names = [("/".join(segments[:count]), segments[count:]) for count in range(1, len(segments))]
    for prefix in (BRANCHES, TAGS):
        found = [_Named(refs[prefix + name], rest) for name, rest in names if prefix + name in refs]
        if found:
            return _only(tx, book, found)
    held = _held(tx, book, refs)
    digits = segments[0].lower()
    if _HEX.fullmatch(digits):
        matching = [oid for oid in held if oid.startswith(digits)]
        commits = [oid for oid in matching if _is_commit(tx, book.repository_id, oid)]
        if commits:
            return _only(tx, book, [_Named(oid, segments[1:]) for oid in commits])
    raise NotFound(f"The book has no version {segments[0]}.")


def _with_older_main(refs: dict[str, str]) -> dict[str, str]:
    if MAIN not in refs or OLDER_MAIN in refs or f"{TAGS}master" in refs:
        return refs
    return {**refs, OLDER_MAIN: refs[MAIN]}


def _only(tx: Transaction, book: Row, found: list[_Named]) -> tuple[Version, tuple[str, ...]]:
    if len(found) > 1:
        raise NotFound(
            "The version is ambiguous: more than one branch, tag or commit is called so. Write more of it, or encode its slashes."
        )
    return _version(tx, book, found[0].target), found[0].rest


def _held(tx: Transaction, book: Row, refs: dict[str, str]) -> list[str]:
    """Every commit that a branch or tag of the book holds: what is only on its way in a change request is not for readers."""
    tips = frozenset(target for name, target in refs.items() if name.startswith((BRANCHES, TAGS)))
    found = _reachable.get((book.repository_id, tips))
    if found is None:
        long_work()
        found = history(tx, book.repository_id, tips)
        _reachable.put((book.repository_id, tips), found, len(found) + 1)
    return found


def _is_commit(tx: Transaction, repository_id: str, oid: str) -> bool:
    kind = objects.kinds(tx, repository_id, [oid]).get(oid)
    return kind is not None and kind[0] == Kind.COMMIT


def _version(tx: Transaction, book: Row, target: str) -> Version:
    commit = read_target(tx, book.repository_id, target)
    entry = trees.entry_at(tx, book.repository_id, commit.tree, book.directory)
    if entry is None or not entry.is_tree:
        raise NotFound("The book does not exist in this version.")
    return Version(commit.oid, entry.oid)


def read_target(tx: Transaction, repository_id: str, target: str) -> Commit:
    """The commit that a reference leads to, through annotated tags. Raises NotFound where it leads elsewhere."""
    known = _commits.get((repository_id, target))
    if known is not None:
        return known
    oid = target
    for _ in range(_TAG_DEPTH):
        try:
            found = objects.read(tx, repository_id, oid)
            if found.kind == Kind.COMMIT:
                commit = parse(oid, found.data)
                _commits.put((repository_id, target), commit)
                return commit
            if found.kind != Kind.TAG:
                break
            oid, _ = tagged(found.data)
        except (MissingObject, BadTag):
            break
    raise NotFound("The version is not a commit.")
