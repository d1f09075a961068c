"""Numbered steps from an empty database to today's tables.

Each step is a module `m<number>_<name>.py` with `upgrade(tx)`. They run in order, all in one transaction, under a lock; `schema_version` remembers
the last one.
"""

from importlib import import_module
from typing import Final

from sqlalchemy import bindparam, insert, select, update

from octavo.errors import OctavoError
from octavo.store.ddl import create_tables
from octavo.store.query import query
from octavo.store.tables.schema_version import schema_version
from octavo.store.transaction import Transaction

STEPS: Final = ("m0001_begin",)

_CURRENT = query(select(schema_version.c.version))
_BEGIN = query(insert(schema_version))
_ADVANCE = query(update(schema_version).values(version=bindparam("to")))


class NewerData(OctavoError):
    """The data was written by a later version of the program."""


def migrate(tx: Transaction) -> list[int]:
    """Run the steps that are missing; answers their numbers."""
    create_tables(tx, [schema_version], if_absent=True)
    current = tx.scalar(_CURRENT)
    if current is None:
        current = 0
        tx.execute(_BEGIN, version=0)
    latest = _number(STEPS[-1])
    if current > latest:
        raise NewerData(f"The data has schema version {current}, this program knows up to {latest}: install the newer version of Octavo.")
    ran = [step for step in STEPS if _number(step) > current]
    for step in ran:
        import_module(f"{__name__}.{step}").upgrade(tx)
    if ran:
        tx.execute(_ADVANCE, to=latest)
    return [_number(step) for step in ran]


def _number(step: str) -> int:
    return int(step[1:5])
