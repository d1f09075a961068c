"""Put a space into a site (semantics 6.2)."""

from octavo.access.actor import Actor
from octavo.domains.content.load import load
from octavo.domains.names import name_from
from octavo.domains.sites import queries
from octavo.domains.sites.create import add_site_space
from octavo.domains.sites.wire import AddSpaceToSite
from octavo.domains.spaces.create import create_repository, create_space
from octavo.domains.spaces.queries import get_space
from octavo.domains.spaces.seed import seed
from octavo.errors import BadRequest, Conflict, NotFound
from octavo.store.transaction import Transaction


def add_space(tx: Transaction, actor: Actor, organization_id: str, site_id: str, wanted: AddSpaceToSite) -> str:
    """Answers the new site-space's id.

    Without `sectionId` the space joins the default section, or the site itself where it has no sections. Raises BadRequest and NotFound for what does not
    fit together, Conflict for a space that stands there already.
    """
    if "template" in wanted:
        raise BadRequest("Templates are not built yet: leave `template` out.")
    if wanted["spaceId"] is None and wanted.get("pageId"):
        raise BadRequest("`pageId` names a page of a space that exists: leave it out where `spaceId` is null.")
    site = queries.get_site(tx, site_id)
    structure = queries.load_structure(tx, site)
    section_id = wanted.get("sectionId") or (structure.default_section.id if structure.default_section else None)
    section = next((each for each in structure.sections if each.id == section_id), None)
    if section is None:
        raise NotFound("The section was not found in this site.")
    space_id = wanted["spaceId"] or _new_space(tx, actor, organization_id, wanted.get("title"))
    page_id = wanted.get("pageId")
    if page_id and load(tx, get_space(tx, space_id)).revision.page(page_id) is None:
        raise NotFound("The page was not found in this space.")
    if any(variant.space_id == space_id for variant in section.variants):
        raise Conflict("The space stands there already.")
    title = wanted.get("title") or get_space(tx, space_id).title or "Documentation"
    return add_site_space(tx, site_id, space_id, section_id=section_id, title=title, draft=wanted.get("draft", False), page_id=page_id)


def _new_space(tx: Transaction, actor: Actor, organization_id: str, title: str | None) -> str:
    repository_id = create_repository(tx, organization_id, name_from(title or "", otherwise="space"))
    space_id = create_space(tx, organization_id, repository_id=repository_id, title=title, creator_id=actor.user_id)
    seed(tx, space_id, title=title, empty=False, author_id=actor.user_id)
    return space_id
