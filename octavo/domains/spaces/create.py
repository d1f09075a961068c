"""Make a space, and the repository that it is a directory of."""

from octavo import clock
from octavo.domains.names import free_name, name_from
from octavo.domains.spaces import queries
from octavo.ids import new_id
from octavo.store.transaction import Transaction


def create_repository(tx: Transaction, organization_id: str, name: str) -> str:
    """Answers the new, empty repository's id."""
    repository_id = new_id()
    queries.insert_repository(
        tx,
        id=repository_id,
        organization_id=organization_id,
        name=free_name(name, lambda candidate: queries.repository_name_is_taken(tx, organization_id, candidate)),
        created_at=clock.now(),
    )
    return repository_id


def create_space(
    tx: Transaction,
    organization_id: str,
    *,
    repository_id: str,
    title: str | None,
    directory: str = "",
    creator_id: str | None = None,
    space_id: str | None = None,
    name: str | None = None,
    **columns: object,
) -> str:
    """Answers the new space's id, `space_id` if given. It has no revision yet. `name` stands in addresses, and is made from the title
    unless given. `columns` are any others of the table: emoji, parent_id, language, edit_mode.
    """
    now = clock.now()
    made = space_id or new_id()
    wanted = name_from(name or title or "", otherwise="space")
    queries.insert_space(
        tx,
        id=made,
        organization_id=organization_id,
        repository_id=repository_id,
        directory=directory,
        name=free_name(wanted, lambda candidate: queries.space_name_is_taken(tx, organization_id, candidate)),
        title=title,
        created_by=creator_id,
        created_at=now,
        updated_at=now,
        **columns,
    )
    return made
