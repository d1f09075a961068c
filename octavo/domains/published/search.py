"""Search results as the site shows them."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from octavo.access.actor import Actor
from octavo.api.urls import Urls
from octavo.domains.published.place import Place
from octavo.domains.search.find import excerpt, find_pages
from octavo.publish.views import Hit
from octavo.search.index import SearchIndex
from octavo.search.terms import terms_of

SECTIONS_SHOWN = 3


def search_hits(index: SearchIndex, actor: Actor, urls: Urls, places: Sequence[Place], question: str, limit: int) -> list[Hit]:
    """Each page, then the best of its sections."""
    by_space = {place.loaded.space.id: place for place in places}
    spaces = {space_id: place.loaded for space_id, place in by_space.items()}
    hits: list[Hit] = []
    for space_id, found in find_pages(index, actor, spaces, question, urls):
        place = by_space[space_id]
        page = place.loaded.revision.page(found["id"])
        if page is None:
            continue
        crumbs = tuple(above["title"] for above in found["ancestors"])
        href = place.href(page)
        sections = found.get("sections", [])
        summary = found["description"] or (sections[0]["body"] if sections else "")
        hits.append(
            Hit(
                title=page.title,
                href=href,
                breadcrumbs=crumbs,
                excerpt=marked(excerpt(summary), question),
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
                    excerpt=marked(section["body"], question),
                    kind="section",
                )
            )
    return hits[:limit]


def marked(text: str, question: str) -> tuple[tuple[str, bool], ...]:
    """The text in runs, those marked that match a word of the question, whatever its case."""
    terms = sorted({term for term in [*terms_of(question), *question.lower().split()] if term}, key=len, reverse=True)
    return tuple(_runs(text, terms))


def _runs(text: str, terms: Iterable[str]) -> Iterator[tuple[str, bool]]:
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose lower case is longer would shift everything behind it
        yield text, False
        return
    start = 0
    position = 0
    while position < len(text):
        found = next((term for term in terms if lowered.startswith(term, position) and _begins_word(lowered, position)), None)
        if found is None:
            position += 1
            continue
        if start < position:
            yield text[start:position], False
        yield text[position : position + len(found)], True
        position += len(found)
        start = position
    if start < len(text):
        yield text[start:], False


def _begins_word(text: str, position: int) -> bool:
    return position == 0 or not (text[position - 1].isalnum() and text[position].isascii())
