"""Make an organization."""

from octavo import clock
from octavo.domains.names import RESERVED, free_name, name_from
from octavo.domains.organizations import queries
from octavo.ids import new_id
from octavo.store.transaction import Transaction


def create(tx: Transaction, *, title: str, creator_id: str | None, email_domains: list[str] | None = None, name: str | None = None) -> str:
    """Answers the new organization's id; its creator is its first administrator."""
    now = clock.now()
    organization_id = new_id()
    wanted = name or name_from(title, otherwise="organization")
    queries.insert_organization(
        tx,
        name=free_name(wanted, lambda candidate: queries.find_account(tx, candidate) is not None, reserved=RESERVED),
        id=organization_id,
        title=title,
        email_domains=email_domains or [],
        created_at=now,
    )
    if creator_id is not None:
        queries.put_member(tx, organization_id=organization_id, user_id=creator_id, role="admin", joined_at=now)
    return organization_id
