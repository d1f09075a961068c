"""The data folder: where the database, blobs and the server's secret lie when nothing else is configured. What is in `search` and `seen` is made anew when it
is missing.

octavo.db   the database (SQLite)         secret    signs tokens and links; mode 600
blobs/      large contents                lock      held by the running server, names its process
search/     the index of search           seen/     what was seen of the folders that are sources
.octavo     tells that this is one        .gitignore  keeps it out of the repository it may stand in
"""

import fcntl
import os
import secrets
from pathlib import Path
from typing import Final

from octavo.errors import OctavoError

LOCK: Final = "lock"
SECRET: Final = "secret"  # noqa: S105 - a file's name
MARK: Final = ".octavo"


class FolderInUse(OctavoError):
    """Another server runs on the folder."""


def is_data_folder(path: str | Path) -> bool:
    """Whether a server keeps its data there."""
    return os.path.exists(os.path.join(path, MARK))  # noqa: PTH110, PTH118 - asked for every folder of a source


class Folder:
    """A data folder, made when absent and closed to other users of the machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._mark()
        self._lock: int | None = None

    def _mark(self) -> None:
        """Data are nobody's documentation, wherever they lie: `octavo serve .` begins them inside its own source."""
        if is_data_folder(self.path):
            return
        if not any(self.path.iterdir()):
            (self.path / ".gitignore").write_text("*\n")
        (self.path / MARK).touch()

    def secret(self) -> str:
        """The server's secret, made on first use. Two processes that start at once get the same one."""
        if not (self.path / SECRET).exists():
            self.keep_secret(secrets.token_urlsafe(48))
        return (self.path / SECRET).read_text().strip()

    def keep_secret(self, secret: str) -> None:
        """Keep a secret from elsewhere, such as a backup's, unless there is one already."""
        draft = self.path / f"{SECRET}.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            out.write(secret)
        try:
            os.link(draft, self.path / SECRET)
        except FileExistsError:
            pass
        finally:
            draft.unlink()

    def lock(self) -> None:
        """Take the folder for this server; raises FolderInUse, with the other's process id, when another has it.

        The kernel gives the lock back when the process ends, however it ends. Commands that only read or write data need no lock: the database has its own.
        """
        descriptor = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 32, 0).decode(errors="replace").strip() or "unknown"
            os.close(descriptor)
            raise FolderInUse(
                f"The data folder {self.path} is in use by another server (process {holder}): stop it, or choose another folder with --data."
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._lock = descriptor

    def unlock(self) -> None:
        if self._lock is not None:
            os.ftruncate(self._lock, 0)
            os.close(self._lock)
            self._lock = None
