"""Git objects as rows: zlib of the content without Git's header, which is also how packs hold them."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Final, NamedTuple

from sqlalchemy import BigInteger, bindparam, select, type_coerce
from sqlalchemy.sql import ClauseElement

from octavo import clock
from octavo.store.blobs import Blobs
from octavo.store.query import DialectName, Query, Row, in_list, insert_into, insert_or_ignore, query
from octavo.store.tables.git import commit_parents, git_objects
from octavo.store.transaction import Transaction

LARGE: Final = 256 * 1024
"""Blobs of more bytes lie in blob storage."""

LEVEL: Final = 1
"""zlib's: a third of the time of its default, for a sixth more bytes."""


BLOB_LOCK: Final = 0x0C7A_0003
"""PostgreSQL's advisory lock between storing rows of large objects and deleting the contents of others."""

YOUNG: Final = 3_600_000_000
"""Microseconds after which an object that is stored again is marked as new."""


class Kind(IntEnum):
    COMMIT = 1
    TREE = 2
    BLOB = 3
    TAG = 4


class Object(NamedTuple):
    kind: Kind
    data: bytes


class Encoded(NamedTuple):
    """An object ready to be stored."""

    oid: str
    kind: Kind
    size: int
    data: bytes
    parents: tuple[str, ...] = ()


class MissingObject(LookupError):
    """The repository has no such object."""


def _insert(dialect: DialectName, names: frozenset[str]) -> ClauseElement:  # noqa: ARG001 - `Query` calls it so
    """An object that is there already becomes young again: a collection that has judged it by its age lets it be."""
    new = insert_into(dialect, git_objects)
    old = type_coerce(git_objects.c.stored_at, BigInteger) < type_coerce(new.excluded.stored_at, BigInteger) - YOUNG
    return new.on_conflict_do_update(index_elements=["repository_id", "id"], set_={"stored_at": new.excluded.stored_at}, where=old)


_OF_REPOSITORY = git_objects.c.repository_id == bindparam("repository")
_READ = query(select(git_objects.c.kind, git_objects.c.data).where(_OF_REPOSITORY, git_objects.c.id == bindparam("oid")))
_READ_MANY = query(
    select(git_objects.c.id, git_objects.c.kind, git_objects.c.data).where(_OF_REPOSITORY, in_list(git_objects.c.id, "oids"))
)
_KINDS = query(select(git_objects.c.id, git_objects.c.kind, git_objects.c.size).where(_OF_REPOSITORY, in_list(git_objects.c.id, "oids")))
_INSERT = Query(_insert)
_INSERT_PARENT = insert_or_ignore(commit_parents, ["repository_id", "commit_id", "position"])
BATCH: Final = 500


def object_id(kind: Kind, data: bytes) -> str:
    """Git's own: SHA-1 of header and content."""
    digest = hashlib.sha1(b"%s %d\0" % (kind.name.lower().encode(), len(data)), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()


def encode(kind: Kind, data: bytes, parents: tuple[str, ...] = ()) -> Encoded:
    return Encoded(object_id(kind, data), kind, len(data), zlib.compress(data, LEVEL), parents)


def read(tx: Transaction, repository: str, oid: str) -> Object:
    """One object; raises MissingObject."""
    row = tx.one_or_none(_READ, repository=repository, oid=oid)
    if row is None:
        raise MissingObject(f"no object {oid}")
    return _decode(tx, repository, oid, row)


def read_kind(tx: Transaction, repository: str, oid: str, kind: Kind) -> bytes:
    """The content of an object of one kind; raises MissingObject also when it is of another."""
    found = read(tx, repository, oid)
    if found.kind != kind:
        raise MissingObject(f"{oid} is a {found.kind.name.lower()}, not a {kind.name.lower()}")
    return found.data


def read_blob(tx: Transaction, repository: str, oid: str) -> bytes:
    """A file's content; raises MissingObject."""
    return read_kind(tx, repository, oid, Kind.BLOB)


def read_many(tx: Transaction, repository: str, oids: Iterable[str]) -> Iterator[tuple[str, Object]]:
    """Those of the objects that the repository has, in no order, a batch in memory at a time."""
    for batch in batches(oids, BATCH):
        for row in tx.all(_READ_MANY, repository=repository, oids=batch):
            yield row.id, _decode(tx, repository, row.id, row)


def kinds(tx: Transaction, repository: str, oids: Iterable[str]) -> dict[str, tuple[Kind, int]]:
    """Kind and size of those of the objects that the repository has."""
    found: dict[str, tuple[Kind, int]] = {}
    for batch in batches(oids, 20_000):
        found.update((row.id, (Kind(row.kind), row.size)) for row in tx.all(_KINDS, repository=repository, oids=batch))
    return found


def insert(tx: Transaction, repository: str, objects: Iterable[Encoded]) -> None:
    """Store objects whose large contents are in blob storage already (`upload`); one that was collected meanwhile is put there again.

    In the order of their ids: two transactions that insert the same ones wait for each other instead of deadlocking.
    """
    ordered = sorted(objects)
    large = [each for each in ordered if is_large(each)]
    if large:
        hold_blobs(tx)
        upload(tx.blobs, repository, (each for each in large if tx.blobs.size(blob_key(repository, each.oid)) is None))
    now = clock.now()
    tx.execute_many(
        _INSERT,
        (
            {
                "repository_id": repository,
                "id": each.oid,
                "kind": int(each.kind),
                "size": each.size,
                "data": None if is_large(each) else each.data,
                "stored_at": now,
            }
            for each in ordered
        ),
    )
    tx.execute_many(
        _INSERT_PARENT,
        (
            {"repository_id": repository, "commit_id": each.oid, "position": position, "parent_id": parent}
            for each in ordered
            for position, parent in enumerate(each.parents)
        ),
    )


def upload(blobs: Blobs, repository: str, objects: Iterable[Encoded]) -> None:
    """Put the large ones into blob storage; before the transaction that inserts them."""
    for each in objects:
        if is_large(each):
            blobs.put(blob_key(repository, each.oid), each.data)


def hold_blobs(tx: Transaction, *, alone: bool = False) -> None:
    """Until the transaction ends nobody deletes large contents; `alone`, for those who delete: nobody stores rows that name them either.

    SQLite has one writer, so there it holds already.
    """
    if tx.dialect == "postgresql":
        tx.run("SELECT pg_advisory_xact_lock($1)" if alone else "SELECT pg_advisory_xact_lock_shared($1)", BLOB_LOCK)


def is_large(encoded: Encoded) -> bool:
    return encoded.kind == Kind.BLOB and encoded.size > LARGE


def blob_key(repository: str, oid: str) -> str:
    return f"git/{repository}/{oid[:2]}/{oid}"


def batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    batch: list[str] = []
    for item in items:
        batch.append(item)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _decode(tx: Transaction, repository: str, oid: str, row: Row) -> Object:
    data = row.data if row.data is not None else tx.blobs.get(blob_key(repository, oid))
    return Object(Kind(row.kind), zlib.decompress(data))
