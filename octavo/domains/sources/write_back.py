"""What was changed here goes into the folder that it came from."""

import contextlib
import logging
import os
import secrets
from pathlib import Path
from typing import Final, NamedTuple

from octavo.domains.sources.descend import open_folder, read_regular
from octavo.domains.sources.folder import MAX_FILE_BYTES
from octavo.domains.sources.paths import refusal
from octavo.errors import Conflict
from octavo.store.database import Database
from octavo.store.git import commits, history, objects
from octavo.store.git.objects import Kind, object_id
from octavo.store.git.refs import move_ref
from octavo.store.git.trees import Entry
from octavo.store.transaction import Transaction

log: Final = logging.getLogger("octavo.sources")


class Ahead(NamedTuple):
    """What main has and the source has not: path to (what the source last had, what main has)."""

    main: str
    base: str
    files: dict[str, tuple[Entry | None, Entry | None]]


class Written(NamedTuple):
    """`waiting` are paths that have changed in the folder too, and are joined first."""

    files: int
    waiting: tuple[str, ...]


def ahead_of_source(tx: Transaction, repository_id: str, *, main: str, base: str) -> Ahead:
    """How main differs from what its source last was."""
    trees = [commits.read_commit(tx, repository_id, commit).tree for commit in (base, main)]
    changed = history.changed_paths(tx, repository_id, *trees)
    return Ahead(main, base, {path: pair for path, pair in changed.items() if all(entry is None or entry.is_file for entry in pair)})


def write_back(database: Database, repository_id: str, ref: str, ahead: Ahead, root: Path) -> Written:
    """Write the files into the folder `root`, each at once; then the source is what main is, and `ref` says so.

    A file that is no longer what the source last was is left alone: the next import joins it. Links are followed nowhere.
    """
    waiting = []
    for path, (before, after) in sorted(
        ahead.files.items(), key=lambda item: item[1][1] is not None
    ):  # a file makes room for a folder first
        content = None
        if after is not None:
            with database.read() as tx:
                content = objects.read_blob(tx, repository_id, after.oid)
        if refusal(path) is not None or not _replace(
            root, path, before, content, executable=after is not None and bool(after.mode & 0o100)
        ):
            waiting.append(path)
    if not waiting:
        with contextlib.suppress(Conflict), database.write() as tx:  # somebody imported meanwhile: the next look tells
            move_ref(tx, repository_id, ref, ahead.main, expected=ahead.base)
    return Written(len(ahead.files) - len(waiting), tuple(waiting))


def _replace(root: Path, path: str, before: Entry | None, content: bytes | None, *, executable: bool) -> bool:
    """Whether the file is now what it should be; it is changed only where it is still what the source last had."""
    *folders, name = path.split("/")
    try:
        with open_folder(root, folders, make=content is not None) as folder:
            there = _read(folder, name)
            if there == content:
                return True
            if (object_id(Kind.BLOB, there) if there is not None else None) != (before.oid if before is not None else None):
                return False
            if content is None:
                os.unlink(name, dir_fd=folder)
            else:
                _write(folder, name, content, 0o755 if executable else 0o644)
    except FileNotFoundError:
        return content is None
    except OSError as error:
        log.warning("%s could not be written: %s", root / path, error.strerror)
        return False
    if content is None:
        _remove_empty_folders(root, folders)
    return True


def _read(folder: int, name: str) -> bytes | None:
    """The file's content; None where there is none. Raises OSError for what is no regular file."""
    try:
        return read_regular(folder, name, MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        return None


def _write(folder: int, name: str, content: bytes, mode: int) -> None:
    """The whole file or nothing of it: a draft takes its place. The draft's name is short, as the file's may be as long as names get."""
    draft = f".octavo-{secrets.token_hex(4)}"
    try:
        file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode, dir_fd=folder)
        with os.fdopen(file, "wb") as handle:
            handle.write(content)
        os.replace(draft, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft, dir_fd=folder)
        raise


def _remove_empty_folders(root: Path, folders: list[str]) -> None:
    """Git knows no empty folders; those that the last file has left go."""
    with contextlib.suppress(OSError):
        while folders:
            *folders, name = folders
            with open_folder(root, folders) as above:
                os.rmdir(name, dir_fd=above)
