"""A revision from the one before it, where nothing but pages' own texts changed: at the cost of what changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any, Final

from octavo.content.faults import Fault
from octavo.content.revision.assets import is_include
from octavo.content.revision.dead_links import DeadLinks
from octavo.content.revision.destinations import outside_paths
from octavo.content.revision.files import FileEntry, Files, Tracked
from octavo.content.revision.page_meta import PageMeta, read_page_meta
from octavo.content.revision.paths import folder_of, is_page
from octavo.content.revision.titles import split_emoji
from octavo.content.revision.tree import Page, Revision

META_FIELDS: Final[dict[str, Any]] = dict.fromkeys(
    ("description", "icon", "condition", "variables", "layout", "cover", "meta_links", "tags"),
) | dict.fromkeys(("hidden", "no_index", "no_robots_index"), False)
"""The fields of a page that its file alone decides, with what they are when it says nothing."""

_read_fields: Final = attrgetter(*META_FIELDS)

Texts = Mapping[str, str]
"""The file of a page -> the oid of the text that it holds now, of all pages whose text changed."""


def shape(inventory: Mapping[str, FileEntry], summary: str | None) -> str:
    """What decides a revision's structure: all names, and the content of everything but pages."""
    lines = [path if _is_text(path, summary) else f"{path}\0{entry.oid}" for path, entry in inventory.items()]
    lines.sort()
    return hashlib.blake2b("\n".join(lines).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _is_text(path: str, summary: str | None) -> bool:
    """Whether a file's content is its page's alone."""
    return is_page(path) and path != summary and not is_include(path)


def inventory_of(files: Files) -> dict[str, FileEntry]:
    return {path: entry for path in files.paths() if (entry := files.entry(path)) is not None}


def reread(files: Files, previous: Revision, tracked: Tracked | None) -> Revision | None:
    """`previous` with the pages whose text changed; itself where none did, None where more changed than such texts, or one changes more than its page."""
    outside = outside_of(previous) if previous.outside is None else previous.outside
    texts = _changed_since(tracked, previous) if tracked is not None and previous.tree else _changed_among(inventory_of(files), previous)
    if texts is None or _outside_changed(files, previous, outside):
        return None
    edited = [page for file in texts if (page := previous.page_by_file(file)) is not None]
    if {page.oid for page in edited} & set(texts.values()):
        return None  # texts changed places, and take their ids along
    dead = DeadLinks(previous, files.entry)
    changed: dict[str, Page] = {}
    faults = [fault for fault in previous.faults if fault.path not in texts or fault.line is None]
    for page in edited:
        assert page.file
        content = files.read(page.file)
        meta = read_page_meta(content)
        if page.title_from_file and not meta.title:
            return None
        if outside_paths(meta.links, folder_of(page.file)) != outside_paths(page.links, folder_of(page.file)):
            return None
        changed[page.id] = _changed(page, texts[page.file], meta)
        faults += [fault.at(page.file) for fault in meta.faults]
        faults += dead.of(page.file, meta.links, partial(content.decode, errors="replace"))
    if not changed:
        return previous
    found = previous.with_pages(changed, sorted_faults(faults))
    found.outside = outside
    return found


def _changed_since(files: Tracked, previous: Revision) -> Texts | None:
    """The changed texts, told by the names of two states; None where more changed."""
    if files.tree == previous.tree:
        return {}
    changes = files.changed_since(previous.tree)
    if changes is None:
        return None
    texts: dict[str, str] = {}
    for path, (before, now) in changes.items():
        if before is None or now is None or not _is_text(path, previous.summary):
            return None
        page = previous.page_by_file(path)
        if page is not None and page.oid:
            texts[path] = now.oid
    return texts


def _changed_among(inventory: Mapping[str, FileEntry], previous: Revision) -> Texts | None:
    """The same, told by looking at all files."""
    if previous.shape != shape(inventory, previous.summary):
        return None
    return {
        page.file: inventory[page.file].oid
        for page in previous.documents()
        if page.file and page.oid and inventory[page.file].oid != page.oid
    }


def meta_fields(page: Page) -> dict[str, Any]:
    """What the page's file said, without what it said nothing about."""
    return {name: value for name, value in zip(META_FIELDS, _read_fields(page), strict=True) if value}


def outside_of(revision: Revision) -> list[str]:
    """What pages and reusable contents mention beyond the space's directory."""
    found: dict[str, None] = {}
    for page in revision.documents():
        if page.links and page.file:
            found.update(dict.fromkeys(outside_paths(page.links, folder_of(page.file))))
    for content in revision.reusable_contents:
        found.update(dict.fromkeys(outside_paths(content.links, folder_of(content.file))))
    return list(found)


def _outside_changed(files: Files, previous: Revision, outside: list[str]) -> bool:
    """Whether what pages use from beyond the space's directory is another than before."""
    if not outside:
        return False
    known = {file.path: file.oid for file in previous.files if file.path.startswith("../")}
    known |= {content.file: content.oid for content in previous.reusable_contents if content.file.startswith("../")}
    for path in outside:
        entry = files.outside(path)
        if (entry.oid if entry else None) != known.get(path):
            return True
    return False


def sorted_faults(faults: list[Fault]) -> list[Fault]:
    """By file and line, each once."""
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.path, fault.line or 0))


def _changed(page: Page, oid: str, meta: PageMeta) -> Page:
    emoji, title = split_emoji(meta.title) if meta.title else (page.emoji, page.title)
    fields = {name: meta.fields.get(name, default) for name, default in META_FIELDS.items()}
    fields |= {"title_from_file": bool(meta.title), "print": meta.print, "empty": meta.empty, "links": meta.links}
    return replace(page, oid=oid, title=title, emoji=emoji, **fields)
