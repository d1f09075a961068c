"""What is asked about sources."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, func, insert, select, update

from octavo.content.faults import Fault
from octavo.store.query import Row, query
from octavo.store.tables.sources import faults, sources
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction

_FIND = query(
    select(sources).where(
        sources.c.organization_id == bindparam("organization"),
        sources.c.kind == bindparam("source_kind"),
        sources.c.location == bindparam("source_location"),
    )
)
_INSERT = query(insert(sources))
_UPDATE = query(update(sources).where(sources.c.id == bindparam("source")))
_DELETE_FAULTS = query(delete(faults).where(faults.c.repository_id == bindparam("repository"), faults.c.space_id.is_(None)))
_INSERT_FAULTS = query(insert(faults))
_LOCATION = select(func.min(sources.c.location)).where(sources.c.repository_id == faults.c.repository_id).scalar_subquery()
_FAULTS = query(
    select(faults, spaces.c.title.label("space_title"), spaces.c.directory, _LOCATION.label("source_location"))
    .outerjoin(spaces, spaces.c.id == faults.c.space_id)
    .order_by(faults.c.repository_id, faults.c.space_id, faults.c.path, faults.c.line, faults.c.sequence)
)


def find_source(tx: Transaction, organization_id: str, kind: str, location: str) -> Row | None:
    return tx.one_or_none(_FIND, organization=organization_id, source_kind=kind, source_location=location)


def insert_source(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT, **columns)


def update_source(tx: Transaction, source_id: str, **columns: object) -> None:
    tx.execute(_UPDATE, source=source_id, **columns)


def replace_repository_faults(tx: Transaction, repository_id: str, found: Iterable[Fault]) -> None:
    """What is wrong with the source as a whole takes the place of what was; its spaces have faults of their own."""
    tx.execute(_DELETE_FAULTS, repository=repository_id)
    tx.execute_many(
        _INSERT_FAULTS,
        ({"repository_id": repository_id, "path": fault.path, "line": fault.line, "message": fault.message} for fault in found),
    )


def list_faults(tx: Transaction) -> list[Row]:
    """Every fault with its space's `space_title` and `directory`, and its `source_location`; sorted by file."""
    return tx.all(_FAULTS)
