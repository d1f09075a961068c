"""Every operation and everybody: what the gate says, as a table that is committed, so that a change of rights shows as a diff.

`make matrix` writes it anew. The things are a space, a published public site with that space, and a collection, all of `acme` and without roles of their own.
"""

import csv
import io
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from octavo.access.actor import ANONYMOUS, Actor, SiteToken
from octavo.access.gate import authorize
from octavo.api.operation import Guard, Operation
from octavo.domains.registry import all_operations
from octavo.errors import OctavoError
from octavo.store.database import Database
from tests import cast
from tests.access.things import Things

FILE: Final = Path(__file__).parent / "matrix.csv"
IDS: Final = {"organization": cast.ACME, "space": "handbook", "site": "docs", "collection": "shelf"}
FOREIGN: Final = {"organization": cast.UMBRELLA, "space": "foreign", "site": "theirs", "collection": "attic"}
READER: Final = SiteToken(cast.ACME, "docs", "docs-handbook", "handbook", ("handbook",), "public")


def table(database: Database) -> str:
    """The table as CSV, for a database with the cast in it."""
    own_things(database)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["operation", "needs", *(name for name, _ in _columns(None))])
    for operation in sorted(all_operations(), key=lambda operation: operation.id):
        needs = " ".join(guard.permission for guard in operation.guards) or ("public" if operation.anonymous else "signed in")
        writer.writerow([operation.id, needs, *(_verdict(database, actor, operation) for _, actor in _columns(operation))])
    return text.getvalue()


def own_things(database: Database) -> None:
    """One of each, in the organization of the cast."""
    things = Things(database)
    things.space("handbook")
    things.collection("shelf")
    things.site("docs", "handbook", published=True)


def foreign_things(database: Database) -> None:
    """The same things in another organization."""
    things = Things(database)
    things.space("foreign", organization=cast.UMBRELLA)
    things.collection("attic", organization=cast.UMBRELLA)
    things.site("theirs", "foreign", organization=cast.UMBRELLA, published=True)


def _columns(operation: Operation | None) -> list[tuple[str, Actor]]:
    """Everybody who calls: the cast, a content token, and the administrator with a token for the right scopes, and for another."""
    ada = cast.user_id("ada")
    people = [(name, Actor("user", user_id=cast.user_id(name))) for name in cast.NAMES]
    right = frozenset(operation.scopes) if operation else frozenset[str]()
    return [
        ("anonymous", ANONYMOUS),
        *people,
        ("content token", Actor("site", site=READER)),
        ("ada with the scope", Actor("oauth", user_id=ada, scopes=right)),
        ("ada with another", Actor("oauth", user_id=ada, scopes=frozenset({"nothing:read"}))),
    ]


def _verdict(database: Database, actor: Actor, operation: Operation) -> int:
    return verdict(database, actor, operation, inputs(operation))


def inputs(operation: Operation, foreign: Guard | None = None) -> dict[str, Any]:
    """What a call names: our own things, but for the `foreign` one, which is of another organization."""
    named: dict[str, Any] = {}
    for guard in operation.guards:
        place = named
        for step in guard.where[:-1]:
            place = place.setdefault(step, {})
        place[guard.where[-1]] = (FOREIGN if guard is foreign else IDS)[guard.permission.resource]
    return named


def verdict(database: Database, actor: Actor, operation: Operation, named: dict[str, Any]) -> int:
    """The status with which the gate answers."""
    with database.read() as tx:
        try:
            authorize(tx, actor, operation, named)
        except OctavoError as error:
            return error.status
    return 200


def write() -> None:
    """Write the table into the repository."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(None, Path(folder))
        database.migrate()
        cast.assemble(database)
        FILE.write_text(table(database))
        database.close()


if __name__ == "__main__":
    write()
    sys.stdout.write(f"{FILE.name}: {len(FILE.read_text().splitlines()) - 1} operations\n")
