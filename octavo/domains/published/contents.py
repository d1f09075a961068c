"""All pages of a site, for sitemaps and texts for language models."""

from collections.abc import Iterable, Iterator
from functools import partial

from octavo.content.revision.tree import Page
from octavo.domains.published.page import page_markdown
from octavo.domains.published.place import SitePlace
from octavo.domains.published.visit import Spot, Visit
from octavo.errors import OctavoError
from octavo.publish.source import PageEntry, SpaceContents
from octavo.store.database import Database


def contents(database: Database, visit: Visit) -> tuple[SpaceContents, ...]:
    """Each space with its pages, in the order of its table of contents."""
    with database.read() as tx:
        return tuple(_space(database, visit, visit.place(tx, Spot(*each))) for each in visit.structure.places())


def _space(database: Database, visit: Visit, place: SitePlace) -> SpaceContents:
    section, variant = place.section, place.variant
    home = place.loaded.revision.first_document()
    return SpaceContents(
        name=visit.base(Spot(section, variant)).strip("/").replace("/", "-") or "home",
        title=variant.title if visit.structure.flat else f"{section.title}: {variant.title}",
        pages=tuple(_entries(database, place, place.loaded.revision.pages, 0)),
        description=home.description if home is not None else None,
    )


def _entries(database: Database, place: SitePlace, pages: Iterable[Page], depth: int) -> Iterator[PageEntry]:
    revision = place.loaded.revision
    for page in pages:
        if page.kind == "document":
            yield PageEntry(
                title=page.title or "Untitled",
                path=place.path(page),
                markdown_path=place.markdown_path(page),
                markdown=partial(_markdown, database, place, page),
                description=page.description,
                depth=depth,
                hidden=page.hidden,
                no_index=revision.no_index(page),
                no_robots_index=revision.no_robots_index(page),
            )
        yield from _entries(database, place, page.pages, depth + (page.kind == "document"))


def _markdown(database: Database, place: SitePlace, page: Page) -> str:
    """Its text; a page that cannot be shown says so, and the others are there."""
    with database.read() as tx:
        try:
            return page_markdown(tx, place.actor, place.loaded, page)
        except OctavoError as error:
            return f"# {page.title}\n\n({error.message})\n"
