"""A source on first sight gets a row, and a repository for what it will bring."""

from octavo import clock
from octavo.domains.names import name_from
from octavo.domains.sources import queries
from octavo.domains.sources.recognise import Recognised
from octavo.domains.spaces.create import create_repository
from octavo.ids import new_id
from octavo.store.database import Database
from octavo.store.query import Row
from octavo.store.transaction import Transaction


def register(database: Database, organization_id: str, source: Recognised) -> Row:
    """The source's row, made with its empty repository on first sight."""
    with database.write() as tx:
        found = find_source(tx, organization_id, source)
        if found is None:
            queries.insert_source(
                tx,
                id=new_id(),
                kind=source.kind,
                location=source.location,
                organization_id=organization_id,
                repository_id=create_repository(tx, organization_id, name_from(source.name, otherwise="docs")),
                created_at=clock.now(),
            )
            found = find_source(tx, organization_id, source)
    assert found is not None
    return found


def find_source(tx: Transaction, organization_id: str, source: Recognised) -> Row | None:
    """The source's row, if it was seen before."""
    return queries.find_source(tx, organization_id, source.kind, source.location)


def source_ref(source_id: str) -> str:
    """The reference that says what the source last was."""
    return f"refs/sources/{source_id}"
