"""Make a site, and put spaces into it."""

from octavo import clock
from octavo.content.slugs import slug
from octavo.domains.names import free_name, name_from
from octavo.domains.sites import queries
from octavo.ids import new_id
from octavo.store.transaction import Transaction

ID_LETTERS = 8
KEY_LETTERS = 24


def create_site(
    tx: Transaction, organization_id: str, *, title: str, visibility: str = "public", basename: str | None = None, type_: str = "ultimate"
) -> str:
    """Answers the new, unpublished site's id (semantics 6.1). `type_` names a plan, and takes nothing away."""
    now = clock.now()
    site_id = new_id("site_", ID_LETTERS)
    queries.insert_site(
        tx,
        id=site_id,
        organization_id=organization_id,
        title=title,
        type=type_,
        basename=free_name(
            basename or name_from(title, otherwise="docs"), lambda name: queries.find_site_by_basename(tx, name) is not None
        ),
        visibility=visibility,
        created_at=now,
        updated_at=now,
    )
    return site_id


def add_share_link(tx: Transaction, site_id: str, name: str) -> str:
    """Answers the secret that stands in the link's address."""
    key = new_id(length=KEY_LETTERS)
    queries.insert_share_link(tx, id=new_id(), site_id=site_id, name=name, key=key, created_at=clock.now())
    return key


def add_section(tx: Transaction, site_id: str, *, title: str, path: str, position: int, default: bool, **columns: object) -> str:
    """Answers the new section's id."""
    section_id = new_id("sitesc_", ID_LETTERS)
    queries.insert_section(tx, id=section_id, site_id=site_id, title=title, path=path, position=position, **columns)
    if default:
        queries.update_site(tx, site_id, default_site_section_id=section_id)
    return section_id


def add_site_space(tx: Transaction, site_id: str, space_id: str, *, section_id: str | None = None, title: str, **columns: object) -> str:
    """Answers the new site-space's id. Its path comes from its title unless given, and is unique among its siblings."""
    site = queries.get_site(tx, site_id)
    structure = queries.load_structure(tx, site)
    siblings = {variant.path.lower() for section, variant in structure.places() if section.id == section_id}
    wanted = str(columns.pop("path", None) or slug(title) or "docs")
    path, number = wanted, 1
    while path.lower() in siblings:
        number += 1
        path = f"{wanted}-{number}"
    site_space_id = new_id("sitesp_", ID_LETTERS)
    columns.setdefault("position", len(siblings))
    queries.insert_site_space(
        tx,
        id=site_space_id,
        site_id=site_id,
        space_id=space_id,
        section_id=section_id,
        title=title,
        path=path,
        created_at=clock.now(),
        **columns,
    )
    default = {"default_site_space_id": site_space_id} if not siblings and site.default_site_space_id is None else {}
    queries.update_site(tx, site_id, updated_at=clock.now(), **default)
    return site_space_id
