"""A folder of files as a source: what it holds, and what of it changed since it was last looked at."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import pathspec

from octavo.domains.sources.descend import open_folder, read_regular
from octavo.domains.sources.paths import ignored, refusal
from octavo.errors import BadRequest
from octavo.store.folder import is_data_folder

MAX_FILES: Final = 200_000
MAX_FILE_BYTES: Final = 100 * 1024 * 1024
IGNORE: Final = ".gitignore"
MAX_WILDCARDS: Final = 3
TOO_WILD: Final = f"Rules with more than {MAX_WILDCARDS} wildcards, or as many `**`, are passed over."
UNREADABLE: Final = "The user that the server runs as may not read this: it is left out."

_WILDCARDS: Final = re.compile(r"\*+")


class Stamp(NamedTuple):
    """What tells that a file is unchanged without reading it; times in nanoseconds."""

    size: int
    modified: int
    changed: int
    inode: int


@dataclass(frozen=True)
class Scan:
    """`files`: path to stamp. `skipped`: path to why it is left out. `rules`: the text of the `.gitignore` that held."""

    files: dict[str, Stamp]
    skipped: dict[str, str]
    rules: str


NOTHING: Final = Scan({}, {}, "")


def scan(root: Path, before: Scan = NOTHING) -> Scan:
    """Every file under `root` that belongs to the content. The names of those that did `before`, under the same rules, are not judged again.

    Symbolic links are never followed (GHSA-368m-86q9-m99w), a `.gitignore` at the root is honoured, version control and installed packages are passed
    over, and so are folders where a server keeps its data. Raises BadRequest when there are more than `MAX_FILES`, or `root` is such a folder itself.
    """
    if is_data_folder(root):
        raise BadRequest(f"{root} is where a server keeps its data: name the folder that holds the documentation.")
    rules = _ignore_rules(root)
    lines = rules.splitlines()
    found = Scan({}, {}, rules)
    ignore = pathspec.GitIgnoreSpec.from_lines(line for line in lines if _is_cheap(line))
    if not all(map(_is_cheap, lines)):
        found.skipped[IGNORE] = TOO_WILD
    known = before.files if before.rules == rules else {}
    top, pending = os.fspath(root), [""]
    while pending:
        folder = pending.pop()
        for entry in _entries(top, folder, found):
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not ignored(f"{path}/x") and not ignore.match_file(f"{path}/") and not is_data_folder(entry.path):
                    pending.append(f"{path}/")
            elif (stamp := known.get(path)) is not None:
                _note(entry, path, found, None, stamp)
            elif not ignored(path) and not ignore.match_file(path):
                _note(entry, path, found, refusal(path))
        if len(found.files) > MAX_FILES:
            raise BadRequest(f"{root} holds more than {MAX_FILES} files: name the folder that holds the documentation.")
    return found


def _entries(top: str, folder: str, found: Scan) -> list[os.DirEntry[str]]:
    """What a folder holds: nothing once it is gone, and nothing but a note where it may not be read."""
    try:
        with os.scandir(f"{top}/{folder}") as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        if not folder:
            raise
        return []
    except PermissionError:
        if not folder:
            raise
        found.skipped[folder.encode(errors="replace").decode()] = UNREADABLE
        return []


def _ignore_rules(root: Path) -> str:
    rules = root / IGNORE
    return "" if rules.is_symlink() or not rules.is_file() else rules.read_text(errors="replace")


def _is_cheap(line: str) -> bool:
    """Whether a rule can be matched in moderate time: the library's patterns try all lengths of each wildcard, so that every further one multiplies."""
    runs = _WILDCARDS.findall(line)
    return len(runs) <= MAX_WILDCARDS and sum(len(run) > 1 for run in runs) < MAX_WILDCARDS


def _note(entry: os.DirEntry[str], path: str, found: Scan, why: str | None, before: Stamp | None = None) -> None:
    """Note a file, or why it is left out: `why`, or what is found here. A stamp that is as `before` is that very one: there may be very many."""
    if entry.is_symlink():
        found.skipped[path] = "This is a symbolic link, which is not followed."
        return
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return
    if why is None and not stat.S_ISREG(status.st_mode):
        why = "This is no regular file: it is left out."
    if why is None and status.st_size > MAX_FILE_BYTES:
        why = f"This is larger than {MAX_FILE_BYTES} bytes: it is left out."
    if why is not None:
        found.skipped[path.encode(errors="replace").decode()] = why
        return
    stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    found.files[path] = before if before == stamp else Stamp(*stamp)


def read_file(root: Path, path: str) -> bytes | None:
    """The file's bytes, or None if it is gone or no longer a regular file by now; links are refused on every level of the path.

    Raises PermissionError for one that this user may not read.
    """
    *folders, name = path.split("/")
    try:
        with open_folder(root, folders) as folder:
            return read_regular(folder, name, MAX_FILE_BYTES + 1)
    except PermissionError:
        raise
    except OSError:
        return None
