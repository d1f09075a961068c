"""A backup in one file, taken while the server works, and put back on either database.

A tar file: `octavo.db` (all tables as a SQLite database, also when they came from PostgreSQL), `blobs/<key>`, `secret`, and last `manifest.json`, which
holds the length and SHA-256 of every other member. Without its manifest, or with one byte changed, a backup is not restored.
"""

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import orjson
from sqlalchemy import select

from octavo import __version__, clock
from octavo.errors import OctavoError
from octavo.store.blobs import Blobs
from octavo.store.copying import copy_tables
from octavo.store.database import FILE, Database
from octavo.store.git.objects import blob_key
from octavo.store.query import query
from octavo.store.sqlite import SQLite
from octavo.store.tables.accounts import accounts
from octavo.store.tables.git import git_objects

MANIFEST: Final = "manifest.json"
SECRET: Final = "secret"  # noqa: S105 - a member's name
BLOBS: Final = "blobs/"
FORMAT: Final = 1
CHUNK: Final = 1 << 20

_IN_BLOBS = query(select(git_objects.c.repository_id, git_objects.c.id).where(git_objects.c.data.is_(None)))
_ANYTHING = query(select(accounts.c.id).limit(1))

Progress = Callable[[str], object]


class BadBackup(OctavoError):
    """The backup cannot be made or put back; the message says why, and what to do."""


class Summary(NamedTuple):
    """What a backup holds: blobs, and bytes in all."""

    blobs: int
    bytes: int


def backup(database: Database, file: Path, *, secret: str | None = None, progress: Progress = lambda _: None) -> Summary:
    """Write everything to `file`, which appears only when it is complete, readable by its owner alone.

    Blobs never change once written, and are written before the rows that name them: copied after the tables, they are complete.
    """
    partial = file.with_name(f"{file.name}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out, tempfile.TemporaryDirectory(prefix="octavo-backup-") as folder:
            summary = _write(database, out, Path(folder), secret, progress)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return summary


def restore(file: Path, *, url: str | None, data: Path, blobs: Blobs, progress: Progress = lambda _: None) -> str | None:
    """Put a backup into an empty data folder, or an empty PostgreSQL database; answers the secret that it holds.

    Everything is checked before anything is written; raises BadBackup, also when there is data already.
    """
    _refuse_existing(url, data)
    with _checked(file) as tar, tempfile.TemporaryDirectory(prefix="octavo-restore-", dir=data) as folder:
        progress("checking the database")
        copy = Path(folder) / FILE
        with copy.open("wb") as out:
            for chunk in _content(tar, FILE):
                out.write(chunk)
        _check_database(Path(folder))
        progress("restoring files")
        for member in tar.getmembers():
            if member.name.startswith(BLOBS):
                blobs.put(member.name.removeprefix(BLOBS), _content(tar, member.name))
        progress("restoring the database")
        if url:
            _fill(url, data, Path(folder), blobs)
        else:
            copy.replace(data / FILE)
        return b"".join(_content(tar, SECRET)).decode() if SECRET in tar.getnames() else None


def _write(database: Database, out: IO[bytes], folder: Path, secret: str | None, progress: Progress) -> Summary:
    manifest: dict[str, Any] = {"format": FORMAT, "version": __version__, "made_at": clock.timestamp(clock.now()), "members": {}}
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        progress("copying the database")
        _copy_database(database, folder)
        with (folder / FILE).open("rb") as copy:
            _add(tar, manifest, FILE, (folder / FILE).stat().st_size, iter(lambda: copy.read(CHUNK), b""))
        progress("copying files")
        for key in sorted(database.blobs.keys()):
            size = database.blobs.size(key)
            if size is not None:  # collected meanwhile
                _add(tar, manifest, BLOBS + key, size, database.blobs.stream(key))
        _check_complete(database, folder, manifest)
        if secret is not None:
            _add(tar, manifest, SECRET, len(secret.encode()), iter([secret.encode()]))
        members = manifest["members"].values()
        _add(tar, {"members": {}}, MANIFEST, len(encoded := orjson.dumps(manifest)), iter([encoded]))
        return Summary(sum(name.startswith(BLOBS) for name in manifest["members"]), sum(member["size"] for member in members))


def _copy_database(database: Database, folder: Path) -> None:
    """All tables in one SQLite file, as they are at one moment."""
    if isinstance(database.engine, SQLite):
        database.engine.copy_to(folder / FILE)
        return
    copy = Database.open(None, folder, database.blobs)
    try:
        copy.migrate()
        with database.snapshot() as source, copy.write() as target:
            copy_tables(source, target)
    finally:
        copy.close()


def _fill(url: str, data: Path, folder: Path, blobs: Blobs) -> None:
    """From the SQLite copy into PostgreSQL."""
    source, target = Database.open(None, folder, blobs), Database.open(url, data, blobs)
    try:
        source.migrate()
        target.migrate()
        with source.snapshot() as reading, target.write() as writing:
            copy_tables(reading, writing)
    finally:
        source.close()
        target.close()


def _check_complete(database: Database, folder: Path, manifest: dict[str, Any]) -> None:
    """Every large file that the tables name is in the backup, but for those that were collected while it was made."""
    copy = Database.open(None, folder, database.blobs)
    try:
        with copy.read() as tx:
            keys = {blob_key(row.repository_id, row.id): row for row in tx.all(_IN_BLOBS)}
    finally:
        copy.close()
    missing = {key for key in keys if BLOBS + key not in manifest["members"]}
    if missing:
        with database.read() as tx:
            missing &= {blob_key(row.repository_id, row.id) for row in tx.all(_IN_BLOBS)}
    if missing:
        raise BadBackup(
            f"{len(missing)} files are missing from blob storage, such as {min(missing)}: check OCTAVO_BLOBS, or restore them first."
        )


def _refuse_existing(url: str | None, data: Path) -> None:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not url:
        if (data / FILE).exists():
            raise BadBackup(f"{data} holds data already: restore into an empty folder, and move it into place afterwards.")
        return
    target = Database.open(url, data)
    try:
        target.migrate()
        with target.read() as tx:
            if tx.one_or_none(_ANYTHING) is not None:
                raise BadBackup("The PostgreSQL database holds data already: restore into an empty one.")
    finally:
        target.close()


@contextmanager
def _checked(file: Path) -> Iterator[tarfile.TarFile]:
    """The backup, its manifest read and every member compared with it."""
    with ExitStack() as stack:
        try:
            tar = stack.enter_context(tarfile.open(file, "r:"))
        except (tarfile.TarError, OSError) as error:
            raise BadBackup(f"{file} is not a backup that can be read ({error}).") from None
        try:
            manifest = orjson.loads(b"".join(_content(tar, MANIFEST)))
            names = [name for name in tar.getnames() if name != MANIFEST]
        except (KeyError, ValueError, tarfile.TarError, OSError):
            raise BadBackup(f"{file} is not a backup, or is not complete.") from None
        if manifest.get("format") != FORMAT:
            raise BadBackup(f"{file} was made by a later version of Octavo ({manifest.get('version')}): install that version.")
        if sorted(names) != sorted(manifest["members"]) or FILE not in names:
            raise BadBackup(f"{file} does not hold what its manifest says.")
        for name, expected in manifest["members"].items():
            digest = hashlib.sha256()
            for chunk in _content(tar, name):
                digest.update(chunk)
            if digest.hexdigest() != expected["sha256"]:
                raise BadBackup(f"{file} is damaged: {name} has changed since it was made.")
        yield tar


def _check_database(folder: Path) -> None:
    database = Database.open(None, folder)
    try:
        database.migrate()
        assert isinstance(database.engine, SQLite)
        faults = database.engine.faults()
    finally:
        database.close()
    if faults:
        raise BadBackup(f"The database in the backup is damaged ({faults[0]}).")


def _content(tar: tarfile.TarFile, name: str) -> Iterator[bytes]:
    member = tar.extractfile(name)
    if member is None:
        raise KeyError(name)
    with member:
        while chunk := member.read(CHUNK):
            yield chunk


def _add(tar: tarfile.TarFile, manifest: dict[str, Any], name: str, size: int, content: Iterator[bytes]) -> None:
    """Add a member of known size, and note its checksum."""
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(clock.now().timestamp())
    reader = _Reader(content)
    tar.addfile(info, reader)
    manifest["members"][name] = {"size": size, "sha256": reader.digest.hexdigest()}


class _Reader(io.RawIOBase):
    """Chunks as a file, their checksum taken on the way."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""
        self.digest = hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        while size < 0 or len(self._rest) < size:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            self.digest.update(chunk)
            self._rest += chunk
        size = len(self._rest) if size < 0 else size
        part, self._rest = self._rest[:size], self._rest[size:]
        return part


__all__ = ["BadBackup", "Summary", "backup", "restore"]
