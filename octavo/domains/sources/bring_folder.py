"""A folder's files become a commit on top of what the folder was before; an unchanged folder makes none."""

from collections.abc import Mapping
from pathlib import Path

from octavo import clock
from octavo.domains.sources.folder import Stamp, read_file, scan
from octavo.domains.sources.stage import FileWriter
from octavo.store.database import Database
from octavo.store.git import commits, trees
from octavo.store.git.commits import Person, add_commit
from octavo.store.git.objects import Kind, object_id
from octavo.store.git.trees import Entry

AUTHOR = ("Octavo", "octavo@localhost")


class FolderReader:
    """Looks at one folder again and again; what it has seen unchanged it does not read twice."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.skipped: dict[str, str] = {}
        self._seen: dict[str, tuple[Stamp, str]] = {}

    def bring(self, database: Database, repository_id: str, base: str | None, message: str) -> str | None:
        """The id of the commit that holds the folder as it is now: `base` itself if nothing changed. None for an empty folder without a base."""
        index = self._index(database, repository_id, base)
        writer = FileWriter(database, repository_id)
        changed = self._put_changes(writer, index)
        if not changed:
            return base
        with database.read() as tx:
            base_tree = commits.read_commit(tx, repository_id, base).tree if base else None
        tree = writer.tree(base_tree)
        person = Person(*AUTHOR, clock.now())
        commit = add_commit(writer.staging, tree, [base] if base else [], author=person, message=message)
        writer.staging.save(database)
        return commit

    def _put_changes(self, writer: FileWriter, index: Mapping[str, Entry]) -> bool:
        found = scan(self.root, self._seen.keys())
        self.skipped = found.skipped
        changed = False
        present: dict[str, tuple[Stamp, str]] = {}
        for path, stamp in found.files.items():
            seen = self._seen.get(path)
            there = index.get(path)
            if seen is not None and seen[0] == stamp and there is not None and there.oid == seen[1]:
                present[path] = seen
                continue
            content = read_file(self.root, path)
            if content is None:
                continue
            oid = object_id(Kind.BLOB, content)
            present[path] = (stamp, oid)
            if there is None or there.oid != oid:
                writer.put(path, content)
                changed = True
        for path in index.keys() - present.keys():
            if index[path].is_file:  # links and submodules of its history are nobody's content, and stay
                writer.delete(path)
                changed = True
        self._seen = present
        return changed

    def _index(self, database: Database, repository_id: str, base: str | None) -> Mapping[str, Entry]:
        if base is None:
            return {}
        with database.read() as tx:
            return trees.tree_index(tx, repository_id, base)
