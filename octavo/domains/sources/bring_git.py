"""The newest content of a Git repository, or the whole of a bundle, copied into ours."""

from pathlib import Path

from octavo.domains.sources.origin import open_origin
from octavo.errors import BadRequest
from octavo.store.database import Database
from octavo.store.git import objects
from octavo.store.git.fetch import fetch_newest
from octavo.store.git.origins import import_bundle

DEFAULTS = ("refs/heads/main", "refs/heads/master")


def bring_git(database: Database, repository_id: str, address: str) -> str:
    """The id of the commit that the repository's default branch points to; its content is here, its history not yet."""
    with open_origin(address, newest_only=True) as origin:
        _, commit = origin.head()
        if commit is None:
            refs = origin.refs()
            commit = next((refs[name] for name in DEFAULTS if name in refs), None)
        if commit is None:
            raise BadRequest(f"{address} has no commits.")
        with database.read() as tx:
            here = objects.kinds(tx, repository_id, [commit])
        if not here:
            fetch_newest(database, repository_id, origin, commit)
    return commit


def bring_bundle(database: Database, repository_id: str, path: Path) -> str:
    """The id of the commit that the bundle's default branch points to; all of its history is here."""
    with path.open("rb") as file:
        refs = import_bundle(database, repository_id, file)
    commit = next((refs[name] for name in ("HEAD", *DEFAULTS) if name in refs), None) or next(
        (target for name, target in sorted(refs.items()) if name.startswith("refs/heads/")), None
    )
    if commit is None:
        raise BadRequest(f"{path.name} holds no branch.")
    return commit
