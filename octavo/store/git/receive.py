"""Taking in a pack. The objects are stored first, in small transactions, and are harmless until a reference moves to them (`refs.move_ref`)."""

from typing import NamedTuple

from octavo.store.database import Database
from octavo.store.git import commits, names, objects, tags, trees
from octavo.store.git.commits import BadCommit
from octavo.store.git.objects import Kind, MissingObject, Object
from octavo.store.git.packfile import BadPack, PackLimits, PackReader, Source, spool
from octavo.store.git.reachable import unreachable
from octavo.store.git.staging import Staging
from octavo.store.git.tags import BadTag
from octavo.store.git.trees import BadTree

_MODES = {trees.TREE, trees.FILE, trees.EXECUTABLE, 0o100664, trees.SYMLINK, trees.SUBMODULE}
_FLUSH_BYTES = 16 << 20
_FLUSH_OBJECTS = 4_000


class Received(NamedTuple):
    """How many objects of each kind a pack held."""

    commits: int
    trees: int
    files: int
    tags: int


def import_pack(database: Database, repository: str, source: Source, *, limits: PackLimits | None = None) -> Received:
    """Read a pack, check every object, and store them.

    Raises BadPack when it is damaged, has names or modes that a repository may not have, or refers to objects that neither it nor this repository's
    references hold; PayloadTooLarge when it passes the limits. The pack is read to its end before anything is written, however slowly it comes.
    """
    limits = limits or PackLimits()
    with spool(source, limits) as file:
        intake = _Intake(database, repository)
        for found in PackReader(file, limits, intake.base).objects():
            intake.take(found)
    return intake.finish()


class _Intake:
    """The objects of one pack on their way in: what was there, and what it refers to."""

    def __init__(self, database: Database, repository: str) -> None:
        self._database = database
        self._repository = repository
        self._staging = Staging(repository)
        self._kinds: dict[str, Kind] = {}
        self._needed: dict[str, Kind] = {trees.EMPTY: Kind.TREE}

    def base(self, oid: str) -> Object | None:
        """The base of a thin pack's delta, which must be among what this repository's references reach."""
        with self._database.read() as tx:
            try:
                found = objects.read(tx, self._repository, oid)
            except MissingObject:
                return None
            return None if unreachable(tx, self._repository, {oid: found.kind}) else found

    def take(self, found: Object) -> None:
        references = refers_to(found)
        for oid, kind in references.items():
            if self._needed.setdefault(oid, kind) != kind:
                raise BadPack(f"{oid} cannot be both a {kind.name.lower()} and a {self._needed[oid].name.lower()}.")
        edges = tuple(references) if found.kind == Kind.TAG else _parents(found)
        oid = self._staging.add(found.kind, found.data, edges)
        self._kinds[oid] = found.kind
        if self._staging.bytes > _FLUSH_BYTES or len(self._staging) > _FLUSH_OBJECTS:
            self._staging.save(self._database)

    def finish(self) -> Received:
        outside: dict[str, Kind] = {}
        for oid, kind in self._needed.items():
            here = self._kinds.get(oid)
            if here is None:
                outside[oid] = kind
            elif here != kind:
                raise BadPack(f"{oid} is a {here.name.lower()}, and is used as a {kind.name.lower()}.")
        outside.pop(trees.EMPTY, None)
        if outside:
            with self._database.read() as tx:
                missing = unreachable(tx, self._repository, outside)
            if missing:
                raise BadPack(f"The pack refers to {len(missing)} objects that this repository does not have, such as {min(missing)}.")
        self._staging.save(self._database)
        counted = list(self._kinds.values())
        return Received(*(counted.count(kind) for kind in (Kind.COMMIT, Kind.TREE, Kind.BLOB, Kind.TAG)))


def refers_to(found: Object) -> dict[str, Kind]:
    """What an object refers to, after checking that it is well formed; submodules refer to other repositories, so to nothing here."""
    try:
        if found.kind == Kind.TREE:
            return _tree_references(found.data)
        if found.kind == Kind.TAG:
            return dict([tags.tagged(found.data)])
        if found.kind == Kind.COMMIT:
            commit = commits.parse("", found.data)
            return {commit.tree: Kind.TREE, **dict.fromkeys(commit.parents, Kind.COMMIT)}
    except (BadTree, BadCommit, BadTag) as error:
        raise BadPack(f"The pack holds a broken object ({error}).") from None
    return {}


def _tree_references(data: bytes) -> dict[str, Kind]:
    references: dict[str, Kind] = {}
    seen: set[str] = set()
    for mode, name, oid in trees.parse(data):
        reason = names.refused_name(name)
        if reason:
            raise BadPack(f"The pack has a file or folder {name!r}: {reason}.")
        if name in seen:
            raise BadPack(f"The pack has a folder with two entries {name!r}.")
        if mode not in _MODES:
            raise BadPack(f"The pack has {name!r} of unknown mode {mode:o}.")
        seen.add(name)
        if mode != trees.SUBMODULE:
            kind = Kind.TREE if mode == trees.TREE else Kind.BLOB
            if references.setdefault(oid, kind) != kind:
                raise BadPack(f"{oid} cannot be both a file and a folder.")
    return references


def _parents(found: Object) -> tuple[str, ...]:
    return commits.parse("", found.data).parents if found.kind == Kind.COMMIT else ()


__all__ = ["BadPack", "PackLimits", "Received", "import_pack", "refers_to"]
