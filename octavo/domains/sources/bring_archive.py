"""An archive's files become a commit on top of what the archive held before; the same files make none."""

from pathlib import Path

from octavo import clock
from octavo.domains.sources.archive import ArchiveReading, read_archive
from octavo.domains.sources.bring_folder import AUTHOR
from octavo.domains.sources.stage import FileWriter
from octavo.store.database import Database
from octavo.store.git import commits, trees
from octavo.store.git.commits import Person, add_commit


def bring_archive(database: Database, repository_id: str, base: str | None, path: Path, reading: ArchiveReading) -> str | None:
    """The id of the commit that holds the archive's files: `base` itself if nothing changed. Raises BadRequest for what cannot be read."""
    with database.read() as tx:
        index = trees.tree_index(tx, repository_id, base) if base else {}
        base_tree = commits.read_commit(tx, repository_id, base).tree if base else None
    writer = FileWriter(database, repository_id)
    present = set()
    for name, content in read_archive(path, reading):
        present.add(name)
        writer.put(name, content)
    for name in index.keys() - present:
        writer.delete(name)
    tree = writer.tree(base_tree)
    if tree == base_tree or not (present or base):
        return base
    commit = add_commit(writer.staging, tree, [base] if base else [], author=Person(*AUTHOR, clock.now()), message=f"Import {path.name}")
    writer.staging.save(database)
    return commit
