"""Git repositories of others that we read: a folder on disk, a bundle."""

import os
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from octavo.errors import BadRequest
from octavo.store.database import Database
from octavo.store.git.names import is_oid
from octavo.store.git.objects import Kind, MissingObject, Object
from octavo.store.git.packfile import PackLimits
from octavo.store.git.receive import import_pack

LONGEST_LINE: Final = 4096


class GitFolder:
    """A Git repository on this machine's disk, with or without a work tree; read through dulwich, so nothing of it is ever run.

    One that came from outside, in an archive for instance, is not `trusted`: it may not point to objects elsewhere on the disk.
    Raises BadRequest when the folder is no repository that can be read.
    """

    def __init__(self, path: Path, *, trusted: bool = False) -> None:
        from dulwich.errors import NotGitRepository  # noqa: PLC0415 - loaded by those who bring a repository
        from dulwich.repo import Repo  # noqa: PLC0415

        if not trusted:
            _refuse_pointers(path)
        try:
            self._repository = Repo(os.fspath(path))
        except NotGitRepository:
            raise BadRequest(f"{path} is not a Git repository.") from None
        except Exception as error:  # dulwich raises many kinds for configurations it does not understand
            raise BadRequest(f"{path} is a Git repository that cannot be read ({error}).") from error
        try:
            object_format = self._repository.get_config().get((b"extensions",), b"objectformat")
        except KeyError:
            object_format = b"sha1"
        if object_format.lower() != b"sha1":
            self.close()
            raise BadRequest("Repositories with SHA-256 names are not supported: convert it to SHA-1.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._repository.close()

    def read(self, oid: str) -> Object:
        try:
            kind, data = self._repository.object_store.get_raw(oid.encode())  # type: ignore[arg-type]  # dulwich's NewType of bytes
        except KeyError:
            raise MissingObject(f"the repository lacks the object {oid}: it is damaged, or a partial clone") from None
        return Object(Kind(kind), data)

    def shallow(self) -> frozenset[str]:
        return frozenset(oid.decode() for oid in self._repository.get_shallow())

    def refs(self) -> dict[str, str]:
        """Branches and tags: full name -> id."""
        found = self._repository.get_refs()
        named = {name.decode("utf-8", "replace"): oid.decode() for name, oid in found.items()}
        return {name: oid for name, oid in sorted(named.items()) if name.startswith(("refs/heads/", "refs/tags/"))}

    def head(self) -> tuple[str | None, str | None]:
        """The branch that is checked out, and the commit; None for a detached head, and for a repository without commits."""
        try:
            chain, oid = self._repository.refs.follow(b"HEAD")  # type: ignore[arg-type]  # dulwich's NewType of bytes
        except KeyError:
            return None, None
        branch = chain[-1].decode("utf-8", "replace")
        return branch if branch.startswith("refs/heads/") else None, oid.decode() if oid else None


def read_bundle_refs(file: IO[bytes]) -> dict[str, str]:
    """The references of a bundle: full name -> id; leaves the file at the pack. Raises BadRequest for what is no complete bundle of SHA-1 names."""
    first = file.readline(LONGEST_LINE)
    if first not in {b"# v2 git bundle\n", b"# v3 git bundle\n"}:
        raise BadRequest("This is not a Git bundle.")
    refs: dict[str, str] = {}
    while (line := file.readline(LONGEST_LINE)) != b"\n":
        if not line.endswith(b"\n"):
            raise BadRequest("The bundle is cut short.")
        if line.startswith(b"@") and line.strip() != b"@object-format=sha1":
            raise BadRequest("Bundles with SHA-256 names or filters are not supported.")
        if line.startswith(b"-"):
            raise BadRequest("The bundle needs commits that are not in it: make one of the whole history, `git bundle create FILE --all`.")
        if not line.startswith(b"@"):
            oid, _, name = line.decode("utf-8", "replace").rstrip("\n").partition(" ")
            if not is_oid(oid) or not name:
                raise BadRequest("The bundle names a reference that is none.")
            refs[name] = oid
    return refs


def import_bundle(database: Database, repository: str, file: IO[bytes], *, limits: PackLimits | None = None) -> dict[str, str]:
    """Take in a whole bundle; answers its references, which the caller may then move to."""
    refs = read_bundle_refs(file)
    import_pack(database, repository, file, limits=limits)
    return refs


def _refuse_pointers(path: Path) -> None:
    """Everything that would make a reader of this folder read another one."""
    inside = path / ".git" if (path / ".git").exists() or (path / ".git").is_symlink() else path
    if inside.is_symlink() or not inside.is_dir():
        raise BadRequest("A repository that is only a pointer to another folder cannot be imported.")
    for pointer in ("commondir", "objects/info/alternates", "objects/info/http-alternates"):
        if os.path.lexists(inside / pointer):
            raise BadRequest("A repository that borrows objects from another folder cannot be imported.")
    for folder, folders, files in os.walk(inside):
        if any(Path(folder, name).is_symlink() for name in (*folders, *files)):
            raise BadRequest("A repository with symbolic links inside .git cannot be imported.")
