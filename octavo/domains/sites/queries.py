"""What is asked about sites."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, delete, exists, func, insert, or_, select, update

from octavo.access.actor import Actor
from octavo.access.roles import site_rank, visible_site
from octavo.domains.sites.structure import ExternalLink, Group, Part, Section, Structure, Variant, grouped
from octavo.errors import NotFound
from octavo.store.query import Row, query
from octavo.store.tables.sites import (
    site_customizations,
    site_external_links,
    site_redirects,
    site_section_groups,
    site_sections,
    site_share_links,
    site_spaces,
    sites,
)
from octavo.store.tables.spaces import spaces
from octavo.store.transaction import Transaction

OLDEST_FIRST: Final = (sites.c.created_at, sites.c.id)
"""The order of lists."""

_RANKED = select(sites, site_rank().label("rank"))
_BY_ID = query(select(sites).where(sites.c.id == bindparam("id")))
_BY_ID_IN = query(_RANKED.where(sites.c.id == bindparam("id"), sites.c.organization_id == bindparam("organization")))
_COUNT = query(select(func.count()).select_from(site_spaces).where(site_spaces.c.site_id == bindparam("site")))
_BY_BASENAME = query(select(sites).where(sites.c.basename == bindparam("basename")))
_BY_HOSTNAME = query(select(sites).where(sites.c.hostname == bindparam("hostname")))
_PUBLISHED = query(
    select(sites, site_share_links.c.key.label("share_key"))
    .outerjoin(site_share_links, and_(site_share_links.c.site_id == sites.c.id, site_share_links.c.active.is_(True)))
    .where(sites.c.published.is_(True))
    .order_by(*OLDEST_FIRST, site_share_links.c.created_at)
)
_INSERT_SHARE_LINK = query(insert(site_share_links))
_SHARE_KEY = query(
    select(site_share_links.c.key)
    .where(site_share_links.c.site_id == bindparam("site"), site_share_links.c.active.is_(True))
    .order_by(site_share_links.c.created_at)
    .limit(1)
)
_INSERT = query(insert(sites))
_UPDATE = query(update(sites).where(sites.c.id == bindparam("site_key")))
_INSERT_SECTION = query(insert(site_sections))
_INSERT_SITE_SPACE = query(insert(site_spaces))
_UPDATE_SECTION = query(update(site_sections).where(site_sections.c.id == bindparam("section_key")))
_UPDATE_SITE_SPACE = query(update(site_spaces).where(site_spaces.c.id == bindparam("site_space_key")))
_DELETE_SECTION = query(delete(site_sections).where(site_sections.c.id == bindparam("section_key")))
_DELETE_SITE_SPACE = query(delete(site_spaces).where(site_spaces.c.id == bindparam("site_space_key")))
_SECTIONS = query(
    select(site_sections).where(site_sections.c.site_id == bindparam("site")).order_by(site_sections.c.position, site_sections.c.id)
)
_GROUPS = query(select(site_section_groups).where(site_section_groups.c.site_id == bindparam("site")))
_LINKS = query(select(site_external_links).where(site_external_links.c.site_id == bindparam("site")))
_INSERT_GROUP = query(insert(site_section_groups))
_UPDATE_GROUP = query(update(site_section_groups).where(site_section_groups.c.id == bindparam("group_key")))
_DELETE_GROUP = query(delete(site_section_groups).where(site_section_groups.c.id == bindparam("group_key")))
_INSERT_LINK = query(insert(site_external_links))
_UPDATE_LINK = query(update(site_external_links).where(site_external_links.c.id == bindparam("link_key")))
_DELETE_LINK = query(delete(site_external_links).where(site_external_links.c.id == bindparam("link_key")))
_SITE_SPACES = query(
    select(site_spaces, spaces.c.title.label("space_title"), spaces.c.language)
    .join(spaces, spaces.c.id == site_spaces.c.space_id)
    .where(site_spaces.c.site_id == bindparam("site"), spaces.c.deleted_at.is_(None))
    .order_by(site_spaces.c.position, site_spaces.c.id)
)
_CUSTOMIZATIONS = query(select(site_customizations).where(site_customizations.c.site_id == bindparam("site")))
_REDIRECTS = query(select(site_redirects).where(site_redirects.c.site_id == bindparam("site"), site_redirects.c.draft.is_(False)))
_SHARE_LINK = query(
    select(site_share_links).where(
        site_share_links.c.site_id == bindparam("site"), site_share_links.c.key == bindparam("key"), site_share_links.c.active.is_(True)
    )
)
_SITES_OF_SPACE = query(
    select(sites)
    .join(site_spaces, site_spaces.c.site_id == sites.c.id)
    .where(site_spaces.c.space_id == bindparam("space"))
    .order_by(sites.c.created_at)
)


def visible_in(
    organization_id: str,
    *,
    space: str | None = None,
    title: str | None = None,
    published: bool | None = None,
    types: Sequence[str] | None = None,
) -> Select[Any]:
    """The sites of an organization that the actor of `Actor.parameters` may see, with their `rank` there.

    Of these, where given: those that hold the space, whose title holds the words without regard to case, that are published or not, of the types.
    """
    found = _RANKED.where(sites.c.organization_id == organization_id, visible_site())
    if space is not None:
        found = found.where(exists().where(site_spaces.c.site_id == sites.c.id, site_spaces.c.space_id == space))
    if title is not None:
        found = found.where(sites.c.title.icontains(title, autoescape=True))
    if published is not None:
        found = found.where(sites.c.published.is_(published))
    return found if types is None else found.where(or_(*(sites.c.type == each for each in dict.fromkeys(types))))


def get_site_in(tx: Transaction, organization_id: str, site_id: str, actor: Actor) -> Row:
    """The organization's site with the actor's `rank`; whether the actor may see it is the gate's to say. Raises NotFound."""
    found = tx.one_or_none(_BY_ID_IN, id=site_id, organization=organization_id, **actor.parameters)
    if found is None:
        raise NotFound("The site was not found.")
    return found


def count_site_spaces(tx: Transaction, site_id: str) -> int:
    return int(tx.scalar(_COUNT, site=site_id))


def get_site(tx: Transaction, site_id: str) -> Row:
    """The site. Raises NotFound."""
    found = tx.one_or_none(_BY_ID, id=site_id)
    if found is None:
        raise NotFound("The site was not found.")
    return found


def find_site_by_basename(tx: Transaction, basename: str) -> Row | None:
    return tx.one_or_none(_BY_BASENAME, basename=basename.lower())


def find_site_by_hostname(tx: Transaction, hostname: str) -> Row | None:
    return tx.one_or_none(_BY_HOSTNAME, hostname=hostname.lower())


def list_published_sites(tx: Transaction) -> list[Row]:
    """Every published site, oldest first, with the `share_key` of its first active share link, None without one."""
    found: dict[str, Row] = {}
    for row in tx.all(_PUBLISHED):
        found.setdefault(row.id, row)
    return list(found.values())


def find_share_key(tx: Transaction, site_id: str) -> str | None:
    """The key of the site's first active share link."""
    found = tx.scalar(_SHARE_KEY, site=site_id)
    return None if found is None else str(found)


def insert_share_link(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT_SHARE_LINK, **columns)


def list_sites_of_space(tx: Transaction, space_id: str) -> list[Row]:
    return tx.all(_SITES_OF_SPACE, space=space_id)


def insert_site(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT, **columns)


def update_site(tx: Transaction, site_id: str, **columns: object) -> None:
    tx.execute(_UPDATE, site_key=site_id, **columns)


def insert_section(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT_SECTION, **columns)


def insert_site_space(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT_SITE_SPACE, **columns)


def update_section(tx: Transaction, section_id: str, **columns: object) -> None:
    tx.execute(_UPDATE_SECTION, section_key=section_id, **columns)


def update_site_space(tx: Transaction, site_space_id: str, **columns: object) -> None:
    tx.execute(_UPDATE_SITE_SPACE, site_space_key=site_space_id, **columns)


def delete_section(tx: Transaction, section_id: str) -> None:
    tx.execute(_DELETE_SECTION, section_key=section_id)


def delete_site_space(tx: Transaction, site_space_id: str) -> None:
    tx.execute(_DELETE_SITE_SPACE, site_space_key=site_space_id)


def insert_group(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT_GROUP, **columns)


def update_group(tx: Transaction, group_id: str, **columns: object) -> None:
    tx.execute(_UPDATE_GROUP, group_key=group_id, **columns)


def delete_group(tx: Transaction, group_id: str) -> None:
    tx.execute(_DELETE_GROUP, group_key=group_id)


def insert_link(tx: Transaction, **columns: object) -> None:
    tx.execute(_INSERT_LINK, **columns)


def update_link(tx: Transaction, link_id: str, **columns: object) -> None:
    tx.execute(_UPDATE_LINK, link_key=link_id, **columns)


def delete_link(tx: Transaction, link_id: str) -> None:
    tx.execute(_DELETE_LINK, link_key=link_id)


def list_redirects(tx: Transaction, site_id: str) -> list[Row]:
    """The live ones."""
    return tx.all(_REDIRECTS, site=site_id)


def find_share_link(tx: Transaction, site_id: str, key: str) -> Row | None:
    return tx.one_or_none(_SHARE_LINK, site=site_id, key=key)


def load_customizations(tx: Transaction, site_id: str) -> dict[str | None, dict[str, object]]:
    """What was set for the site (None) and for each of its site-spaces."""
    return {row.site_space_id: row.settings for row in tx.all(_CUSTOMIZATIONS, site=site_id)}


def load_structure(tx: Transaction, site: Row) -> Structure:
    """All of it, drafts included, in its order."""
    variants: dict[str | None, list[Variant]] = defaultdict(list)
    sections = tx.all(_SECTIONS, site=site.id)
    defaults = {site.default_site_space_id} | {section.default_site_space_id for section in sections}
    for row in tx.all(_SITE_SPACES, site=site.id):
        variants[row.section_id].append(_variant(row, default=row.id in defaults))
    if not sections:
        return Structure((Section(id=None, path="", title=site.title, default=True, variants=tuple(variants[None])),))
    inside: dict[str | None, list[tuple[int, str, Part]]] = defaultdict(list)
    for row in sections:
        inside[row.group_id].append((row.position, row.id, _section(row, site, tuple(variants[row.id]))))
    for row in tx.all(_LINKS, site=site.id):
        inside[row.group_id].append((row.position, row.id, _link(row)))
    return grouped(_parts(None, tx.all(_GROUPS, site=site.id), inside))


def _parts(group_id: str | None, groups: list[Row], inside: dict[str | None, list[tuple[int, str, Part]]]) -> tuple[Part, ...]:
    """What a group holds, or with None the site itself. No group holds itself: each has one above it, from the top down."""
    held = list(inside[group_id])
    held += [(row.position, row.id, _group(row, _parts(row.id, groups, inside))) for row in groups if row.parent_id == group_id]
    return tuple(part for _, _, part in sorted(held, key=lambda one: one[:2]))


def _variant(row: Row, *, default: bool) -> Variant:
    return Variant(
        id=row.id,
        space_id=row.space_id,
        path=row.path,
        title=row.title or row.space_title or "Untitled",
        default=default,
        hidden=row.hidden,
        draft=row.draft,
        condition=row.condition,
        page_id=row.page_id,
        language=row.language,
        localized_title=row.localized_title or {},
    )


def _group(row: Row, parts: tuple[Part, ...]) -> Group:
    return Group(
        id=row.id,
        title=row.title,
        parts=parts,
        draft=row.draft,
        icon=row.icon,
        group_id=row.parent_id,
        localized_title=row.localized_title or {},
    )


def _link(row: Row) -> ExternalLink:
    return ExternalLink(
        id=row.id,
        title=row.title,
        url=row.url,
        draft=row.draft,
        condition=row.condition,
        icon=row.icon,
        description=row.description,
        group_id=row.group_id,
        localized_title=row.localized_title or {},
        localized_description=row.localized_description or {},
    )


def _section(row: Row, site: Row, variants: tuple[Variant, ...]) -> Section:
    return Section(
        id=row.id,
        path=row.path,
        title=row.title,
        default=row.id == site.default_site_section_id,
        variants=variants,
        draft=row.draft,
        condition=row.condition,
        icon=row.icon,
        description=row.description,
        group_id=row.group_id,
        localized_title=row.localized_title or {},
        localized_description=row.localized_description or {},
    )
