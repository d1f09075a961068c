"""Who may call what, as committed."""

import csv

from octavo.domains.registry import all_operations
from octavo.store.database import Database
from tests import cast
from tests.access.matrix import FILE, table


def test_rights_are_as_committed(database: Database) -> None:
    cast.assemble(database)
    assert table(database) == FILE.read_text(), "rights have changed: run `make matrix`, and look at the difference before you commit it"


def test_strangers_get_nothing_that_is_not_public() -> None:
    rows = list(csv.DictReader(FILE.read_text().splitlines()))
    assert {row["operation"] for row in rows} == {operation.id for operation in all_operations()}
    by_id = {operation.id: operation for operation in all_operations()}
    for row in rows:
        operation = by_id[row["operation"]]
        if operation.guards and not operation.anonymous:
            assert row["anonymous"] == "401", row
            assert row[cast.STRANGER] == "404", row
