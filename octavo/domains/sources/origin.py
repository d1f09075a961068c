"""Git repositories that sources name, opened for reading: in a folder, at an address, in a bundle. No program but ours is run."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from octavo.domains.sources.recognise import Recognised
from octavo.errors import BadRequest
from octavo.store.git.origins import GitFolder

_addresses: dict[str, str] = {}
"""Addresses as they were given, by source; their passwords are never stored."""


def remember_address(source_id: str, address: str) -> None:
    """Keep the address a source was given with until the program ends."""
    _addresses[source_id] = address


def address_of(source_id: str, location: str) -> str:
    """How to reach a source: as it was given in this run, else its location, which has no password."""
    return _addresses.get(source_id, location)


@contextmanager
def open_origin(address: str, *, newest_only: bool = False) -> Iterator[GitFolder]:
    """The repository at a path or an address; a remote one is copied to a temporary folder first, with `newest_only` without its history.

    Raises BadRequest for what cannot be read.
    """
    local = Path(address)
    if "://" not in address and local.is_dir():
        with GitFolder(local, trusted=True) as origin:
            yield origin
        return
    from dulwich.client import HTTPProxyUnauthorized, HTTPUnauthorized, get_transport_and_path  # noqa: PLC0415 - as below
    from dulwich.errors import GitProtocolError, NotGitRepository  # noqa: PLC0415
    from dulwich.porcelain import clone  # noqa: PLC0415 - all of Git's protocols: for those who bring a remote repository

    with tempfile.TemporaryDirectory(prefix="octavo-git-") as folder:
        try:
            get_transport_and_path(address)
            with clone(address, folder, bare=True, depth=1 if newest_only else None, errstream=BytesIO()):
                pass
        except HTTPUnauthorized as error:
            raise BadRequest(
                "The repository is not there, or is private: put a name and a password or token into its address, as in https://NAME:TOKEN@git.example.com/docs.git."
            ) from error
        except NotGitRepository as error:
            raise BadRequest("There is no Git repository at this address.") from error
        except (GitProtocolError, HTTPProxyUnauthorized, OSError, ValueError) as error:
            raise BadRequest(f"The repository could not be read ({_without_password(error, address)}).") from error
        with GitFolder(Path(folder), trusted=True) as origin:
            yield origin


def _without_password(error: Exception, address: str) -> str:
    secret = urlsplit(address).password if "://" in address else None
    return str(error).replace(secret, "…") if secret else str(error)


def is_git(source: Recognised) -> bool:
    """Whether the source has a history of its own."""
    return source.kind in {"git", "bundle"} or (source.kind == "folder" and (Path(source.location) / ".git").is_dir())
