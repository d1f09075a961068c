"""Large contents, by key: files in the data folder, or any object store that obstore knows (`s3://bucket/prefix`).

A key is a path of plain names. What is put under a key never changes; putting it again is harmless.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from obstore.store import ObjectStore

CHUNK: Final = 1 << 20
_KEY: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")


class Blobs:
    """Puts and gets bytes. Absent keys raise LookupError."""

    def __init__(self, store: "ObjectStore") -> None:
        self._store = store

    @classmethod
    def open(cls, url: str | None, folder: Path) -> "Blobs":
        """The object store at `url`, or `folder` on disk, which is made."""
        from obstore.store import LocalStore, from_url  # noqa: PLC0415 - loaded when the first database opens

        if url:
            return cls(from_url(url))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(LocalStore(folder))

    def put(self, key: str, content: bytes | Iterable[bytes]) -> None:
        """Store the content whole or not at all; an iterable is sent in parts, never held as one."""
        source = content if isinstance(content, bytes) else iter(content)
        self._store.put(_checked(key), source, chunk_size=8 * CHUNK)

    def get(self, key: str) -> bytes:
        try:
            return bytes(self._store.get(_checked(key)).bytes())
        except FileNotFoundError:
            raise LookupError(f"no blob {key}") from None

    def stream(self, key: str) -> Iterator[bytes]:
        """The content in parts of about a megabyte."""
        try:
            found = self._store.get(_checked(key))
        except FileNotFoundError:
            raise LookupError(f"no blob {key}") from None
        for part in found.stream(min_chunk_size=CHUNK):
            yield bytes(part)

    def size(self, key: str) -> int | None:
        """The content's length, or None when there is none."""
        try:
            return self._store.head(_checked(key))["size"]
        except FileNotFoundError:
            return None

    def delete(self, keys: Iterable[str]) -> None:
        """Forget the keys; absent ones are passed over."""
        wanted = list(keys)
        try:
            self._store.delete(wanted)
        except FileNotFoundError:  # a disk stops at the first that is absent
            for key in wanted:
                with suppress(FileNotFoundError):
                    self._store.delete(key)

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Every key below the folder `prefix`; unfinished uploads have none."""
        for page in self._store.list(prefix or None):
            yield from (entry["path"] for entry in page if _KEY.fullmatch(entry["path"]))


def _checked(key: str) -> str:
    if not _KEY.fullmatch(key) or ".." in key:
        raise ValueError(f"not a key of blob storage: {key!r}")
    return key
