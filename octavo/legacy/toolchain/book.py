"""A book of older days and its pages as JSON: the door to everything else here."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal

from octavo.legacy.toolchain import format3
from octavo.legacy.toolchain.contents import Entry, entries_of
from octavo.legacy.toolchain.faults import BookFault, Fault, PageNotFound
from octavo.legacy.toolchain.files import Files
from octavo.legacy.toolchain.format2 import downgraded
from octavo.legacy.toolchain.native.structure import NativeStructure
from octavo.legacy.toolchain.structure import Language, Structure
from octavo.legacy.toolchain.templating.sources import Conrefs

Format = Literal["v3", "v2", "v2-downgraded"]
FORMATS: tuple[Format, ...] = ("v3", "v2", "v2-downgraded")


class Book:
    """Opening a book reads nothing; the structure is read once, with the first page, and a page whenever it is asked for.

    What is returned shares parts with other pages of the same book: it is to be read, not changed.
    """

    def __init__(self, files: Files, *, conrefs: Conrefs | None = None, time: datetime | None = None, lenient: bool = False) -> None:
        self._build = format3.Build(time or datetime.now(UTC), conrefs)
        self._structure = Structure(files, lenient=lenient)
        self._native = NativeStructure(files, conrefs, lenient=lenient)

    @classmethod
    def open(cls, files: Files, *, conrefs: Conrefs | None = None, time: datetime | None = None, lenient: bool = False) -> "Book":
        """`conrefs` fetches content of other repositories, and without it such content is refused; `time` is what pages give as their build's.

        `lenient`: blocks that are unknown here leave their content, also where no plugin is named. Otherwise they are faults of their pages.
        """
        return cls(files, conrefs=conrefs, time=time, lenient=lenient)

    @property
    def languages(self) -> Mapping[str, Language]:
        """By id, the first one first; empty for a book in one language."""
        return self._structure.languages

    @property
    def config(self) -> Mapping[str, Any]:
        """book.json with the defaults of that time. Raises `BookFault` where it cannot be read."""
        return self._structure.config

    @property
    def files(self) -> Files:
        """The files that pages can show, by the paths that pages have: from the configuration's `root` on."""
        return self._structure.whole.files

    def contents(self) -> list[Entry]:
        """The table of contents of all languages that can be read: languages and parts that have a title hold what is below them."""
        return entries_of(self._structure)

    @property
    def description(self) -> str:
        """What the configuration says that the book is about. Raises `BookFault` where it cannot be read."""
        return str(self._structure.config.get("description") or "").strip()

    def page_names(self, format: Format = "v3") -> list[str]:  # noqa: A002 - the word for it
        """The names that `render` knows in this format, each one once. Raises `BookFault` where the book has none for its faults."""
        if format != "v2":
            return list(self._names)
        return [*self._native_names, *(name for name in self._names if not self._native.reads(name))]

    @property
    def faults(self) -> list[Fault]:
        """Why some of the book's languages have no pages. Raises `BookFault` where none has any."""
        return self._structure.faults

    @cached_property
    def _names(self) -> dict[str, None]:
        return dict.fromkeys(self._structure.names())

    @cached_property
    def _native_names(self) -> dict[str, None]:
        return dict.fromkeys(self._native.names())

    def render(self, name: str, format: Format = "v3") -> dict[str, Any]:  # noqa: A002 - the word for it
        """A page's JSON. Raises `PageNotFound`, or `BookFault` where the book or this page is wrong.

        A book, or a language of it, that 2.x could not read, but 3.x can, is v2 as the converter made it.
        """
        if format == "v2" and self._native.reads(name):
            page = self._native.page(name)
            if page is None:
                raise PageNotFound("The book has no such page.", path=name)
            return page
        return self._page(name) if format == "v3" else downgraded(self._page(name))

    def _page(self, name: str) -> dict[str, Any]:
        found = self._structure.locate(name)
        if found is None:
            raise PageNotFound("The book has no such page.", path=name)
        edition, path = found
        entrance = name == "README.json" and bool(self.languages)
        try:
            return format3.page(self._structure, edition, path, self._build, entrance=entrance)
        except BookFault as fault:
            raise fault.within(edition.language) from None
