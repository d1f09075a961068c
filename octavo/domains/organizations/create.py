"""Make an organization."""

from octavo import clock
from octavo.domains.accounts.create import create_account
from octavo.domains.names import name_from
from octavo.domains.organizations.queries import insert_organization, put_member
from octavo.store.transaction import Transaction


def create(tx: Transaction, *, title: str, creator_id: str | None, email_domains: list[str] | None = None, name: str | None = None) -> str:
    """Answers the new organization's id; its creator is its first administrator."""
    now = clock.now()
    organization_id = create_account(tx, "organization", name or name_from(title, otherwise="organization"))
    insert_organization(tx, id=organization_id, title=title, email_domains=email_domains or [], created_at=now)
    if creator_id is not None:
        put_member(tx, organization_id=organization_id, user_id=creator_id, role="admin", joined_at=now)
    return organization_id
