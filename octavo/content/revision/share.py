"""Trees of pages that share the pages in which they do not differ."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from octavo.content.revision.tree import Page


def spine(pages: list["Page"], changed: Mapping[str, "Page"], above: set[str]) -> list["Page"]:
    """The list with the changed pages in their places, made anew only on the way to them."""
    return [
        replace(changed.get(page.id, page), pages=spine(page.pages, changed, above))
        if page.id in above
        else replace(changed[page.id], pages=page.pages)
        if page.id in changed
        else page
        for page in pages
    ]


def shared(pages: list["Page"], before: Mapping[str, "Page"]) -> list["Page"]:
    """`before` in place of equal pages. Below first: then pages of equal branches are the very same, and equal without being looked into."""
    found = []
    for page in pages:
        if page.pages:
            page.pages = shared(page.pages, before)
        old = before.get(page.id)
        found.append(old if old is not None and old == page else page)
    return found
