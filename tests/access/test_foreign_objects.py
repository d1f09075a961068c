"""Two ids sent, one of them foreign: the most frequent hole of documentation platforms (CVE-2026-41649, CVE-2026-43890, CVE-2022-23654)."""

from octavo import clock
from octavo.access.actor import Actor
from octavo.domains.registry import all_operations
from octavo.store.database import Database
from octavo.store.tables.accounts import members
from tests import cast
from tests.access.matrix import foreign_things, inputs, own_things, verdict
from tests.access.things import Things

ADA = Actor("user", user_id=cast.user_id("ada"))


def prepared(database: Database) -> Database:
    cast.assemble(database)
    own_things(database)
    foreign_things(database)
    return database


def test_no_operation_takes_a_foreign_object_beside_ones_own(sqlite_database: Database) -> None:
    database = prepared(sqlite_database)
    opened = [
        f"{operation.id}: {'.'.join(guard.where)}"
        for operation in all_operations()
        for guard in operation.guards
        if not (operation.anonymous and len(operation.guards) == 1)
        if verdict(database, ADA, operation, inputs(operation, foreign=guard)) != 404
    ]
    assert not opened


def test_objects_of_two_organizations_do_not_meet_even_for_a_member_of_both(sqlite_database: Database) -> None:
    database = prepared(sqlite_database)
    Things(database)._insert(members, organization_id=cast.UMBRELLA, user_id=ADA.user_id, role="admin", joined_at=clock.now())
    opened = [
        f"{operation.id}: {'.'.join(guard.where)}"
        for operation in all_operations()
        for guard in operation.guards
        if len(operation.guards) > 1 and not operation.crosses_organizations
        if verdict(database, ADA, operation, inputs(operation, foreign=guard)) != 404
    ]
    assert not opened
