"""The files and reusable contents of a revision: those of the space's directory, and those that its pages use from beyond it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from octavo.config_files import SITE_CONFIG_NAMES, SPACE_CONFIG_NAMES
from octavo.content.faults import Fault
from octavo.content.revision.content_types import content_type, dimensions
from octavo.content.revision.dead_links import is_dead_link
from octavo.content.revision.destinations import outside_paths
from octavo.content.revision.files import FileEntry, Files
from octavo.content.revision.infer import title_of
from octavo.content.revision.page_meta import read_page_meta
from octavo.content.revision.paths import folder_of, is_hidden, is_page, name_of, stem_of
from octavo.content.revision.tree import ReusableContent, Revision, RevisionFile

_ASSETS: Final = "/.gitbook/assets/"
_INCLUDES: Final = "/.gitbook/includes/"
_CONFIGURATION: Final = frozenset({*SPACE_CONFIG_NAMES, *SITE_CONFIG_NAMES})
_MEASURED: Final = 8_000_000
"""Images of more bytes are not read for their dimensions."""


@dataclass(slots=True)
class Assets:
    """Objects without ids, but for unchanged ones."""

    files: list[RevisionFile] = field(default_factory=list)
    reusable_contents: list[ReusableContent] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    """Paths beyond the space's directory that texts mention, whether anything is there or not."""


def is_include(path: str) -> bool:
    return is_page(path) and _INCLUDES in f"/{path}"


def is_asset(path: str, root: str) -> bool:
    """Whether pages may refer to it: all of `.gitbook/assets`, and under the root what is neither hidden, nor Markdown, nor configuration."""
    if _ASSETS in f"/{path}":
        return True
    if root and not path.startswith(f"{root}/"):
        return False
    return not is_page(path) and not is_hidden(path) and name_of(path) not in _CONFIGURATION and "node_modules/" not in path


def read_assets(
    files: Files, inventory: Mapping[str, FileEntry], revision: Revision, listed: set[str], previous: Revision | None
) -> Assets:
    reader = _Reader(files, previous)
    for path in sorted(inventory):
        if is_include(path) and path not in listed:
            reader.take_content(path, inventory[path])
        elif path not in listed and is_asset(path, revision.root):
            reader.take_file(path, inventory[path])
    for page in revision.documents():
        if page.file and page.links:
            reader.take_outside(outside_paths(page.links, folder_of(page.file)))
    reader.take_outside_of_contents()
    reader.assets.outside = list(reader.seen)
    return reader.assets


class _Reader:
    def __init__(self, files: Files, previous: Revision | None) -> None:
        self._files = files
        self._old_files = {file.oid: file for file in previous.files} if previous else {}
        self._old_contents = {content.oid: content for content in previous.reusable_contents} if previous else {}
        self._old_faults = (
            [fault for fault in previous.faults if fault.line is not None and is_include(fault.path) and not is_dead_link(fault)]
            if previous
            else []
        )
        self.seen: dict[str, None] = {}
        self.assets = Assets()

    def take_file(self, path: str, entry: FileEntry) -> None:
        file = RevisionFile("", name_of(path), path, entry.oid, entry.size, content_type(path))
        if file.content_type.startswith("image/") and entry.size <= _MEASURED:
            old = self._old_files.get(entry.oid)
            if old is not None and old.content_type == file.content_type:
                file.width, file.height = old.width, old.height
            else:
                file.width, file.height = dimensions(self._files.read(path)) or (None, None)
        self.assets.files.append(file)

    def take_content(self, path: str, entry: FileEntry) -> None:
        old = self._old_contents.get(entry.oid)
        if old is not None and old.file == path:
            self.assets.reusable_contents.append(ReusableContent("", old.title, path, entry.oid, old.links))
            self.assets.faults += [fault for fault in self._old_faults if fault.path == path]
            return
        meta = read_page_meta(self._files.read(path), title_key_first=True)
        self.assets.faults += [fault.at(path) for fault in meta.faults]
        self.assets.reusable_contents.append(ReusableContent("", meta.title or title_of(stem_of(path)), path, entry.oid, meta.links))

    def take_outside(self, paths: Iterable[str]) -> None:
        for path in paths:
            if path in self.seen:
                continue
            self.seen[path] = None
            entry = self._files.outside(path)
            if entry is None:
                continue
            if is_include(path):
                self.take_content(path, entry)
            elif not is_page(path) or _ASSETS in f"/{path}":
                self.take_file(path, entry)

    def take_outside_of_contents(self) -> None:
        """Reusable contents may use files and further contents from beyond the directory; each is seen once, so chains end."""
        for content in self.assets.reusable_contents:  # grows while it is read
            self.take_outside(outside_paths(content.links, folder_of(content.file)))
