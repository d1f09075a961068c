"""What kind of source somebody named on the command line."""

import re
from pathlib import Path
from typing import Final, Literal, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from octavo.domains.sources.archive import SUFFIXES, is_archive
from octavo.errors import BadRequest

Kind = Literal["folder", "archive", "git", "bundle"]

_SCHEMES: Final = frozenset({"http", "https", "git", "ssh", "file"})
_SCP_LIKE: Final = re.compile(r"[\w.-]+@[\w.-]+:[\w./~-]+", re.ASCII)
_MAY_BE: Final = f"name a folder, an archive ({', '.join(SUFFIXES)}), a Git bundle, or a Git repository's address"


class Recognised(NamedTuple):
    """`location` is canonical: the same source has the same one, however it is spelled. `name` is what to call it until its content says better."""

    kind: Kind
    location: str
    name: str


def recognise(source: str) -> Recognised:
    """The source behind a path or an address. Raises BadRequest for what is neither, saying what may be given."""
    if not source.strip():  # a variable of a shell that is not set, rather than the folder one stands in
        raise BadRequest(f"The source has no name: {_MAY_BE}.")
    try:
        if urlsplit(source).scheme in _SCHEMES:
            return Recognised("git", _canonical_url(source), _name_of(urlsplit(source).path))
    except ValueError as error:
        raise BadRequest(f"{source!r} is no address ({error}).") from None
    if _SCP_LIKE.fullmatch(source):
        return Recognised("git", source.removesuffix("/"), _name_of(source.rsplit(":", 1)[1]))
    if "::" in source or source.startswith("-"):  # remote helpers run programs (CVE-2022-25860)
        raise BadRequest(f"{source!r} is not a source: name a folder, an archive, a Git bundle, or an http, https, ssh or git address.")
    path = Path(source).expanduser()
    if not path.exists():
        raise BadRequest(f"{source} does not exist: {_MAY_BE}.")
    return _on_disk(path.resolve())


def _on_disk(path: Path) -> Recognised:
    location, name = str(path), _name_of(path.name)
    if path.is_dir():
        bare = (path / "HEAD").is_file() and (path / "objects").is_dir() and (path / "refs").is_dir()
        return Recognised("git" if bare else "folder", location, name)
    if _is_bundle(path):
        return Recognised("bundle", location, name)
    if is_archive(path):
        return Recognised("archive", location, name)
    raise BadRequest(f"{path} is neither an archive ({', '.join(SUFFIXES)}) nor a Git bundle.")


def _is_bundle(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(32).startswith((b"# v2 git bundle", b"# v3 git bundle"))


def _canonical_url(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    return urlunsplit((parts.scheme, host, parts.path.rstrip("/").removesuffix(".git"), "", ""))


def _name_of(path: str) -> str:
    name = path.rstrip("/").rsplit("/", 1)[-1]
    for suffix in (*SUFFIXES, ".git", ".bundle"):
        name = name.removesuffix(suffix)
    return name or "docs"
