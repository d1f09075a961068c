"""Find pages by a person's words, and show them as the API does (semantics 3.8, 7.1)."""

from collections.abc import Mapping, Sequence
from typing import Final

from octavo.access.actor import Actor
from octavo.api.urls import Urls
from octavo.content.revision.tree import Page
from octavo.domains.content.load import Loaded
from octavo.domains.search.shown import shown_to
from octavo.domains.search.wire import SearchPageResult, SearchSectionResult
from octavo.search.index import Hit, SearchIndex
from octavo.search.ranking import by_page, page_score
from octavo.search.snippet import Wanted

HITS: Final = 200
"""Sections that one question looks at; what is shown of them is fewer pages."""


def find_pages(
    index: SearchIndex, actor: Actor, spaces: Mapping[str, Loaded], question: str, urls: Urls
) -> list[tuple[str, SearchPageResult]]:
    """Pages of the spaces, each as the actor sees it, best first, with the id of their space; `rank` is over all of them."""
    wanted = Wanted(question)
    found = by_page(index.search(question, spaces, HITS, shown_to(actor, spaces)))
    results: list[tuple[str, SearchPageResult]] = []
    for (space_id, page_id), hits in sorted(found.items(), key=lambda page: -page_score(page[1])):
        loaded = spaces[space_id]
        page = loaded.revision.page(page_id)
        if page is not None:
            results.append((space_id, _result(loaded, page, hits, urls, len(results) + 1, wanted)))
    return results


def _result(loaded: Loaded, page: Page, hits: Sequence[Hit], urls: Urls, rank: int, wanted: Wanted) -> SearchPageResult:
    app = urls.app(f"/s/{loaded.space.id}/{page.path}")
    sections: list[SearchSectionResult] = [
        {
            "id": f"{page.id}-{hit.anchor}" if hit.anchor else page.id,
            "title": hit.title,
            "path": f"{page.path}#{hit.anchor}" if hit.anchor else page.path,
            "score": hit.score,
            "resultType": "section",
            "body": wanted.snippet(hit.body),
            "urls": {"app": f"{app}#{hit.anchor}" if hit.anchor else app},
        }
        for hit in hits
    ]
    return {
        "id": page.id,
        "title": page.title,
        "description": page.description or "",
        "path": page.path,
        "score": page_score(hits),
        "rank": rank,
        "resultType": "page",
        "sections": sections,
        "ancestors": [{"title": above.title} for above in loaded.revision.ancestors(page.id)],
        "urls": {"app": app},
    }
