"""Changes to files -> a new tree. Only the folders on the way to a change are read and written."""

from collections.abc import Mapping
from typing import NamedTuple

from octavo.errors import Conflict
from octavo.store.git import objects, trees
from octavo.store.git.names import checked_path
from octavo.store.git.objects import Kind, MissingObject
from octavo.store.git.staging import Staging
from octavo.store.git.trees import EMPTY, FILE, TREE, Entry, Folder
from octavo.store.transaction import Transaction


class StoredFile(NamedTuple):
    """Put a file that the repository has already, as a move or a copy does."""

    oid: str
    mode: int = FILE


Changes = Mapping[str, bytes | StoredFile | None]
"""Path -> new content, a file that is there already, or None to delete it."""


class _Folder(NamedTuple):
    """The changes inside one folder: to its own files, and by sub-folder."""

    files: dict[str, Entry | None]
    folders: dict[str, "_Folder"]


def write_changes(tx: Transaction, staging: Staging, base: str | None, changes: Changes) -> str:
    """Stage the tree that comes of applying the changes to the tree `base`; answers its id.

    Folders left empty go. A file where a folder stays, or the other way round, is a Conflict; a path that Git would refuse is a BadRequest; a `StoredFile` whose
    file the repository does not have raises MissingObject. A new file keeps the mode of the one it replaces.
    """
    _check_places(tx, staging, changes)
    root = _Folder({}, {})
    for path, change in changes.items():
        *folders, name = checked_path(path).split("/")
        here = root
        for folder in folders:
            here = here.folders.setdefault(folder, _Folder({}, {}))
        here.files[name] = _entry(staging, change)
    return _write(tx, staging, base or EMPTY, root, "") or staging.add(Kind.TREE, b"")


def _entry(staging: Staging, change: bytes | StoredFile | None) -> Entry | None:
    if change is None:
        return None
    if isinstance(change, StoredFile):
        return Entry(change.mode, change.oid)
    return Entry(0, staging.blob(change), len(change))


def _check_places(tx: Transaction, staging: Staging, changes: Changes) -> None:
    placed = {change.oid for change in changes.values() if isinstance(change, StoredFile)}
    if not placed:
        return
    known = objects.kinds(tx, staging.repository, placed)
    for oid in placed:
        kind = staging.kind(oid) or (known[oid][0] if oid in known else None)
        if kind != Kind.BLOB:
            raise MissingObject(f"no file {oid}")


def _write(tx: Transaction, staging: Staging, base: str, changes: _Folder, where: str) -> str | None:
    """The id of the changed folder, or None when nothing is left in it."""
    before = trees.read_folder(tx, staging.repository, base)
    after = dict(before)
    for name, entry in changes.files.items():
        if entry is None and not _is_folder(before.get(name)):
            after.pop(name, None)
    for name, inner in changes.folders.items():
        _write_inner(tx, staging, after, name, inner, where)
    for name, entry in changes.files.items():
        if entry is not None:
            if _is_folder(after.get(name)):
                raise Conflict(f"{where}{name} is a folder: delete its files before putting a file there.")
            after[name] = entry if entry.mode else entry._replace(mode=_mode(before.get(name)))
    return staging.add(Kind.TREE, trees.serialize(after)) if after else None


def _write_inner(tx: Transaction, staging: Staging, after: dict[str, Entry], name: str, inner: _Folder, where: str) -> None:
    there = after.get(name)
    if there is not None and not there.is_tree:
        if not _adds(inner):
            return
        raise Conflict(f"{where}{name} is a file: delete it before putting files below it.")
    written = _write(tx, staging, there.oid if there else EMPTY, inner, f"{where}{name}/")
    if written:
        after[name] = Entry(TREE, written)
    else:
        after.pop(name, None)


def _adds(folder: _Folder) -> bool:
    return any(folder.files.values()) or any(_adds(inner) for inner in folder.folders.values())


def _is_folder(entry: Entry | None) -> bool:
    return entry is not None and entry.is_tree


def _mode(entry: Entry | None) -> int:
    return entry.mode if entry is not None and entry.is_file else FILE


__all__ = ["Changes", "Folder", "StoredFile", "write_changes"]
