"""Merging two revisions that put different things at one path, or the same thing twice."""

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from octavo.content.revision.tree import Page, ReusableContent, Revision, RevisionFile
from octavo.content.rewrite import MAX_DEPTH

_REFERRING = frozenset({"page", "file", "reusableContent"})
"""The keys of a `ContentRef` that hold an id of a revision."""

Entry: TypeAlias = Page | ReusableContent | RevisionFile


def entries_of(revision: Revision) -> Iterator[Entry]:
    """All that has a file: documents, reusable contents, files."""
    yield from (page for page in revision.walk() if page.file is not None)
    yield from revision.reusable_contents
    yield from revision.files


def path_of(entry: Entry) -> str:
    return entry.path if isinstance(entry, RevisionFile) else entry.file or ""


def paths_of(revision: Revision) -> dict[str, str]:
    """The path of each file, by the id of what it holds."""
    return {entry.id: path_of(entry) for entry in entries_of(revision)}


def find_twins(base: Revision, ours: Revision, theirs: Revision) -> dict[str, str]:
    """Our ids, by theirs, of what both sides added at one path with one content."""
    known = set(paths_of(base))
    mine = {path_of(entry): entry for entry in entries_of(ours) if entry.id not in known}
    our_ids = {entry.id for entry in entries_of(ours)}
    twins: dict[str, str] = {}
    for entry in entries_of(theirs):
        twin = mine.get(path_of(entry))
        if (
            twin is not None
            and twin.id != entry.id
            and entry.id not in known | our_ids
            and (type(twin), twin.oid) == (type(entry), entry.oid)
        ):
            twins[entry.id] = twin.id
    return twins


def with_our_ids(theirs: Revision, twins: dict[str, str]) -> Revision:
    if not twins:
        return theirs
    return replace(
        theirs,
        pages=_renamed(theirs.pages, twins),
        files=[replace(file, id=twins.get(file.id, file.id)) for file in theirs.files],
        reusable_contents=[replace(content, id=twins.get(content.id, content.id)) for content in theirs.reusable_contents],
    )


def _renamed(pages: list[Page], twins: dict[str, str]) -> list[Page]:
    return [
        replace(page, id=twins.get(page.id, page.id), target=references_renamed(page.target, twins), pages=_renamed(page.pages, twins))
        for page in pages
    ]


def references_renamed(data: Any, twins: dict[str, str], depth: int = 0) -> Any:  # noqa: ANN401 - a document or any part of one
    """A document whose references name our ids."""
    if depth > 2 * MAX_DEPTH:
        return data
    if isinstance(data, list):
        return [references_renamed(item, twins, depth + 1) for item in data]
    if not isinstance(data, dict):
        return data
    return {
        key: twins.get(value, value) if key in _REFERRING and isinstance(value, str) else references_renamed(value, twins, depth + 1)
        for key, value in data.items()
    }


def told_apart(
    pages: dict[str, Page],
    contents: dict[str, ReusableContent],
    files: dict[str, RevisionFile],
    sides: tuple[dict[str, str], dict[str, str]],
) -> bool:
    """Give another path to what came to share one; whether there was any. Changes the three dictionaries.

    `sides` are the paths by id of ours and of theirs: ours keeps its path. What shares one on either side, as a file that is listed twice
    does, goes on sharing it.
    """
    entries: list[Entry] = [*(page for page in pages.values() if page.file is not None), *contents.values(), *files.values()]
    entries.sort(key=lambda entry: sides[0].get(entry.id) != path_of(entry))
    holders: dict[str, str] = {}
    renamed = False
    for entry in entries:
        path = path_of(entry)
        holder = holders.setdefault(path, entry.id)
        if holder == entry.id or any(paths.get(holder) == paths.get(entry.id) == path for paths in sides):
            continue
        renamed = True
        path = _free(path, holders)
        holders[path] = entry.id
        if isinstance(entry, Page):
            pages[entry.id] = replace(entry, file=path)
        elif isinstance(entry, ReusableContent):
            contents[entry.id] = replace(entry, file=path)
        else:
            files[entry.id] = replace(entry, path=path)
    return renamed


def _free(path: str, taken: Container[str]) -> str:
    folder, slash, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    number = 1
    while (free := f"{folder}{slash}{stem or ending}-{number}{dot if stem else ''}{ending if stem else ''}") in taken:
        number += 1
    return free
