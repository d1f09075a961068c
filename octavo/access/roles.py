"""Which role one has, resolved by precedence: the space, then its sites, its collections, the organization.

Each rule is one SQL expression, used for one object and for many. It needs `Actor.parameters`:

    LIST_SPACES = query(select(spaces, space_rank().label("rank")).where(spaces.c.organization_id == bindparam("organization_id"), visible_space()))
    tx.all(LIST_SPACES, organization_id=organization_id, **actor.parameters)

A rank is one of `permission.RANKS`, and NULL for those to whom the object does not exist.
"""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from octavo.api.permission import RANKS
from octavo.store.query import in_list
from octavo.store.tables.accounts import members, organizations, team_members
from octavo.store.tables.sites import site_sections, site_share_links, site_spaces, sites
from octavo.store.tables.spaces import (
    collection_ancestors,
    collection_permissions,
    collections,
    site_permissions,
    space_permissions,
    spaces,
)

Rank = ColumnElement[int | None]
Condition = ColumnElement[bool]

ME: Final = bindparam("actor_user", type_=String())
SITE: Final = bindparam("actor_site", type_=String())
ADMIN: Final[ColumnElement[str]] = literal_column("'admin'", String())
INHERIT: Final[ColumnElement[str]] = literal_column("'inherit'", String())
TRASH_RANK: Final = RANKS["create"]
"""Who still sees what lies in the trash."""


def organization_rank(table: FromClause = organizations) -> Rank:
    """A member's role; a guest's is 0, and lets them see that the organization exists."""
    me = members.alias()
    reader = select(func.max(_number(RANKS["guest"]))).where(sites.c.organization_id == table.c.id, site_token_opens(sites))
    return func.coalesce(_member(me, table.c.id, _rank(me.c.role)), _inner(reader, sites), type_=Integer())


def space_rank(table: FromClause = spaces) -> Rank:
    """The role on a space."""
    me = members.alias()
    own = _overrides(space_permissions, space_permissions.c.space_id == table.c.id, me)
    resolved = _resolve(
        me,
        *own,
        _level(table.c.default_level, me, creator=table.c.created_by),
        *_site_steps(table, me),
        _collection_steps(table.c.parent_id, me),
    )
    return func.coalesce(_member(me, table.c.organization_id, resolved), _site_token_reads(table), type_=Integer())


def collection_rank(table: FromClause = collections) -> Rank:
    """The role on a collection: the nearest of it and those around it that says something."""
    me = members.alias()
    return _member(me, table.c.organization_id, _resolve(me, _collection_steps(table.c.id, me)))


def site_rank(table: FromClause = sites) -> Rank:
    """The role on a site."""
    me = members.alias()
    own = _overrides(site_permissions, site_permissions.c.site_id == table.c.id, me)
    resolved = _resolve(me, *own, _level(table.c.default_level, me))
    return func.coalesce(
        _member(me, table.c.organization_id, resolved), case((site_token_opens(table), _number(RANKS["read"]))), type_=Integer()
    )


def visible_space(table: FromClause = spaces) -> Condition:
    """The spaces that the actor may see: the one predicate for reading one, listing, searching, exporting."""
    rank = space_rank(table)
    return and_(rank >= RANKS["read"], or_(table.c.deleted_at.is_(None), rank >= TRASH_RANK))


def visible_site(table: FromClause = sites) -> Condition:
    return site_rank(table) >= RANKS["read"]


def visible_organization(table: FromClause = organizations) -> Condition:
    return organization_rank(table).is_not(None)


def conditional_space(table: FromClause = spaces) -> Condition:
    """Whether the space stands under a condition somewhere in the site of the actor's content token, or in a section that is a draft."""
    section = exists().where(
        site_sections.c.id == site_spaces.c.section_id, or_(site_sections.c.condition.is_not(None), site_sections.c.draft.is_(True))
    )
    return exists().where(
        site_spaces.c.space_id == table.c.id,
        site_spaces.c.site_id == SITE,
        or_(site_spaces.c.condition.is_not(None), section.correlate(site_spaces)),
    )


def public_site(table: FromClause = sites) -> Condition:
    """Anybody may know of a published site that is open to everybody."""
    return and_(table.c.published.is_(True), or_(table.c.visibility == "public", table.c.visibility == "unlisted"))


def public_organization(table: FromClause = organizations) -> Condition:
    return exists().where(sites.c.organization_id == table.c.id, public_site(sites))


def site_token_opens(table: FromClause) -> Condition:
    """The site of the actor's content token, if the token still fits the site as it is now: published, as visible as it was, its share link active."""
    share_key = bindparam("actor_share_key", type_=String())
    link = exists().where(
        site_share_links.c.site_id == table.c.id, site_share_links.c.key == share_key, site_share_links.c.active.is_(True)
    )
    return and_(
        table.c.id == SITE,
        table.c.visibility == bindparam("actor_visibility", type_=String()),
        or_(table.c.published.is_(True), _drafts()),
        or_(share_key == "", link),
    )


def _site_token_reads(table: FromClause) -> Rank:
    """What a content token lists, as long as the site still shows it."""
    shown = select(func.max(_number(RANKS["read"]))).where(
        site_spaces.c.space_id == table.c.id,
        site_spaces.c.site_id == sites.c.id,
        or_(site_spaces.c.draft.is_(False), _drafts()),
        in_list(site_spaces.c.space_id, "actor_spaces"),
        table.c.deleted_at.is_(None),
        site_token_opens(sites),
    )
    return _inner(shown, site_spaces, sites)


def _drafts() -> Condition:
    return bindparam("actor_draft", type_=Boolean()).is_(True)


def _member(me: FromClause, organization_id: ColumnElement[Any], rank: Rank) -> Rank:
    """The rank of the actor as a member of the organization; NULL for everybody else."""
    return _inner(select(rank).where(me.c.organization_id == organization_id, me.c.user_id == ME, me.c.disabled.is_(False)), me)


def _resolve(me: FromClause, *steps: Rank) -> Rank:
    """Administrators always have access; otherwise the first step that says something, and the role in the organization at last."""
    return case((me.c.role == ADMIN, _number(RANKS["admin"])), else_=func.coalesce(*steps, _rank(me.c.role), type_=Integer()))


def _rank(role: ColumnElement[Any]) -> Rank:
    """A role as a number; the role of a guest is NULL, and 0."""
    return case(*((literal_column(f"'{name}'"), _number(rank)) for name, rank in RANKS.items() if rank), value=role, else_=_number(0))


def _number(rank: int) -> ColumnElement[int]:
    """Written into the statement: it has no parameters but the actor's."""
    return literal_column(str(rank), Integer())


def _overrides(table: FromClause, here: Condition, me: FromClause) -> tuple[Rank, Rank]:
    """The user's own, and the highest of the user's teams."""
    highest = select(func.max(_rank(table.c.role))).where(here)
    team = and_(table.c.team_id == team_members.c.team_id, team_members.c.user_id == me.c.user_id)
    return _inner(highest.where(table.c.user_id == me.c.user_id), table), _inner(highest.where(team), table, team_members)


def _inner(statement: Select[Any], *tables: FromClause) -> Rank:
    """A subquery over `tables`; whatever else it names belongs to the query around it."""
    return statement.correlate_except(*tables).scalar_subquery()


def _level(level: ColumnElement[Any], me: FromClause, creator: ColumnElement[Any] | None = None) -> Rank:
    """What a default level gives: NULL when it is inherited; nothing at all to guests; its creator keeps what is hidden from everybody."""
    kept = [] if creator is None else [(and_(level.is_(None), creator == me.c.user_id), _number(RANKS["create"]))]
    return case((level == INHERIT, None), *kept, (me.c.role.is_(None), _number(0)), else_=_rank(level))


def _site_steps(table: FromClause, me: FromClause) -> tuple[Rank, Rank, Rank]:
    """The sites that the space is part of, the most generous first."""
    held = site_permissions
    linked = site_spaces.c.space_id == table.c.id
    highest = select(func.max(_rank(held.c.role))).where(linked, held.c.site_id == site_spaces.c.site_id)
    user = _inner(highest.where(held.c.user_id == me.c.user_id), held, site_spaces)
    team = _inner(
        highest.where(held.c.team_id == team_members.c.team_id, team_members.c.user_id == me.c.user_id), held, site_spaces, team_members
    )
    level = select(func.max(_level(sites.c.default_level, me))).where(linked, sites.c.id == site_spaces.c.site_id)
    return user, team, _inner(level, sites, site_spaces)


def _collection_steps(inner: ColumnElement[Any], me: FromClause) -> Rank:
    """Outwards from the collection `inner`, itself included; in each one the user, the teams, the default level."""
    around, held, holder = collection_ancestors, collection_permissions, collections.alias()
    given = and_(around.c.collection_id == inner, held.c.collection_id == around.c.ancestor_id)
    level = holder.c.default_level
    user = select(around.c.depth, _number(0).label("step"), _rank(held.c.role).label("rank")).where(given, held.c.user_id == me.c.user_id)
    team = select(around.c.depth, _number(1), func.max(_rank(held.c.role))).where(
        given, held.c.team_id == team_members.c.team_id, team_members.c.user_id == me.c.user_id
    )
    default = select(around.c.depth, _number(2), _level(level, me)).where(
        around.c.collection_id == inner, holder.c.id == around.c.ancestor_id, or_(level.is_(None), level != INHERIT)
    )
    steps = union_all(
        user.correlate_except(around, held),
        team.group_by(around.c.depth).correlate_except(around, held, team_members),
        default.correlate_except(around, holder),
    ).subquery()
    first = func.min(steps.c.depth * 100 + steps.c.step * 10 + steps.c.rank)
    return select(first % 10).scalar_subquery()
