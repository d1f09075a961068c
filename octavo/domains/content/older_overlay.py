"""What takes the place of an older book's own files, made by the toolchain of that time."""

from collections.abc import Iterable
from datetime import datetime

from octavo.content.markdown.tags import is_tag_name
from octavo.content.revision.files import Files
from octavo.domains.content.conrefs import Stored
from octavo.domains.content.older_summary import shown_summary
from octavo.domains.content.stored_files import StoredFiles
from octavo.errors import OctavoError
from octavo.legacy.toolchain import format3
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import EPOCH
from octavo.legacy.toolchain.modern import SUMMARY, Overlay, glossary_row, overlay
from octavo.legacy.toolchain.names import CONFIG_FILES
from octavo.legacy.toolchain.recognise import CONFIG
from octavo.legacy.toolchain.structure import Structure
from octavo.store.transaction import Transaction


def name_of_book(files: Files) -> tuple[str | None, str | None]:
    """What the book's configuration calls it, and the language that it says, if any."""
    try:
        config = Structure(_Books(files)).config
    except BookFault:
        return None, None
    title, language = (str(config.get(key) or "").strip() for key in ("title", "language"))
    return title or None, language or None


def overlay_of(tx: Transaction, repository_id: str, stored: StoredFiles) -> Overlay:
    """By path."""
    books = _Books(stored)
    try:
        found = overlay(books, format3.Build(EPOCH, Stored(tx, repository_id, stored.tree)), is_tag_name)
    except BookFault as fault:
        return Overlay(faults=[fault.at(CONFIG_FILES[-1]).fault])
    if CONFIG not in found.files and SUMMARY in set(books.paths()):
        own, made = books.read(SUMMARY).decode(errors="replace"), found.files.pop(SUMMARY).decode()
        rows = "".join(map(glossary_row, found.glossaries))
        shown = shown_summary(own, made.removesuffix(rows))
        if rows or shown != own:
            found.files[SUMMARY] = (shown.rstrip() + "\n" + rows).encode()
    return found


class _Books:
    """A revision's files, as the older toolchain reads them."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._paths = dict.fromkeys(files.paths())

    def paths(self) -> Iterable[str]:
        return self._paths

    def read(self, path: str) -> bytes:
        try:
            return self._files.read(path)
        except OctavoError:
            raise KeyError(path) from None

    def mtime(self, path: str) -> datetime:  # noqa: ARG002 - the protocol's
        return EPOCH
