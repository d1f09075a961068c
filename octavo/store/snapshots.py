"""The structure of a revision as it was read from its files: JSON in chunks that revisions share.

One edit of a space with ten thousand pages changes one chunk of about a hundred pages; the others are stored once. Chunks begin where an entry's own
bytes say so, so that an insertion moves no boundary behind it. What nobody names any more is harmless.
"""

import hashlib
import zlib
from collections.abc import Iterator
from typing import Final

from sqlalchemy import bindparam, select

from octavo import clock
from octavo.store.query import in_list, insert_or_ignore, query
from octavo.store.tables.revisions import snapshot_chunks, snapshots
from octavo.store.transaction import Transaction

BOUNDARY: Final = b',{"kind":'
LEVEL: Final = 1
DIGEST: Final = 20

_MASK: Final = 63  # a boundary at every 64th entry, on average
_SIGHT: Final = 40  # an entry's kind and id

_KNOWN = query(select(snapshot_chunks.c.id).where(snapshot_chunks.c.space_id == bindparam("space"), in_list(snapshot_chunks.c.id, "ids")))
_CHUNKS = query(
    select(snapshot_chunks.c.id, snapshot_chunks.c.data).where(
        snapshot_chunks.c.space_id == bindparam("space"), in_list(snapshot_chunks.c.id, "ids")
    )
)
_ONE = query(select(snapshots.c.chunks).where(snapshots.c.space_id == bindparam("space"), snapshots.c.id == bindparam("snapshot")))
_INSERT_CHUNK = insert_or_ignore(snapshot_chunks, ["space_id", "id"])
_INSERT = insert_or_ignore(snapshots, ["space_id", "id"])


def save_snapshot(tx: Transaction, space_id: str, data: bytes) -> str:
    """Store the bytes; answers their id. The same bytes of the same space have one id, and are stored once."""
    pieces = [(hashlib.sha256(chunk).digest()[:DIGEST], chunk) for chunk in _chunks(data)]
    chunks, order = dict(pieces), b"".join(digest for digest, _ in pieces)
    snapshot = hashlib.sha256(order).hexdigest()[: 2 * DIGEST]
    # First: on PostgreSQL this row holds off the collection of chunks that no snapshot lists.
    tx.execute(_INSERT, space_id=space_id, id=snapshot, size=len(data), chunks=order, stored_at=clock.now())
    known = {row.id for row in tx.all(_KNOWN, space=space_id, ids=[digest.hex() for digest in chunks])}
    tx.execute_many(
        _INSERT_CHUNK,
        [
            {"space_id": space_id, "id": digest.hex(), "data": zlib.compress(chunk, LEVEL)}
            for digest, chunk in sorted(chunks.items())
            if digest.hex() not in known
        ],
    )
    return snapshot


def load_snapshot(tx: Transaction, space_id: str, snapshot: str) -> bytes:
    """The bytes; raises LookupError for a snapshot that this space does not have."""
    order: bytes = tx.one(_ONE, space=space_id, snapshot=snapshot).chunks
    ids = [order[at : at + DIGEST].hex() for at in range(0, len(order), DIGEST)]
    chunks = {row.id: zlib.decompress(row.data) for row in tx.all(_CHUNKS, space=space_id, ids=list(set(ids)))}
    return b"".join(chunks[each] for each in ids)


def _chunks(data: bytes) -> Iterator[bytes]:
    """Pieces of the data in order, cut before entries whose first bytes hash to a boundary."""
    first, *entries = data.split(BOUNDARY)
    gathered = [first]
    for entry in entries:
        if zlib.crc32(entry[:_SIGHT]) & _MASK == 0:
            yield b"".join(gathered)
            gathered = []
        gathered += (BOUNDARY, entry)
    yield b"".join(gathered)
