"""Spaces, collections and sites as bare rows, for tests of who may see them."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import insert, select

from octavo import clock
from octavo.access import roles
from octavo.access.actor import Actor
from octavo.api.permission import RANKS
from octavo.store.database import Database
from octavo.store.query import query
from octavo.store.tables.accounts import team_members, teams
from octavo.store.tables.git import repositories
from octavo.store.tables.sites import site_spaces, sites
from octavo.store.tables.spaces import (
    collection_ancestors,
    collection_permissions,
    collections,
    site_permissions,
    space_permissions,
    spaces,
)
from tests import cast

NAMES: Final = {rank: name for name, rank in RANKS.items()}
OVERRIDES: Final = {
    "space": (space_permissions, "space_id"),
    "collection": (collection_permissions, "collection_id"),
    "site": (site_permissions, "site_id"),
}


class Things:
    """Writes rows; every method gives back the id."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def space(self, name: str, *, organization: str = cast.ACME, **columns: Any) -> str:
        now = clock.now()
        self._insert(repositories, id=f"repo-{name}", organization_id=organization, name=name, created_at=now)
        own = {"id": name, "organization_id": organization, "repository_id": f"repo-{name}", "created_at": now, "updated_at": now}
        return self._insert(spaces, **{**own, **columns})

    def collection(self, name: str, *, parent: str | None = None, organization: str = cast.ACME, **columns: Any) -> str:
        self._insert(
            collections,
            **{"id": name, "organization_id": organization, "parent_id": parent, "title": name, "created_at": clock.now(), **columns},
        )
        around, depth = [(name, 0)], 0
        while parent is not None:
            depth += 1
            around.append((parent, depth))
            with self.database.read() as tx:
                parent = tx.scalar(select(collections.c.parent_id).where(collections.c.id == parent))
        for ancestor, distance in around:
            self._insert(collection_ancestors, collection_id=name, ancestor_id=ancestor, depth=distance)
        return name

    def site(self, name: str, *holds: str, organization: str = cast.ACME, **columns: Any) -> str:
        now = clock.now()
        own = {"id": name, "organization_id": organization, "title": name, "basename": name, "created_at": now, "updated_at": now}
        self._insert(sites, **{**own, **columns})
        for at, space in enumerate(holds):
            self.link(name, space, position=at)
        return name

    def link(self, site: str, space: str, **columns: Any) -> str:
        own = {"id": f"{site}-{space}", "site_id": site, "space_id": space, "path": space, "created_at": clock.now()}
        return self._insert(site_spaces, **{**own, **columns})

    def team(self, name: str, *members: str) -> str:
        self._insert(teams, id=name, organization_id=cast.ACME, title=name, created_at=clock.now())
        for member in members:
            self._insert(team_members, team_id=name, user_id=cast.user_id(member), role="member", joined_at=clock.now())
        return name

    def give(self, kind: str, thing: str, role: str | None, *, user: str | None = None, team: str | None = None) -> None:
        """An override: a role on one thing for a user or a team."""
        table, column = OVERRIDES[kind]
        principal = {"user_id": cast.user_id(user)} if user else {"team_id": team}
        self._insert(table, **{"id": f"{kind}-{thing}-{user or team}", column: thing, "role": role, "created_at": clock.now(), **principal})

    def role(self, name: str, thing: str, kind: str = "space") -> str | None:
        """The role of somebody of the cast; None for those who do not know the thing at all."""
        actor = Actor("user", user_id=cast.user_id(name))
        table, rank = {
            "space": (spaces, roles.space_rank()),
            "site": (sites, roles.site_rank()),
            "collection": (collections, roles.collection_rank()),
        }[kind]
        with self.database.read() as tx:
            found = tx.scalar(select(rank).where(table.c.id == thing), **actor.parameters)
        return None if found is None else NAMES[found]

    def visible(self, actor: Actor) -> set[str]:
        """The spaces that an actor sees."""
        with self.database.read() as tx:
            return {row.id for row in tx.all(select(spaces.c.id).where(roles.visible_space()), **actor.parameters)}

    def update(self, table: Any, thing: str, values: Mapping[str, Any]) -> None:
        with self.database.write() as tx:
            tx.execute(table.update().where(table.c.id == thing).values(**values))

    def _insert(self, table: Any, **columns: Any) -> str:
        with self.database.write() as tx:
            tx.execute(query(insert(table)), **columns)
        return str(columns.get("id", ""))
