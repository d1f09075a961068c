"""What is asked about spaces."""

from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, insert, or_, select, update

from octavo.access.actor import Actor
from octavo.access.roles import space_rank, visible_space
from octavo.errors import NotFound
from octavo.store.query import Row, in_list, query
from octavo.store.tables.git import repositories
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction

OLDEST_FIRST: Final = (spaces.c.created_at, spaces.c.id)
"""The order of lists."""

_RANKED = select(spaces, space_rank().label("rank"))
_BY_ID = query(select(spaces).where(spaces.c.id == bindparam("id"), spaces.c.deleted_at.is_(None)))
_BY_ID_FOR = query(_RANKED.where(spaces.c.id == bindparam("id"), visible_space()))
_MANY_FOR = query(_RANKED.where(in_list(spaces.c.id, "ids"), visible_space()))
_CURRENT = query(select(spaces.c.revision_id).where(in_list(spaces.c.id, "ids")).order_by(spaces.c.id))
_NAMED = query(select(spaces.c.id).where(spaces.c.organization_id == bindparam("organization_id"), spaces.c.name == bindparam("name")))
_OF_REPOSITORY = query(
    select(spaces)
    .where(spaces.c.repository_id == bindparam("repository_id"), spaces.c.deleted_at.is_(None))
    .order_by(spaces.c.position, spaces.c.id)
)
_REPOSITORY_NAMED = query(
    select(repositories.c.id).where(
        and_(repositories.c.organization_id == bindparam("organization_id"), repositories.c.name == bindparam("name"))
    )
)
_BY_ID_OR_NAME = query(
    select(spaces).where(or_(spaces.c.id == bindparam("wanted"), spaces.c.name == bindparam("wanted")), spaces.c.deleted_at.is_(None))
)
_FIRST = query(select(spaces.c.id, spaces.c.name, spaces.c.title).where(spaces.c.deleted_at.is_(None)).order_by(*OLDEST_FIRST).limit(20))
_INSERT = query(insert(spaces))
_INSERT_REPOSITORY = query(insert(repositories))
_UPDATE = query(update(spaces).where(spaces.c.id == bindparam("space_id")))


def visible_in(organization_id: str) -> Select[Any]:
    """The spaces of an organization that the actor of `Actor.parameters` may see, with their `rank` there."""
    return _RANKED.where(spaces.c.organization_id == organization_id, spaces.c.deleted_at.is_(None), visible_space())


def find_space(tx: Transaction, space_id: str) -> Row | None:
    """The space, whoever asks; None for one that is absent or in the trash."""
    return tx.one_or_none(_BY_ID, id=space_id)


def get_space(tx: Transaction, space_id: str) -> Row:
    """The space, whoever asks. Raises NotFound for one that is absent or in the trash."""
    found = find_space(tx, space_id)
    if found is None:
        raise NotFound("The space was not found.")
    return found


def get_space_for(tx: Transaction, space_id: str, actor: Actor) -> Row:
    """The space with the actor's `rank`. Raises NotFound for one that the actor may not see."""
    found = tx.one_or_none(_BY_ID_FOR, id=space_id, **actor.parameters)
    if found is None:
        raise NotFound("The space was not found.")
    return found


def list_spaces_for(tx: Transaction, space_ids: list[str], actor: Actor) -> dict[str, Row]:
    """Those of the spaces that the actor may see, by id, each with the actor's `rank`."""
    return {row.id: row for row in tx.all(_MANY_FOR, ids=space_ids, **actor.parameters)}


def list_spaces_called(tx: Transaction, wanted: str) -> list[Row]:
    """The spaces with this id or name: names are unique within an organization only."""
    return tx.all(_BY_ID_OR_NAME, wanted=wanted)


def list_first_spaces(tx: Transaction) -> list[Row]:
    """`id`, `name` and `title` of the oldest spaces, to suggest some."""
    return tx.all(_FIRST)


def list_current_revisions(tx: Transaction, space_ids: list[str]) -> list[str]:
    """The ids of the spaces' current revisions, in no order that means anything but always the same."""
    return [row.revision_id or "" for row in tx.all(_CURRENT, ids=space_ids)]


def list_spaces_of_repository(tx: Transaction, repository_id: str) -> list[Row]:
    return tx.all(_OF_REPOSITORY, repository_id=repository_id)


def space_name_is_taken(tx: Transaction, organization_id: str, name: str) -> bool:
    return tx.one_or_none(_NAMED, organization_id=organization_id, name=name) is not None


def repository_name_is_taken(tx: Transaction, organization_id: str, name: str) -> bool:
    return tx.one_or_none(_REPOSITORY_NAMED, organization_id=organization_id, name=name) is not None


def insert_repository(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT_REPOSITORY, **columns)


def insert_space(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT, **columns)


def update_space(tx: Transaction, space_id: str, **columns: object) -> None:
    tx.execute(_UPDATE, space_id=space_id, **columns)
