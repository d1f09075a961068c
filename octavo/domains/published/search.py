"""Search results as the site shows them."""

from collections.abc import Sequence
from urllib.parse import quote

from octavo.access.actor import Actor
from octavo.api.urls import Urls
from octavo.domains.published.place import SitePlace
from octavo.domains.search.find import find_pages
from octavo.publish.views import Hit
from octavo.search.index import SearchIndex
from octavo.search.snippet import Wanted

SECTIONS_SHOWN = 3


def search_hits(index: SearchIndex, actor: Actor, urls: Urls, places: Sequence[SitePlace], question: str, limit: int) -> list[Hit]:
    """Each page, then the best of its sections."""
    by_space = {place.loaded.space.id: place for place in places}
    spaces = {space_id: place.loaded for space_id, place in by_space.items()}
    wanted = Wanted(question)
    hits: list[Hit] = []
    for space_id, found in find_pages(index, actor, spaces, question, urls):
        place = by_space[space_id]
        page = place.loaded.revision.page(found["id"])
        if page is None:
            continue
        crumbs = tuple(above["title"] for above in found["ancestors"])
        href = place.href(page)
        sections = found.get("sections", [])
        summary = next((each["body"] for each in sections if not each["title"]), "") or found["description"]
        hits.append(
            Hit(
                title=page.title,
                href=href,
                breadcrumbs=crumbs,
                excerpt=wanted.marked(wanted.snippet(summary)),
                emoji=page.emoji,
                icon=page.icon,
            )
        )
        for section in [each for each in sections if each["title"]][:SECTIONS_SHOWN]:
            anchor = section["path"].partition("#")[2]
            where = f"{href}#{quote(anchor)}" if anchor else href
            hits.append(
                Hit(
                    title=section["title"],
                    href=where,
                    breadcrumbs=(*crumbs, page.title),
                    excerpt=wanted.marked(section["body"]),
                    kind="section",
                )
            )
    return hits[:limit]
