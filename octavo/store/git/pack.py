"""Writing packs and bundles: headers and stored bytes, since objects are stored as packs hold them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sqlalchemy import bindparam, select

from octavo.store.git import commits, objects, walk
from octavo.store.git.objects import MissingObject
from octavo.store.query import in_list, query
from octavo.store.tables.git import git_objects
from octavo.store.transaction import Transaction

BATCH: Final = 200

_STORED = query(
    select(git_objects.c.id, git_objects.c.kind, git_objects.c.size, git_objects.c.data).where(
        git_objects.c.repository_id == bindparam("repository"), in_list(git_objects.c.id, "oids")
    )
)


def missing_objects(tx: Transaction, repository: str, want: Iterable[str], have: Iterable[str] = ()) -> list[str]:
    """Every object that the wanted commits (or annotated tags) hold and those that the other side has do not: history, folders, files.

    Raises MissingObject when a wanted commit is not there, or the history behind one is not there yet.
    """
    held = walk.history(tx, repository, have)
    held_set = set(held)
    new = [oid for oid in walk.history(tx, repository, want) if oid not in held_set]
    if len(objects.kinds(tx, repository, new)) != len(new):
        raise MissingObject("the repository does not have the whole history of what is wanted")
    seen: set[str] = set()
    for _ in walk.walk_trees(tx, repository, _trees_of(tx, repository, _boundary(tx, repository, new, held_set)), seen):
        pass
    found = list(new)
    found.extend(oid for oid, _ in walk.walk_trees(tx, repository, _trees_of(tx, repository, new), seen))
    return found


def pack_chunks(tx: Transaction, repository: str, oids: list[str]) -> Iterator[bytes]:
    """A pack of these objects, in parts; raises MissingObject when one is not there."""
    digest = hashlib.sha1(usedforsecurity=False)
    head = b"PACK\0\0\0\2" + len(oids).to_bytes(4, "big")
    digest.update(head)
    yield head
    for start in range(0, len(oids), BATCH):
        batch = oids[start : start + BATCH]
        rows = tx.all(_STORED, repository=repository, oids=batch)
        if len(rows) != len(batch):
            raise MissingObject(f"{len(batch) - len(rows)} objects are not there, or were named twice")
        for row in rows:
            data = row.data if row.data is not None else tx.blobs.get(objects.blob_key(repository, row.id))
            part = _entry_header(row.kind, row.size) + data
            digest.update(part)
            yield part
    yield digest.digest()


def write_pack(tx: Transaction, repository: str, write: Callable[[bytes], object], want: Iterable[str], have: Iterable[str] = ()) -> int:
    """Write the pack that brings the other side from `have` to `want`; answers how many objects it holds."""
    oids = missing_objects(tx, repository, want, have)
    for part in pack_chunks(tx, repository, oids):
        write(part)
    return len(oids)


def _trees_of(tx: Transaction, repository: str, oids: Iterable[str]) -> list[str]:
    return [commit.tree for commit in commits.read_commits(tx, repository, oids).values()]


def _boundary(tx: Transaction, repository: str, new: list[str], held: set[str]) -> list[str]:
    """The commits of the other side on which the new ones build: what they hold need not be sent."""
    parents: dict[str, None] = {}
    for commit in commits.read_commits(tx, repository, new).values() if held else ():
        parents.update(dict.fromkeys(parent for parent in commit.parents if parent in held))
    return list(parents)


def _entry_header(kind: int, size: int) -> bytes:
    byte = kind << 4 | size & 15
    size >>= 4
    header = bytearray()
    while size:
        header.append(byte | 0x80)
        byte = size & 0x7F
        size >>= 7
    header.append(byte)
    return bytes(header)
