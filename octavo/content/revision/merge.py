"""Three-way merge of two revisions: by pages, each in its own three states, and within a page by blocks and words (design section 1).

`ours` is the live content, `theirs` the change request. The merge decides and describes; its caller writes: the result says which file of
which side stands where, and which pages and reusable contents must be written anew. A conflict never stops it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

from octavo.content.document import Document
from octavo.content.merge import merge_documents
from octavo.content.merge.value import merge_value
from octavo.content.revision.merge_entries import Entries, Kind, RevisionConflict, Subject, merge_attributes, merge_entries, merge_variables
from octavo.content.revision.merge_paths import find_twins, paths_of, references_renamed, told_apart, with_our_ids
from octavo.content.revision.merge_tree import Shape, TreeMerge, shape_of
from octavo.content.revision.tree import Page, ReusableContent, Revision

SideName: TypeAlias = Literal["base", "ours", "theirs"]
W = TypeVar("W", Page, ReusableContent)
T = TypeVar("T")

_APART: dict[Subject, frozenset[str]] = {
    "page": frozenset({"pages", "path", "oid", "print", "links"}),
    "reusable-content": frozenset({"oid", "links"}),
    "redirect": frozenset({"line"}),
}
"""What is not decided for itself, because it follows from the rest: from a page's place, from its file's content."""


_EMPTY: Document = {"object": "document", "data": {"schemaVersion": 2}, "nodes": []}


class Documents(Protocol):
    def __call__(self, side: SideName, entry: Page | ReusableContent, /) -> Document:
        """The document of a page or a reusable content of one of the three revisions, its links resolved in that revision.

        It is known by its file: the id may be one that the merge gave it.
        """


@dataclass(frozen=True)
class Rewrite:
    """A page or reusable content whose file must be written: `document`, with the attributes of `entry`, over the source of `side`.

    Either its content was merged, or files were moved, so that links in it may have to be spelled anew.
    """

    entry: Page | ReusableContent
    document: Document
    side: Literal["ours", "theirs"]
    source: str
    """The path of the source in that side's revision."""


@dataclass
class MergedRevision:
    """`revision` is the merged structure; an entry whose path is in `rewrites` has the blob that it had on its `side`."""

    revision: Revision
    rewrites: dict[str, Rewrite] = field(default_factory=dict)
    conflicts: list[RevisionConflict] = field(default_factory=list)


Survives: TypeAlias = Callable[[Page | ReusableContent, Document], bool]
"""Whether the document of a merged entry is the same after it was written and read again."""


def merge_revisions(
    base: Revision, ours: Revision, theirs: Revision, documents: Documents, *, survives: Survives | None = None
) -> MergedRevision:
    """The merge of two revisions, which are not changed; the merge of `b`, `b` and `x` is `x` and writes nothing, and so is that of `b`, `x` and `b`.

    What both sides added with one content at one path is one entry, with our id; with different contents, theirs gets another path.
    """
    twins = find_twins(base, ours, theirs)

    def renaming(side: SideName, entry: Page | ReusableContent, /) -> Document:
        document = documents(side, entry)
        renamed: Document = references_renamed(document, twins) if twins and side == "theirs" else document
        return renamed

    return _RevisionMerge(base, ours, with_our_ids(theirs, twins), renaming, survives).merged()


class _RevisionMerge:
    def __init__(self, base: Revision, ours: Revision, theirs: Revision, documents: Documents, survives: Survives | None) -> None:
        self.revisions = (base, ours, theirs)
        self.shapes = (shape_of(base.pages), shape_of(ours.pages), shape_of(theirs.pages))
        self.documents = documents
        self.survives = survives
        self.rewrites: dict[str, Rewrite] = {}
        self.conflicts: list[RevisionConflict] = []
        self.moved = {"ours": _moved(base, ours), "theirs": _moved(base, theirs)}

    def merged(self) -> MergedRevision:
        base, ours, theirs = self.revisions
        pages = self._entries("page", [_pages(shape) for shape in self.shapes])
        contents = self._entries(
            "reusable-content", [{content.id: content for content in revision.reusable_contents} for revision in self.revisions]
        )
        files = self._entries("file", [{file.id: file for file in revision.files} for revision in self.revisions])
        if told_apart(pages, contents, files, (paths_of(ours), paths_of(theirs))):
            self.moved = {"ours": True, "theirs": True}
        variables, conflicts = merge_variables(base.variables, ours.variables, theirs.variables)
        self.conflicts.extend(conflicts)
        revision = Revision(
            pages=self._tree({page_id: self._page(page) for page_id, page in pages.items()}),
            files=list(files.values()),
            reusable_contents=[self._content(content) for content in contents.values()],
            tags=list(self._entries("tag", [{tag.slug: tag for tag in revision.tags} for revision in self.revisions]).values()),
            variables=variables,
            redirects=list(
                self._entries("redirect", [{item.source: item for item in revision.redirects} for revision in self.revisions]).values()
            ),
            former_paths=merge_variables(base.former_paths, ours.former_paths, theirs.former_paths)[0],
            faults=merge_value(base.faults, ours.faults, theirs.faults)[0],
            root=merge_value(base.root, ours.root, theirs.root)[0],
            summary=merge_value(base.summary, ours.summary, theirs.summary)[0],
            shape=merge_value(base.shape, ours.shape, theirs.shape)[0],
        )
        return MergedRevision(revision, self.rewrites, self.conflicts)

    def _entries(self, subject: Subject, states: Sequence[Entries[T]]) -> dict[str, T]:
        def merge(key: str, old: T, mine: T, other: T) -> T:
            merged, clashes = merge_attributes(old, mine, other, apart=_APART.get(subject, frozenset()))
            if clashes:
                self.conflicts.append(RevisionConflict("edited-both", subject, key, _json(old), _json(mine), _json(other), clashes))
            return merged

        def deleted(kind: Kind, key: str, old: T, mine: T | None, other: T | None) -> None:
            ours = _json(mine)
            if kind == "deleted-theirs" and isinstance(mine, Page | ReusableContent) and mine.oid is not None:
                ours = {**ours, "document": self.documents("ours", mine)}
            self.conflicts.append(RevisionConflict(kind, subject, key, _json(old), ours, _json(other)))

        return merge_entries(states[0], states[1], states[2], merge, deleted)

    def _tree(self, kept: dict[str, Page]) -> list[Page]:
        tree = TreeMerge(*self.shapes, kept)
        pages = tree.tree()
        self.conflicts.extend(tree.conflicts)
        return pages

    def _page(self, page: Page) -> Page:
        base, ours, theirs = (shape.pages.get(page.id) for shape in self.shapes)
        return self._decided("page", page, base, ours, theirs)

    def _content(self, content: ReusableContent) -> ReusableContent:
        base, ours, theirs = (revision.reusable_content(content.id) for revision in self.revisions)
        return self._decided("reusable-content", content, base, ours, theirs)

    def _decided(self, subject: Subject, merged: W, base: W | None, ours: W | None, theirs: W | None) -> W:
        """The entry with its blob, and what of it must be written."""
        if ours is not None and theirs is not None and _edited(base, ours) and _edited(base, theirs) and ours.oid != theirs.oid:
            return self._merged_content(subject, merged, base, ours, theirs)
        side: Literal["ours", "theirs"] = "theirs"
        if theirs is None or (ours is not None and not _edited(base, theirs) and (_edited(base, ours) or ours.file == merged.file)):
            side = "ours"
        source = ours if side == "ours" else theirs
        assert source is not None
        entry = _with_content(merged, source)
        other = "theirs" if side == "ours" else "ours"
        if entry.file is None or source.file is None or entry.oid is None:
            return entry
        if entry.file != source.file or (self.moved[other] and _edited(base, source)):
            self.rewrites[entry.file] = Rewrite(entry, self.documents(side, source), side, source.file)
        return entry

    def _merged_content(self, subject: Subject, merged: W, base: W | None, ours: W, theirs: W) -> W:
        entry = _with_content(merged, theirs)
        if entry.file is None or theirs.file is None or ours.oid is None or theirs.oid is None:
            return entry
        document = self.documents("theirs", theirs)
        before = _EMPTY if base is None or base.oid is None else self.documents("base", base)
        survives = self.survives
        check = None if survives is None else lambda merged: survives(entry, merged)
        result = merge_documents(before, self.documents("ours", ours), document, survives=check)
        if result.conflicts:
            self.conflicts.append(
                RevisionConflict("edited-both", subject, entry.id, attributes=("document",), blocks=tuple(result.conflicts))
            )
        self.rewrites[entry.file] = Rewrite(entry, result.document, "theirs", theirs.file)
        return entry


def _pages(shape: Shape) -> dict[str, Page]:
    """The pages as the merge compares them: alone, without what follows from the rest; `path` holds the parent's id, that is the place."""
    return {
        page_id: replace(page, pages=[], path=shape.parents[page_id], print=None, empty=False, links=None)
        for page_id, page in shape.pages.items()
    }


def _moved(base: Revision, side: Revision) -> bool:
    """Whether any file that links may lead to has another path than in the base."""
    old, new = paths_of(base), paths_of(side)
    return any(path != new[key] for key, path in old.items() if key in new)


def _edited(base: W | None, entry: W) -> bool:
    return base is None or base.oid != entry.oid


def _with_content(merged: W, source: W) -> W:
    """The merged entry with what follows from the source's file."""
    if isinstance(merged, Page) and isinstance(source, Page):
        return replace(merged, oid=source.oid, print=source.print, empty=source.empty, links=source.links)
    return replace(merged, oid=source.oid, links=source.links)


def _json(entry: Any) -> Any:  # noqa: ANN401 - an entry of any kind, or None
    return None if entry is None else entry.to_json()
