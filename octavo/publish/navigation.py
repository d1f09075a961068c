"""A revision's tree as its readers walk it: navigation, breadcrumbs, previous and next, and what lies near an address that leads nowhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from octavo.content.revision.tree import Page, Revision
from octavo.publish.addresses import href
from octavo.publish.views import NavItem, PageLink

WHOLE_TREE: Final = 400
"""Entries up to which every branch is sent with each page. In larger trees closed branches stay empty: opening one is a visit to its page."""
_SUGGESTIONS: Final = 5
_NEAR: Final = 0.3


def _as_written(page: Page) -> str | None:
    return page.target.get("url") if page.target is not None and page.target["kind"] == "url" else None


@dataclass
class Navigation:
    """One space of a site, as everybody sees it who sees the same pages. Kept as long as its revision; `items` is what differs by page.

    `revision` has no page that its readers may not see. `target` tells where a link page leads (None: nowhere, and it is left out).
    """

    revision: Revision
    base_path: str = "/"
    content_path: str = "/"
    target: Callable[[Page], str | None] = _as_written
    _closed: dict[str, NavItem | None] = field(default_factory=dict)

    def path(self, page: Page) -> str:
        """The canonical path below the site's base path; the space's first page stands at the space's own root."""
        root = self.content_path.removeprefix(self.base_path).strip("/")
        return f"{root}/{self.revision.path_of(page)}".strip("/")

    def href(self, page: Page) -> str | None:
        """Where a page is; a group is nowhere."""
        if page.kind == "link":
            return self.target(page)
        return href(self.base_path, self.path(page)) if page.kind == "document" else None

    def items(self, current: Page | None = None) -> tuple[NavItem, ...]:
        """The tree with the way to the current page open."""
        way = {page.id for page in self.revision.ancestors(current.id)} | {current.id} if current is not None else set()
        return tuple(item for page in self.revision.pages if (item := self._item(page, way, current)) is not None)

    def breadcrumbs(self, page: Page) -> tuple[PageLink, ...]:
        return tuple(self.link(above) for above in self.revision.ancestors(page.id))

    def around(self, page: Page) -> tuple[PageLink | None, PageLink | None]:
        """The pages before and after in reading order; a hidden page has neither."""
        at = self._positions.get(page.id)
        if at is None:
            return None, None
        before = self.link(self._order[at - 1]) if at > 0 else None
        after = self.link(self._order[at + 1]) if at + 1 < len(self._order) else None
        return before, after

    def children(self, page: Page) -> tuple[PageLink, ...]:
        """What an empty page shows instead of text."""
        return tuple(link for child in page.pages if self._shown(child) and (link := self.link(child)).href is not None)

    def link(self, page: Page) -> PageLink:
        return PageLink(
            title=page.link_title or page.title, href=self.href(page), description=page.description, emoji=page.emoji, icon=page.icon
        )

    def nearest(self, path: str) -> tuple[PageLink, ...]:
        """The visible pages whose paths or titles are most like a path that leads nowhere, best first."""
        asked = _trigrams(path.rsplit("/", 1)[-1])
        whole = _trigrams(path)
        scored = (
            (max(_likeness(asked, last), _likeness(whole, full), _likeness(asked, title)), page) for page, last, full, title in self._prints
        )
        found = sorted((pair for pair in scored if pair[0] >= _NEAR), key=lambda pair: -pair[0])
        return tuple(self.link(page) for _, page in found[:_SUGGESTIONS])

    def _shown(self, page: Page) -> bool:
        return not page.hidden and page.kind != "computed"

    def _item(self, page: Page, way: set[str], current: Page | None) -> NavItem | None:
        if page.id not in way:
            if page.id not in self._closed:
                self._closed[page.id] = self._build(page, set(), None)
            return self._closed[page.id]
        return self._build(page, way, current)

    def _build(self, page: Page, way: set[str], current: Page | None) -> NavItem | None:
        if not self._shown(page):
            return None
        children: tuple[NavItem, ...] = ()
        if page.kind == "group" or page.id in way or not self._large:
            children = tuple(item for child in page.pages if (item := self._item(child, way, current)) is not None)
        address = self.href(page)
        if (page.kind == "group" and not children) or (page.kind == "link" and address is None):
            return None
        item = NavItem(
            kind="page" if page.kind == "document" else "group" if page.kind == "group" else "link",
            title=page.link_title or page.title,
            href=address,
            emoji=page.emoji,
            icon=page.icon,
            children=children,
            has_children=bool(children) or any(map(self._shown, page.pages)),
            external=page.kind == "link" and "://" in (address or ""),
        )
        return replace(item, open=True, current=current is page) if page.id in way else item

    def _visible_pages(self, pages: list[Page]) -> Iterator[Page]:
        for page in pages:
            if self._shown(page):
                yield page
                yield from self._visible_pages(page.pages)

    @cached_property
    def _large(self) -> bool:
        return sum(1 for _ in self.revision.walk()) > WHOLE_TREE

    @cached_property
    def _order(self) -> list[Page]:
        return [page for page in self._visible_pages(self.revision.pages) if page.kind == "document"]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {page.id: at for at, page in enumerate(self._order)}

    @cached_property
    def _prints(self) -> list[tuple[Page, frozenset[str], frozenset[str], frozenset[str]]]:
        return [(page, _trigrams(page.path.rsplit("/", 1)[-1]), _trigrams(page.path), _trigrams(page.title)) for page in self._order]


def _trigrams(text: str) -> frozenset[str]:
    plain = "  " + "".join(character if character.isalnum() else " " for character in text.lower()[:200]) + " "
    return frozenset(plain[at : at + 3] for at in range(len(plain) - 2))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of what two prints have in common."""
    return len(one & other) / len(one | other)
