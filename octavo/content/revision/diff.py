"""What changed between two revisions, in the terms of people: pages created, edited, moved (semantics 4.5).

The dictionaries have the official document's shapes (`RevisionSemanticChange…`). An attribute is `{"before", "after"}`, without the half that
there was not. Beyond the attributes that the official document names, `icon`, `linkTitle`, `hidden`, `noIndex` and the like are told too:
a change of nothing else would otherwise have no attribute to show.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar

from octavo.content.align import rising
from octavo.content.revision.tree import DEFAULT_LAYOUT, Page, ReusableContent, Revision, RevisionFile, Tag

Change: TypeAlias = dict[str, Any]
Attributes: TypeAlias = dict[str, dict[str, Any]]


class Side(Protocol):
    """One of the two revisions, with what the API calls its parts."""

    revision: Revision

    def document_id(self, page: Page) -> str | None:
        """The id of a page's document; None for an empty page. Asked only for pages that are new, gone or of another content."""

    def content_document_id(self, content: ReusableContent) -> str | None: ...

    def download_url(self, file: RevisionFile) -> str: ...

    def cover(self, page: Page) -> Mapping[str, Any] | None:
        """The cover as the API gives it, its links resolved. Asked only where the cover changed."""


def diff_revisions(before: Side, after: Side) -> list[Change]:
    """The changes: deleted pages, then the others in reading order; then files, variables, reusable contents and tags."""
    return [
        *_pages(before, after),
        *_files(before, after),
        *_variables(before.revision.variables, after.revision.variables),
        *_contents(before, after),
        *_tags(before.revision.tags, after.revision.tags),
    ]


# Pages


def _pages(before: Side, after: Side) -> Iterator[Change]:
    old = {page.id: page for page in before.revision.walk()}
    new = {page.id: page for page in after.revision.walk()}
    replaced = {page_id for page_id, page in new.items() if page_id in old and old[page_id].kind != page.kind}
    for page_id, page in old.items():
        if page_id not in new or page_id in replaced:
            yield {"type": "page_deleted", "page": _changed_page(page)}
    old_parents, new_parents = _parents(before.revision.pages), _parents(after.revision.pages)
    shuffled = _shuffled(before.revision, after.revision)
    for page_id, page in new.items():
        if page_id not in old or page_id in replaced:
            yield {"type": "page_created", "page": _changed_page(page)}
            continue
        if old_parents.get(page_id) != new_parents.get(page_id) or page_id in shuffled:
            parents = {"before": old.get(old_parents.get(page_id, "")), "after": new.get(new_parents.get(page_id, ""))}
            shown = {half: _changed_page(parent) for half, parent in parents.items() if parent is not None}
            yield {"type": "page_moved", "page": _changed_page(page), "parent": shown}
        attributes = _page_attributes(old[page_id], page, before, after)
        if attributes:
            yield {"type": "page_edited", "page": _changed_page(page), "attributes": attributes}


def _parents(pages: Sequence[Page]) -> dict[str, str]:
    return {child.id: page.id for top in pages for page in top.walk() for child in page.pages}


def _shuffled(before: Revision, after: Revision) -> set[str]:
    """Pages that stand at another place among the same siblings: as few as explain the new order."""
    old = {"": before.pages} | {page.id: page.pages for page in before.walk()}
    shuffled: set[str] = set()
    for parent, pages in ({"": after.pages} | {page.id: page.pages for page in after.walk()}).items():
        places = {page.id: place for place, page in enumerate(old.get(parent, []))}
        kept = [(place, places[page.id]) for place, page in enumerate(pages) if page.id in places]
        steady = {place for place, _ in rising(kept)}
        shuffled.update(pages[place].id for place, _ in kept if place not in steady)
    return shuffled


def _changed_page(page: Page) -> dict[str, Any]:
    shown = {"id": page.id, "type": page.kind, "title": page.title}
    return shown if page.kind in ("link", "computed") else {**shown, "path": page.path}


def _page_attributes(old: Page, new: Page, before: Side, after: Side) -> Attributes:
    attributes = _attributes(old, new, _PAGE_ATTRIBUTES[new.kind])
    if new.kind != "document":
        return attributes
    if old.oid != new.oid:
        _add(attributes, "document", before.document_id(old), after.document_id(new))
    if old.cover != new.cover:
        _add(attributes, "cover", before.cover(old), after.cover(new))
    _add(attributes, "layout", old.layout or DEFAULT_LAYOUT, new.layout or DEFAULT_LAYOUT)
    _add(attributes, "variables", old.variables or {}, new.variables or {})
    return attributes


_Named: TypeAlias = Mapping[str, str]
_COMMON: _Named = {"title": "title", "emoji": "emoji", "icon": "icon", "linkTitle": "link_title", "hidden": "hidden"}
_INDEXED: _Named = {"slug": "slug", "noIndex": "no_index", "noRobotsIndex": "no_robots_index"}
_PAGE_ATTRIBUTES: Mapping[str, _Named] = {
    "document": {**_COMMON, **_INDEXED, "description": "description", "tags": "tags"},
    "group": {**_COMMON, **_INDEXED},
    "link": {**_COMMON, "target": "target"},
    "computed": {**_COMMON, "computed": "computed"},
}


# Everything else

_Entry = TypeVar("_Entry", RevisionFile, ReusableContent, Tag)


def _entries(
    old: Mapping[str, _Entry],
    new: Mapping[str, _Entry],
    kind: str,
    name: str,
    edited: Callable[[_Entry, _Entry], Attributes],
    shown: "_Shown[_Entry]",
) -> Iterator[Change]:
    """`file_created`, `file_edited` and `file_deleted`, or the like; `shown` describes an entry of the old or the new revision."""
    for key, entry in new.items():
        if key not in old:
            yield {"type": f"{kind}_created", name: shown(entry, is_new=True)}
        elif attributes := edited(old[key], entry):
            yield {"type": f"{kind}_edited", name: shown(entry, is_new=True), "attributes": attributes}
    for key, entry in old.items():
        if key not in new:
            yield {"type": f"{kind}_deleted", name: shown(entry, is_new=False)}


_Entry_contra = TypeVar("_Entry_contra", contravariant=True)


class _Shown(Protocol[_Entry_contra]):
    def __call__(self, entry: _Entry_contra, /, *, is_new: bool) -> dict[str, Any]: ...


def _files(before: Side, after: Side) -> Iterator[Change]:
    def shown(file: RevisionFile, *, is_new: bool) -> dict[str, Any]:
        url = (after if is_new else before).download_url(file)
        return {"id": file.id, "name": file.name, "contentType": file.content_type, "downloadURL": url}

    def edited(old: RevisionFile, new: RevisionFile) -> Attributes:
        attributes = _attributes(old, new, {"name": "name", "size": "size", "contentType": "content_type"})
        _add(attributes, "dimensions", _dimensions(old), _dimensions(new))
        if old.oid != new.oid:
            attributes["downloadURL"] = {"before": before.download_url(old), "after": after.download_url(new)}
        return attributes

    old_files, new_files = ({file.id: file for file in side.revision.files} for side in (before, after))
    return _entries(old_files, new_files, "file", "file", edited, shown)


def _dimensions(file: RevisionFile) -> dict[str, int] | None:
    return {"width": file.width, "height": file.height} if file.width is not None and file.height is not None else None


def _variables(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    changed: Attributes = {}
    for name in [*new, *(name for name in old if name not in new)]:
        _add(changed, name, old.get(name), new.get(name))
    if changed:
        yield {"type": "variables_edited", "variables": changed}


def _contents(before: Side, after: Side) -> Iterator[Change]:
    def shown(content: ReusableContent, *, is_new: bool) -> dict[str, Any]:
        document = (after if is_new else before).content_document_id(content)
        return {"id": content.id, "title": content.title} | ({} if document is None else {"document": document})

    def edited(old: ReusableContent, new: ReusableContent) -> Attributes:
        attributes = _attributes(old, new, {"title": "title"})
        if old.oid != new.oid:
            _add(attributes, "document", before.content_document_id(old), after.content_document_id(new))
        return attributes

    old_contents, new_contents = ({content.id: content for content in side.revision.reusable_contents} for side in (before, after))
    return _entries(old_contents, new_contents, "reusable_content", "reusableContent", edited, shown)


def _tags(old: Sequence[Tag], new: Sequence[Tag]) -> Iterator[Change]:
    def shown(tag: Tag, *, is_new: bool) -> dict[str, Any]:  # noqa: ARG001 - a tag looks the same in every revision
        return {"slug": tag.slug, "label": tag.label}

    def edited(one: Tag, other: Tag) -> Attributes:
        return _attributes(one, other, {"label": "label", "color": "color", "icon": "icon", "emoji": "emoji"})

    return _entries({tag.slug: tag for tag in old}, {tag.slug: tag for tag in new}, "tag", "tag", edited, shown)


def _attributes(old: object, new: object, names: Mapping[str, str]) -> Attributes:
    attributes: Attributes = {}
    for name, field in names.items():
        _add(attributes, name, getattr(old, field), getattr(new, field))
    return attributes


def _add(attributes: Attributes, name: str, before: object, after: object) -> None:
    if before != after or type(before) is not type(after):
        attributes[name] = {half: value for half, value in (("before", before), ("after", after)) if value is not None}
