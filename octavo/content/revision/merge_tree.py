"""Three-way merge of the shape of a table of contents: which pages there are, below which, in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from octavo.content.merge.sequence import merge_order
from octavo.content.merge.value import merge_value
from octavo.content.revision.merge_entries import RevisionConflict
from octavo.content.revision.tree import Page

TOP = ""
"""The id that stands for the parent of the pages at the top."""


@dataclass(frozen=True)
class Shape:
    """The pages of a revision by id, their parents, and the ids below each parent in order."""

    pages: Mapping[str, Page]
    parents: Mapping[str, str]
    below: Mapping[str, Sequence[str]]


def shape_of(pages: Sequence[Page]) -> Shape:
    found: dict[str, Page] = {}
    parents: dict[str, str] = {}
    below: dict[str, list[str]] = {TOP: [page.id for page in pages]}
    pending = [(page, TOP) for page in reversed(pages)]
    while pending:
        page, parent = pending.pop()
        if page.id in found:  # ids are unique; were one not, a walk upwards must end all the same
            continue
        found[page.id] = page
        parents[page.id] = parent
        below[page.id] = [child.id for child in page.pages]
        pending.extend((child, page.id) for child in reversed(page.pages))
    return Shape(found, parents, below)


@dataclass
class TreeMerge:
    """`kept` are the pages of the merged revision by id, merged but for their place."""

    base: Shape
    ours: Shape
    theirs: Shape
    kept: Mapping[str, Page]
    conflicts: list[RevisionConflict] = field(default_factory=list)

    def tree(self) -> list[Page]:
        parents = self._parents()
        below: dict[str, list[str]] = {}
        for page_id, parent in parents.items():
            below.setdefault(parent, []).append(page_id)
        ordered = {parent: self._ordered(parent, children) for parent, children in below.items()}
        return self._built(TOP, ordered, "")

    def _parents(self) -> dict[str, str]:
        parents = {page_id: self._parent(page_id) for page_id in self.kept}
        for page_id in parents:
            if not _circle(page_id, parents):
                continue
            # Each side moved one page below the other: this one goes where it does no harm.
            self.conflicts.append(RevisionConflict("moved-both", "page", page_id, *self._places(page_id)))
            for place in (*reversed(self._places(page_id)), TOP):
                parents[page_id] = place if place is not None and place in self.kept else TOP
                if place is not None and not _circle(page_id, parents):
                    break
        return parents

    def _parent(self, page_id: str) -> str:
        base, ours, theirs = self._places(page_id)
        if ours is None or theirs is None:
            return self._surviving(page_id, self.ours if theirs is None else self.theirs)
        parent, clash = merge_value(base, ours, theirs)
        if clash and base is not None:
            self.conflicts.append(RevisionConflict("moved-both", "page", page_id, base, ours, theirs))
        return self._surviving(page_id, self.theirs if parent == theirs else self.ours)

    def _places(self, page_id: str) -> tuple[str | None, str | None, str | None]:
        return self.base.parents.get(page_id), self.ours.parents.get(page_id), self.theirs.parents.get(page_id)

    def _surviving(self, page_id: str, side: Shape) -> str:
        """The nearest page above on that side that is still there."""
        parent = side.parents[page_id]
        if parent == TOP or parent in self.kept:
            return parent
        self.conflicts.append(
            RevisionConflict(
                "parent-deleted", "page", page_id, ours=self.ours.parents.get(page_id), theirs=self.theirs.parents.get(page_id)
            )
        )
        while parent not in (*self.kept, TOP):
            parent = side.parents[parent]
        return parent

    def _ordered(self, parent: str, children: Sequence[str]) -> list[str]:
        wanted = set(children)
        orders = [
            [page_id for page_id in shape.below.get(parent, ()) if page_id in wanted] for shape in (self.base, self.ours, self.theirs)
        ]
        found = [page_id for slot in merge_order(*orders) for page_id in slot]
        placed = set(found)
        return [*found, *(page_id for page_id in children if page_id not in placed)]

    def _built(self, parent: str, ordered: Mapping[str, Sequence[str]], path: str) -> list[Page]:
        pages: list[Page] = []
        for page_id in ordered.get(parent, ()):
            own = self._path(page_id, parent, path)
            pages.append(replace(self.kept[page_id], path=own, pages=self._built(page_id, ordered, own or path)))
        return pages

    def _path(self, page_id: str, parent: str, above: str) -> str:
        """The path a side gave the page, where that is still its place; else its slug below the path above."""
        page = self.kept[page_id]
        given: list[str | None] = []
        for side in (self.ours, self.theirs):
            there = side.pages.get(page_id)
            stays = (
                there is not None
                and side.parents[page_id] == parent
                and there.slug == page.slug
                and self._given_path(side, parent) == above
            )
            given.append(there.path if there is not None and stays else None)
        if given[0] is not None and given[1] is not None:
            before = self.base.pages.get(page_id)
            path: str = merge_value(before.path if before else None, given[0], given[1])[0]
            return path
        return given[0] or given[1] or (f"{above}/{page.slug}".strip("/") if page.kind in ("document", "group") else "")

    def _given_path(self, side: Shape, page_id: str) -> str:
        return side.pages[page_id].path if page_id in side.pages else ""


def _circle(page_id: str, parents: Mapping[str, str]) -> bool:
    """Whether the way up from a page leads back to it."""
    seen: set[str] = set()
    above = parents[page_id]
    while above not in (TOP, page_id) and above not in seen:
        seen.add(above)
        above = parents[above]
    return above == page_id
