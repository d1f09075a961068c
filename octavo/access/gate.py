"""The one place that says no: every object that a call names is loaded and checked before the handler runs."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, literal_column, null, select

from octavo.access import roles
from octavo.access.actor import Actor
from octavo.access.conditions import open_spaces
from octavo.api.operation import Operation
from octavo.api.permission import RANKS, Permission, Resource
from octavo.errors import Forbidden, NotFound, Unauthorized
from octavo.store.query import Query, Row, in_list, query
from octavo.store.tables.accounts import organizations
from octavo.store.tables.sites import sites
from octavo.store.tables.spaces import collections, spaces
from octavo.store.transaction import Transaction

_NEVER: Final[ColumnElement[Any]] = literal_column("0")
_NOTHING: Final[ColumnElement[Any]] = null()


def _load(
    table: FromClause,
    organization: ColumnElement[Any],
    rank: ColumnElement[Any],
    *,
    public: ColumnElement[Any] = _NEVER,
    deleted: ColumnElement[Any] = _NOTHING,
    conditional: ColumnElement[Any] = _NEVER,
) -> Query:
    named = {"organization_id": organization, "rank": rank, "public": public, "deleted_at": deleted, "conditional": conditional}
    return query(select(table.c.id, *(column.label(name) for name, column in named.items())).where(in_list(table.c.id, "ids")))


_LOADS: Final[Mapping[Resource, Query]] = {
    "organization": _load(organizations, organizations.c.id, roles.organization_rank(), public=roles.public_organization()),
    "collection": _load(collections, collections.c.organization_id, roles.collection_rank()),
    "site": _load(sites, sites.c.organization_id, roles.site_rank(), public=roles.public_site()),
    "space": _load(
        spaces, spaces.c.organization_id, roles.space_rank(), deleted=spaces.c.deleted_at, conditional=roles.conditional_space()
    ),
}


def authorize(tx: Transaction, actor: Actor, operation: Operation, inputs: Mapping[str, Any]) -> None:
    """Raise unless `actor` may call `operation` with `inputs`.

    401 without credentials; 403 for the wrong kind of token or a missing scope; 404 for objects that the actor may not see, or that do not belong
    together; 403 for those that they see but may not use so.
    """
    check_caller(actor, operation)
    if not operation.guards:
        return
    wanted: dict[Resource, dict[str, list[Permission]]] = defaultdict(lambda: defaultdict(list))
    for guard in operation.guards:
        for object_id in guard.ids(inputs):
            wanted[guard.permission.resource][object_id].append(guard.permission)
    organizations_named: set[str] = set()
    refused: list[Permission] = []
    for resource, permissions in wanted.items():
        found = {row.id: row for row in tx.all(_LOADS[resource], ids=list(permissions), **actor.parameters)}
        closed = {row.id for row in found.values() if row.conditional and actor.kind == "site"}
        for hidden in closed - open_spaces(tx, actor, list(closed)) if closed else ():
            del found[hidden]
        for object_id, needed in permissions.items():
            row = found.get(object_id)
            if row is None or not _visible(row, resource, operation):
                raise NotFound(f"The {resource} was not found.")
            organizations_named.add(row.organization_id)
            refused.extend(permission for permission in needed if not _holds(row, permission, operation))
    if len(organizations_named) > 1 and not operation.crosses_organizations:
        raise NotFound("These objects do not belong to the same organization.")
    if refused:
        raise Forbidden(f"This needs the permission {refused[0]}.")


def check_caller(actor: Actor, operation: Operation) -> None:
    """Whether this kind of caller, with these scopes, may call the operation at all."""
    if operation.anonymous:
        return
    if actor.kind == "anonymous":
        raise Unauthorized("This needs a token: send it as `Authorization: Bearer TOKEN`.")
    if actor.kind == "site":
        if not operation.site_token:
            raise Forbidden("Content tokens cannot be used here.")
        return
    if actor.kind not in operation.callers:
        raise Forbidden(f"{operation.id} cannot be called with this kind of token.")
    if actor.scopes is None:
        return
    if not operation.scopes:
        raise Forbidden(f"{operation.id} cannot be called with a token that is limited to scopes.")
    missing = [scope for scope in operation.scopes if scope not in actor.scopes]
    if missing:
        raise Forbidden(f"The token needs the scope {missing[0]}.")


def _visible(row: Row, resource: Resource, operation: Operation) -> bool:
    if row.rank is None or (row.rank == RANKS["guest"] and resource != "organization"):
        return bool(row.public) and operation.anonymous
    return row.deleted_at is None or row.rank >= roles.TRASH_RANK


def _holds(row: Row, permission: Permission, operation: Operation) -> bool:
    if row.rank is not None and row.rank >= permission.rank:
        return True
    return bool(row.public) and operation.anonymous and permission in _PUBLIC


_PUBLIC: Final = frozenset({Permission.ORGANIZATION_VIEW, Permission.SITE_VIEW})
"""What visibility alone gives to anybody, on operations that ask for no credentials."""
