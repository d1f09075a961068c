"""A folder's files become a commit on top of what the folder was before; an unchanged folder makes none."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from octavo import clock
from octavo.domains.sources.folder import NOTHING, UNREADABLE, Scan, read_file, scan
from octavo.domains.sources.seen import Seen
from octavo.domains.sources.stage import FileWriter
from octavo.store.database import Database
from octavo.store.git import commits, trees
from octavo.store.git.commits import Person, add_commit
from octavo.store.git.objects import Kind, object_id
from octavo.store.git.trees import EMPTY

AUTHOR = ("Octavo", "octavo@localhost")

COARSE_NANOSECONDS: Final = 2_000_000_000
"""How far apart two changes of a file may be and still have the same time, on the coarsest of file systems."""


class FolderReader:
    """Looks at one folder again and again; what it has seen unchanged it does not read twice, not even in a later process that is given `seen`."""

    def __init__(self, root: Path, seen: Seen | None = None) -> None:
        self.root = root
        self.seen = seen or Seen()
        self._last: Scan = NOTHING

    @property
    def skipped(self) -> dict[str, str]:
        """What is left out, and why."""
        return self._last.skipped

    def bring(self, database: Database, repository_id: str, base: str | None, message: str) -> str | None:
        """The id of the commit that holds the folder as it is now: `base` itself if nothing changed. None for an empty folder without a base."""
        base_tree = self._tree(database, repository_id, base)
        writer = FileWriter(database, repository_id)
        before = self.seen.oids() if self.seen.tree == base_tree else self._files(database, repository_id, base_tree)
        if not self._put_changes(writer, before):
            self.seen.tree = base_tree
            return base
        tree = writer.tree(None if base is None else base_tree)
        person = Person(*AUTHOR, clock.now())
        commit = add_commit(writer.staging, tree, [base] if base else [], author=person, message=message)
        writer.staging.save(database)
        self.seen.tree = tree
        return commit

    def _put_changes(self, writer: FileWriter, before: Mapping[str, str]) -> bool:
        """Put what is not as in `before`, path -> oid of all regular files; links and submodules of its history are nobody's content, and stay."""
        began = time.time_ns()
        self._last = scan(self.root, self._last)
        seen, present = self.seen.files, Seen()
        changed = False
        for path, stamp in self._last.files.items():
            known = seen.get(path)
            if known is not None and known[0] == stamp and before.get(path) == known[1]:
                present.files[path] = known
                continue
            try:
                content = read_file(self.root, path)
            except PermissionError:
                self._last.skipped[path] = UNREADABLE
                continue
            if content is None:
                continue
            oid = object_id(Kind.BLOB, content)
            settled = stamp.changed + COARSE_NANOSECONDS < began  # else it may change once more without another stamp
            present.files[path] = (stamp if settled else None, oid)
            if before.get(path) != oid:
                writer.put(path, content)
                changed = True
        for path in before.keys() - present.files.keys():
            writer.delete(path)
            changed = True
        self.seen = present
        return changed

    def _tree(self, database: Database, repository_id: str, commit: str | None) -> str:
        if commit is None:
            return EMPTY
        with database.read() as tx:
            return commits.read_commit(tx, repository_id, commit).tree

    def _files(self, database: Database, repository_id: str, tree: str) -> Mapping[str, str]:
        with database.read() as tx:
            index = trees.index_of_tree(tx, repository_id, tree)
        return {path: entry.oid for path, entry in index.items() if entry.is_file}
