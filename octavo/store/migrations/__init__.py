"""From whatever version the data has to today's tables.

Data that begins today gets today's tables at once (`begin.py`). Older data takes numbered steps: each is a module `m<number>_<name>.py` with
`upgrade(tx)`, from 2 on, and leads from the version before to that one. They run in order, all in one transaction, under a lock; `schema_version` remembers
the last one. Both ways lead to the same tables: a test takes the first version's through all steps, and compares.
"""

from importlib import import_module
from typing import Final

from sqlalchemy import bindparam, insert, select, update

from octavo.errors import OctavoError
from octavo.store.ddl import create_tables
from octavo.store.migrations.begin import begin
from octavo.store.query import query
from octavo.store.tables.schema_version import schema_version
from octavo.store.transaction import Transaction

FIRST: Final = 1
STEPS: Final[tuple[str, ...]] = ()

_CURRENT = query(select(schema_version.c.version))
_BEGIN = query(insert(schema_version))
_ADVANCE = query(update(schema_version).values(version=bindparam("to")))


class NewerData(OctavoError):
    """The data was written by a later version of the program."""


def latest_version() -> int:
    """The version that this program's tables have."""
    return _number(STEPS[-1]) if STEPS else FIRST


def migrate(tx: Transaction) -> int:
    """Make the tables, or bring them up to date; answers the version that they had, 0 for none."""
    create_tables(tx, [schema_version], if_absent=True)
    current: int | None = tx.scalar(_CURRENT)
    latest = latest_version()
    if current is None:
        begin(tx)
        tx.execute(_BEGIN, version=latest)
        return 0
    if current > latest:
        raise NewerData(f"The data has schema version {current}, this program knows up to {latest}: install the newer version of Octavo.")
    for step in STEPS:
        if _number(step) > current:
            import_module(f"{__name__}.{step}").upgrade(tx)
    if current < latest:
        tx.execute(_ADVANCE, to=latest)
    return current


def _number(step: str) -> int:
    return int(step[1:5])
