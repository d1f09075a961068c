"""Copying another Git repository into ours: the newest content first, the history behind it afterwards.

After `fetch_newest` a reference may move to the commit, though its parents are not there yet: until `fetch_history` has run, the log begins with it.
"""

import heapq
from collections.abc import Callable, Iterable
from typing import Final, Protocol

from octavo.errors import PayloadTooLarge
from octavo.store.database import Database
from octavo.store.git import commits, objects
from octavo.store.git.objects import Kind, MissingObject, Object
from octavo.store.git.packfile import BadPack, PackLimits
from octavo.store.git.receive import refers_to
from octavo.store.git.staging import Staging

COMMITS_AT_ONCE: Final = 100
FLUSH_BYTES: Final = 16 << 20
FLUSH_OBJECTS: Final = 4_000
MANY_COMMITS: Final = 500


class Origin(Protocol):
    """Where objects come from."""

    def read(self, oid: str) -> Object:
        """One object; raises MissingObject."""

    def shallow(self) -> frozenset[str]:
        """Commits whose parents were left out on purpose."""


class Copied:
    """What one run has handled: nothing is read twice, however often trees repeat it."""

    def __init__(self, database: Database, repository: str, origin: Origin, limits: PackLimits) -> None:
        self._database = database
        self._repository = repository
        self._origin = origin
        self._limits = limits
        self._staging = Staging(repository)
        self._seen: set[str] = set()

    def folders(self, roots: Iterable[str]) -> None:
        """Everything below the roots; files that the repository has already are not read again."""
        level = self._unseen(roots)
        files: list[str] = []
        while level:
            below: list[str] = []
            for oid in level:
                for target, kind in self._take(oid, Kind.TREE).items():
                    if target not in self._seen:
                        self._seen.add(target)
                        (below if kind == Kind.TREE else files).append(target)
            level = below
        for batch in objects.batches(files, FLUSH_OBJECTS):
            present = self._present(batch)
            for oid in batch:
                if oid not in present:
                    self._take(oid, Kind.BLOB)

    def commit(self, oid: str) -> None:
        self._take(oid, Kind.COMMIT)

    def tag(self, oid: str) -> str:
        """The object that an annotated tag is for."""
        return next(iter(self._take(oid, Kind.TAG)))

    def save(self) -> None:
        self._staging.save(self._database)

    def _unseen(self, oids: Iterable[str]) -> list[str]:
        fresh = [oid for oid in dict.fromkeys(oids) if oid not in self._seen]
        self._seen.update(fresh)
        return fresh

    def _present(self, oids: Iterable[str]) -> dict[str, tuple[Kind, int]]:
        with self._database.read() as tx:
            return objects.kinds(tx, self._repository, oids)

    def _take(self, oid: str, kind: Kind) -> dict[str, Kind]:
        """Stage one object; answers what it refers to."""
        found = self._origin.read(oid)
        if found.kind != kind or objects.object_id(*found) != oid:
            raise BadPack(f"{oid} is damaged, or is not a {kind.name.lower()}.")
        if len(found.data) > self._limits.file:
            raise PayloadTooLarge(
                f"A file of {len(found.data)} bytes (object {oid}) is too large: at most {self._limits.file} are allowed."
            )
        references = refers_to(found)
        edges = commits.parse(oid, found.data).parents if kind == Kind.COMMIT else tuple(references) if kind == Kind.TAG else ()
        self._staging.add(found.kind, found.data, edges)
        if self._staging.bytes > FLUSH_BYTES or len(self._staging) > FLUSH_OBJECTS:
            self.save()
        return references


def fetch_newest(database: Database, repository: str, origin: Origin, commit: str, *, limits: PackLimits | None = None) -> None:
    """Copy one commit with all its folders and files, without its history.

    Raises BadPack for what no repository here may hold, PayloadTooLarge, and MissingObject when the origin is incomplete.
    """
    copied = Copied(database, repository, origin, limits or PackLimits())
    copied.folders([_tree(origin, commit)])
    copied.commit(commit)
    copied.save()


def fetch_history(
    database: Database,
    repository: str,
    origin: Origin,
    tips: Iterable[str],
    *,
    limits: PackLimits | None = None,
    checkpoint: Callable[[int], object] = lambda _: None,
) -> int:
    """Copy everything before the tips (commits or annotated tags), newest first; answers how many commits that were.

    `checkpoint` is called after each batch with the number so far, and may raise to stop: what was copied stays, and the next run goes on from it.
    """
    copied = Copied(database, repository, origin, limits or PackLimits())
    walk = _Walk(origin)
    for tip in tips:
        oid = tip
        while origin.read(oid).kind == Kind.TAG:
            oid = copied.tag(oid)
        if origin.read(oid).kind == Kind.COMMIT:
            walk.add(oid)
    while batch := walk.next(COMMITS_AT_ONCE):
        copied.folders(commit.tree for commit in batch)
        for commit in batch:
            copied.commit(commit.oid)
        copied.save()
        checkpoint(walk.done)
    if walk.done >= MANY_COMMITS:
        database.analyze()
    return walk.done


class _Walk:
    """Commits of an origin, the newest first."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._shallow = origin.shallow()
        self._seen: set[str] = set()
        self._queue: list[tuple[float, str]] = []
        self._commits: dict[str, commits.Commit] = {}
        self.done = 0

    def add(self, oid: str) -> None:
        if oid not in self._seen:
            self._seen.add(oid)
            commit = self._commits[oid] = commits.parse(oid, self._origin.read(oid).data)
            heapq.heappush(self._queue, (-commit.committer.at.timestamp(), oid))

    def next(self, count: int) -> list[commits.Commit]:
        batch: list[commits.Commit] = []
        while self._queue and len(batch) < count:
            commit = self._commits.pop(heapq.heappop(self._queue)[1])
            batch.append(commit)
            if commit.oid not in self._shallow:
                for parent in commit.parents:
                    self.add(parent)
        self.done += len(batch)
        return batch


def _tree(origin: Origin, commit: str) -> str:
    found = origin.read(commit)
    if found.kind != Kind.COMMIT:
        raise MissingObject(f"{commit} is not a commit")
    return commits.parse(commit, found.data).tree
