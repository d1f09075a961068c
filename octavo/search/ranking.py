"""What the sections of a page say about the page."""

from collections.abc import Iterable, Sequence
from typing import Final

from octavo.search.index import Hit

_SHARES: Final = (1.0, 0.3, 0.15)
"""What the best sections of a page count for the page."""


def by_page(hits: Iterable[Hit]) -> dict[tuple[str, str], list[Hit]]:
    """Hits, best first, by the space and id of their page."""
    found: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        found.setdefault((hit.space, hit.page), []).append(hit)
    return found


def page_score(hits: Sequence[Hit]) -> float:
    """A page is as good as its best section, and better when others speak of it too."""
    return sum(hit.score * share for hit, share in zip(hits, _SHARES, strict=False))
