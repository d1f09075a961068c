"""Rows for tests that need a space to exist and nothing more."""

from sqlalchemy import insert

from octavo import clock
from octavo.ids import new_id
from octavo.store.tables.accounts import accounts, organizations
from octavo.store.tables.git import repositories
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction


def make_space(tx: Transaction) -> str:
    """An empty space in an organization of its own."""
    organization, repository, space = new_id(), new_id(), new_id()
    now = clock.now()
    tx.execute(insert(accounts).values(id=organization, name=organization.lower(), kind="organization"))
    tx.execute(insert(organizations).values(id=organization, title="Organization", created_at=now))
    tx.execute(insert(repositories).values(id=repository, organization_id=organization, name="docs", created_at=now))
    tx.execute(insert(spaces).values(id=space, organization_id=organization, repository_id=repository, created_at=now, updated_at=now))
    return space
