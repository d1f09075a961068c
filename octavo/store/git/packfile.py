"""Reading packs that strangers send: every object whole, nothing larger than agreed.

Written anew rather than taken from dulwich, which trusts the sizes a pack declares and builds a delta's result before it compares its length: a few
bytes could ask for gigabytes. Memory here is one object and the bases of the deltas that lead to it.
"""

import hashlib
import mmap
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import IO, Final, NamedTuple, Protocol

from octavo.errors import BadRequest, PayloadTooLarge
from octavo.store.git.objects import Kind, Object, object_id

OFFSET_DELTA: Final = 6
NAMED_DELTA: Final = 7
_WINDOW: Final = 1 << 16
_CHECKSUM: Final = 20
_LONGEST_NUMBER: Final = 63  # bits


class PackLimits(NamedTuple):
    """In bytes, but for the number of objects."""

    pack: int = 2 << 30
    file: int = 100 << 20
    objects: int = 5_000_000


class BadPack(BadRequest):
    """The pack is damaged, or holds what no repository here may hold."""


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Entry(NamedTuple):
    kind: int
    size: int
    payload: int  # where the compressed bytes begin


def spool(source: Source, limits: PackLimits) -> IO[bytes]:
    """The pack in a temporary file on disk, at its beginning; PayloadTooLarge when it is longer than agreed."""
    file = tempfile.TemporaryFile(prefix="octavo-pack-")  # noqa: SIM115 - the caller closes it
    left = limits.pack
    while chunk := source.read(_WINDOW):
        left -= len(chunk)
        if left < 0:
            file.close()
            raise PayloadTooLarge(f"The pack is larger than {limits.pack} bytes.")
        file.write(chunk)
    file.seek(0)
    return file


class PackReader:
    """The objects of one pack. `external` gives the bases that a thin pack leaves out, or None."""

    def __init__(self, file: IO[bytes], limits: PackLimits, external: Callable[[str], Object | None]) -> None:
        self._limits = limits
        self._external = external
        self._entries: dict[int, _Entry] = {}
        self._by_offset: defaultdict[int, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._resolved = 0
        self._bytes = _mapped(file)
        self.count = self._header()

    def objects(self) -> Iterator[Object]:
        """Every object once, in no order; raises BadPack or PayloadTooLarge."""
        bases: dict[str, int] = {}
        for offset, found in self._scan():
            bases[object_id(*found)] = offset
            yield found
        for oid, offset in bases.items():
            if offset in self._by_offset or oid in self._by_name:
                entry = self._entries[offset]
                yield from self._children(Object(Kind(entry.kind), self._inflate(entry)[0]), oid, offset)
        for oid in list(self._by_name):
            base = self._external(oid)
            if base is not None and oid in self._by_name:
                yield from self._children(base, oid, None)
        if self._resolved != self.count:
            raise BadPack(f"{self.count - self._resolved} objects of the pack are made from objects that are not there.")

    def _header(self) -> int:
        data = self._bytes
        if len(data) < 12 + _CHECKSUM or data[:4] != b"PACK" or data[4:8] != b"\0\0\0\2":
            raise BadPack("This is not a pack of version 2.")
        if hashlib.sha1(memoryview(data)[:-_CHECKSUM], usedforsecurity=False).digest() != data[-_CHECKSUM:]:
            raise BadPack("The pack is damaged: its checksum does not match.")
        count = int.from_bytes(data[8:12], "big")
        if count > self._limits.objects:
            raise PayloadTooLarge(f"The pack has more than {self._limits.objects} objects.")
        return count

    def _scan(self) -> Iterator[tuple[int, Object]]:
        """Every object that is not a delta; deltas are noted by their base."""
        place = 12
        for _ in range(self.count):
            offset = place
            kind, size, place = self._type_and_size(place)
            base, place = self._base(kind, offset, place)
            entry = self._entries[offset] = _Entry(kind, size, place)
            content, place = self._inflate(entry)
            if isinstance(base, int):
                self._by_offset[base].append(offset)
            elif base is not None:
                self._by_name[base].append(offset)
            else:
                self._resolved += 1
                yield offset, Object(Kind(kind), content)
        if place != len(self._bytes) - _CHECKSUM:
            raise BadPack("The pack has bytes after its last object.")

    def _type_and_size(self, place: int) -> tuple[int, int, int]:
        byte = self._byte(place)
        kind, size, shift = (byte >> 4) & 7, byte & 15, 4
        while byte & 0x80:
            place += 1
            byte = self._byte(place)
            size |= (byte & 0x7F) << shift
            shift += 7
            if shift > _LONGEST_NUMBER:
                raise BadPack("An object of the pack has an impossible size.")
        if kind not in {*Kind, OFFSET_DELTA, NAMED_DELTA}:
            raise BadPack(f"The pack has an object of unknown type {kind}.")
        if size > self._limits.file:
            raise PayloadTooLarge(f"The pack has a file of {size} bytes: at most {self._limits.file} are allowed.")
        return kind, size, place + 1

    def _base(self, kind: int, offset: int, place: int) -> tuple[int | str | None, int]:
        if kind == NAMED_DELTA:
            return self._bytes[place : place + 20].hex(), place + 20
        if kind != OFFSET_DELTA:
            return None, place
        byte = self._byte(place)
        distance = byte & 0x7F
        while byte & 0x80:
            place += 1
            byte = self._byte(place)
            distance = ((distance + 1) << 7) | (byte & 0x7F)
        if offset - distance not in self._entries:
            raise BadPack("A delta of the pack has no base.")
        return offset - distance, place + 1

    def _inflate(self, entry: _Entry) -> tuple[bytes, int]:
        """The content, which must have exactly its declared size, and where the next entry begins."""
        stream = zlib.decompressobj()
        parts: list[bytes] = []
        left, place = entry.size, entry.payload
        end = len(self._bytes) - _CHECKSUM
        try:
            while not stream.eof:
                if place >= end:
                    raise BadPack("The pack ends in the middle of an object.")
                window = self._bytes[place : min(place + min(_WINDOW, entry.size + 64), end)]
                place += len(window)
                while window:
                    part = stream.decompress(window, left + 1)
                    left -= len(part)
                    if left < 0:
                        raise BadPack("An object of the pack is longer than it declares.")
                    parts.append(part)
                    window = stream.unconsumed_tail
        except zlib.error:
            raise BadPack("An object of the pack is damaged.") from None
        if left:
            raise BadPack("An object of the pack is shorter than it declares.")
        return b"".join(parts), place - len(stream.unused_data)

    def _children(self, base: Object, oid: str, offset: int | None) -> Iterator[Object]:
        """All objects made from a base, and those made from them; a chain keeps one base at a time."""
        stack = [(base, self._waiting(oid, offset))]
        while stack:
            parent, waiting = stack[-1]
            delta = waiting.pop()
            if not waiting:
                stack.pop()
            content = apply_delta(parent.data, self._inflate(self._entries[delta])[0], self._limits.file)
            found = Object(parent.kind, content)
            self._resolved += 1
            yield found
            children = self._waiting(object_id(*found), delta)
            if children:
                stack.append((found, children))

    def _waiting(self, oid: str, offset: int | None) -> list[int]:
        by_offset = self._by_offset.pop(offset, []) if offset is not None else []
        return by_offset + self._by_name.pop(oid, [])

    def _byte(self, place: int) -> int:
        if place >= len(self._bytes) - _CHECKSUM:
            raise BadPack("The pack ends in the middle of an object.")
        return self._bytes[place]


def apply_delta(base: bytes, delta: bytes, limit: int) -> bytes:
    """What a delta makes of its base; raises BadPack before it would be longer than it declares, or than `limit`."""
    base_size, place = _number(delta, 0)
    size, place = _number(delta, place)
    if base_size != len(base):
        raise BadPack("A delta of the pack is for another base.")
    if size > limit:
        raise PayloadTooLarge(f"The pack has a file of {size} bytes: at most {limit} are allowed.")
    parts: list[bytes] = []
    left = size
    end = len(delta)
    while place < end:
        command = delta[place]
        place += 1
        if command & 0x80:
            part, place = _copied(base, delta, command, place)
        else:
            part = delta[place : place + command]
            place += command
            if not command or len(part) != command:
                raise BadPack("A delta of the pack is damaged.")
        left -= len(part)
        if left < 0:
            break
        parts.append(part)
    if left:
        raise BadPack("A delta of the pack makes another length than it declares.")
    return b"".join(parts)


def _copied(base: bytes, delta: bytes, command: int, place: int) -> tuple[bytes, int]:
    offset = size = 0
    try:
        for bit in range(4):
            if command >> bit & 1:
                offset |= delta[place] << 8 * bit
                place += 1
        for bit in range(3):
            if command >> (4 + bit) & 1:
                size |= delta[place] << 8 * bit
                place += 1
    except IndexError:
        raise BadPack("A delta of the pack is damaged.") from None
    size = size or 0x10000
    if offset + size > len(base):
        raise BadPack("A delta of the pack copies from beyond its base.")
    return base[offset : offset + size], place


def _number(delta: bytes, place: int) -> tuple[int, int]:
    number = shift = 0
    while place < len(delta) and shift < _LONGEST_NUMBER:
        byte = delta[place]
        place += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return number, place
    raise BadPack("A delta of the pack is damaged.")


def _mapped(file: IO[bytes]) -> mmap.mmap | bytes:
    size = file.seek(0, 2)
    return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
