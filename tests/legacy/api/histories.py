"""Histories made by hand: commits with the files, parents and times that a test needs."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select

from octavo.store.git import commits
from octavo.store.git.commits import Person, add_commit
from octavo.store.git.refs import MAIN, list_refs, move_ref
from octavo.store.git.staging import Staging
from octavo.store.git.writing import write_changes
from octavo.store.query import query
from octavo.store.tables.git import repositories
from tests.cast import ACME
from tests.world import World

_REPOSITORY = query(
    select(repositories.c.id).where(repositories.c.organization_id == bindparam("organization"), repositories.c.name == bindparam("name"))
)
START = datetime(2015, 1, 1, tzinfo=UTC)


class History:
    """The repository of one book; every commit is a day later than the one made before."""

    def __init__(self, world: World, book: str) -> None:
        self._database = world.database
        with world.database.read() as tx:
            self.repository = str(tx.one(_REPOSITORY, organization=ACME, name=book).id)
        self._days = 0

    @property
    def main(self) -> str:
        with self._database.read() as tx:
            return list_refs(tx, self.repository)[MAIN]

    def commit(self, changes: Mapping[str, str | None], *parents: str) -> str:
        """A commit on top of its first parent's files."""
        staging = Staging(self.repository)
        self._days += 1
        with self._database.read() as tx:
            base = commits.read_commit(tx, self.repository, parents[0]).tree if parents else None
            encoded = {path: None if text is None else text.encode() for path, text in changes.items()}
            tree = write_changes(tx, staging, base, encoded)
        person = Person("Ada", "ada@octavo.test", self.day(self._days))
        made = add_commit(staging, tree, parents, author=person, message=f"Day {self._days}")
        staging.save(self._database)
        return made

    def point(self, ref: str, target: str | None) -> None:
        with self._database.write() as tx:
            move_ref(tx, self.repository, ref, target, expected=list_refs(tx, self.repository).get(ref))

    @staticmethod
    def day(number: int) -> datetime:
        return START + timedelta(days=number)


def order(moments: Mapping[str, datetime], paths: Sequence[str]) -> list[int]:
    """The days at which files changed."""
    return [(moments[path] - START).days for path in paths]
