"""Conditions on what a site shows (semantics 3.7 and 6.2): decided by a visitor's claims, and only by them."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Boolean, bindparam, or_, select

from octavo.access.actor import Actor
from octavo.content.expressions import condition, content_scope
from octavo.store.query import in_list, query
from octavo.store.tables.sites import site_sections, site_spaces
from octavo.store.transaction import Transaction

Claims = Mapping[str, Any]

_DRAFTS: Final = bindparam("draft", type_=Boolean()).is_(True)
_PLACES: Final = query(
    select(site_spaces.c.space_id, site_spaces.c.condition, site_sections.c.condition.label("section_condition"))
    .outerjoin(site_sections, site_sections.c.id == site_spaces.c.section_id)
    .where(
        site_spaces.c.site_id == bindparam("site"),
        in_list(site_spaces.c.space_id, "ids"),
        or_(site_spaces.c.draft.is_(False), _DRAFTS),
        or_(site_sections.c.id.is_(None), site_sections.c.draft.is_(False), _DRAFTS),
    )
)


def visitor_scope(claims: Claims | None, *, space_vars: Claims | None = None, page_vars: Claims | None = None) -> dict[str, Any]:
    """What expressions may read for a visitor: the claims that are in effect; among them, as `unsigned`, those that the visitor only asserts."""
    unsigned = (claims or {}).get("unsigned")
    return content_scope(
        claims=claims, unsigned=unsigned if isinstance(unsigned, Mapping) else None, space_vars=space_vars, page_vars=page_vars
    )


def opens(claims: Claims | None, source: str | None) -> bool:
    """Whether a part of a site under this condition is there for a visitor with these claims."""
    return not source or condition(source, visitor_scope(claims))


def open_spaces(tx: Transaction, actor: Actor, space_ids: list[str]) -> set[str]:
    """Those of the spaces that stand somewhere in the site of the actor's content token where the token's claims lead, as the site is now."""
    token = actor.site
    assert token is not None
    rows = tx.all(_PLACES, site=token.site, ids=space_ids, draft=token.draft)
    return {row.space_id for row in rows if opens(token.claims, row.condition) and opens(token.claims, row.section_condition)}
