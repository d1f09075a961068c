"""The files of one commit, as a revision's reader sees them."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from octavo.content.revision.paths import join


class FileEntry(NamedTuple):
    oid: str
    """The blob's hash, or any other name that equal contents share."""
    size: int


class Files(Protocol):
    """The files below a space's directory: ordinary ones only, no links and no submodules.

    Paths are relative to that directory, `/`-separated, without a leading slash. `outside` and `read` also take a path that begins with `../`, for what
    pages may use from elsewhere in the repository: the implementation answers None, and refuses to read, where the path leaves the repository or the
    reader's rights.
    """

    def paths(self) -> Iterable[str]:
        """Every file's path, in any order."""

    def entry(self, path: str) -> FileEntry | None: ...

    def outside(self, path: str) -> FileEntry | None: ...

    def read(self, path: str) -> bytes: ...


class Tracked(Protocol):
    """Files whose states have names: what differs between two of them is told without looking at the rest."""

    @property
    def tree(self) -> str:
        """The name of the present state."""

    def changed_since(self, tree: str) -> Mapping[str, tuple[FileEntry | None, FileEntry | None]] | None:
        """Path -> what was there and what is there now, of every file that differs; None where that state is gone."""


class MemoryFiles:
    """Files in a dictionary, with the object ids that Git gives them; `directory` makes a space of one folder, the rest is outside."""

    def __init__(self, contents: Mapping[str, bytes | str], directory: str = "") -> None:
        self._prefix = f"{directory.strip('/')}/" if directory.strip("/") else ""
        self._contents = {path: content.encode() if isinstance(content, str) else content for path, content in contents.items()}
        self._entries = {path: FileEntry(blob_oid(content), len(content)) for path, content in self._contents.items()}

    def paths(self) -> Iterable[str]:
        return [path[len(self._prefix) :] for path in self._contents if path.startswith(self._prefix)]

    def entry(self, path: str) -> FileEntry | None:
        return self._entries.get(self._prefix + path)

    def outside(self, path: str) -> FileEntry | None:
        full = self._full(path)
        return None if full is None else self._entries.get(full)

    def read(self, path: str) -> bytes:
        full = self._full(path)
        if full is None:
            raise KeyError(path)
        return self._contents[full]

    def _full(self, path: str) -> str | None:
        return join(self._prefix.rstrip("/"), path)


def blob_oid(content: bytes) -> str:
    """The SHA-1 name that Git gives to a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
