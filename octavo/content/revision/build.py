"""From the rows of a table of contents and the metadata of files to pages, without ids."""

from collections.abc import Callable
from typing import Final

from octavo.content.faults import Fault
from octavo.content.revision.infer import title_of
from octavo.content.revision.locate import is_external, locate
from octavo.content.revision.page_meta import PageMeta
from octavo.content.revision.paths import README_STEMS, candidate_file, folder_of, is_page, name_of, stem_of
from octavo.content.revision.summary import Row
from octavo.content.revision.titles import split_emoji
from octavo.content.revision.tree import Page
from octavo.content.slugs import Anchors, slug

LINK_TITLE_LIMIT: Final = 100
UNTITLED: Final = "Untitled"
_STABLE: Final = ("/pages/", "/spaces/", "/files/", "/broken/", "/collections/", "/users/")


class Builder:
    """`summary` is the table of contents' path, None for rows found in folders; `exists` knows the files, `read_meta` what they say."""

    def __init__(
        self, *, summary: str | None, root: str, exists: Callable[[str], bool], read_meta: Callable[[str], PageMeta | None]
    ) -> None:
        self._summary = summary
        self._folder = folder_of(summary) if summary else ""
        self._root = root
        self._exists = exists
        self._read_meta = read_meta
        self._found: dict[int, tuple[str, str] | None] = {}
        self._plain: set[str] = set()
        self._listed: dict[str, int] = {}
        self._lines: dict[int, int] = {}
        self._paths = Anchors()
        self.faults: list[Fault] = []

    def build(self, rows: list[Row]) -> list[Page]:
        """The pages, with slugs and paths; ids are empty, and links have their `href` but no target yet."""
        self._locate_all(rows)
        pages = self._pages(rows)
        self._address(pages, "")
        return pages

    def _locate_all(self, rows: list[Row]) -> None:
        """Where each row leads, and which files some row lists without an anchor: such a row is the page, the others link to it."""
        for top in rows:
            for row in top.walk():
                if not row.destination or self._is_elsewhere(row.destination):
                    continue
                found = locate(row.destination, self._folder, self._root, self._exists)
                self._found[id(row)] = found
                if found and not found[1]:
                    self._plain.add(found[0])

    def _is_elsewhere(self, destination: str) -> bool:
        return is_external(destination) or destination.startswith(("#", *_STABLE))

    def _pages(self, rows: list[Row]) -> list[Page]:
        pages: list[Page] = []
        for row in rows:
            page = self._page(row)
            children = self._pages(row.rows)
            pages.append(page)
            if children and page.kind in {"link", "computed"}:
                self._fault(row, f"A {page.kind} page holds no pages: those below it follow it")
                pages.extend(children)
            else:
                page.pages = children
        return pages

    def _page(self, row: Row) -> Page:
        page = self._kind(row)
        self._lines[id(page)] = row.line
        if row.link_title:
            page.link_title = row.link_title[:LINK_TITLE_LIMIT]
            if len(row.link_title) > LINK_TITLE_LIMIT:
                self._fault(row, f"A link title has at most {LINK_TITLE_LIMIT} characters; the rest is left out")
        if page.kind != "computed":
            page.emoji, page.title = split_emoji(page.title)
        return page

    def _kind(self, row: Row) -> Page:
        if row.kind == "group":
            title = row.title or UNTITLED
            return Page("group", "", title, slug=slug(row.anchor or title))
        if row.kind == "computed":
            return Page("computed", "", str((row.computed or {}).get("type") or UNTITLED), computed=row.computed or {})
        if row.destination is not None and self._is_elsewhere(row.destination):
            return Page("link", "", row.title or row.destination, href=row.destination)
        found = self._found.get(id(row))
        return self._listing(row, *found) if found else self._missing(row)

    def _listing(self, row: Row, path: str, anchor: str) -> Page:
        """A row that leads to a file: its page, or a link to it."""
        if not is_page(path) or (anchor and path in self._plain):
            return Page("link", "", row.title or name_of(path), href=row.destination)
        if first := self._listed.get(path):
            self._fault(row, f"{path} is listed a second time (first in line {first}): this row is a link to it")
            return Page("link", "", row.title or title_of(stem_of(path)), href=row.destination)
        if anchor:
            self._fault(row, f"{path} is listed nowhere but with an anchor: this row is the page")
        return self._document(row, path)

    def _document(self, row: Row, path: str) -> Page:
        self._listed[path] = row.line or 1
        page = Page("document", "", row.title or title_of(stem_of(path)), slug=self._slug(path), file=path)
        meta = self._read_meta(path)
        if meta is not None:
            page.title_from_file = bool(meta.title)
            page.title = meta.title or page.title
            page.print = meta.print
            page.empty = meta.empty
            page.links = meta.links
            for name, value in meta.fields.items():
                setattr(page, name, value)
        return page

    def _missing(self, row: Row) -> Page:
        """A row that leads to no file is an empty page: its place, its title and what stands below it are kept."""
        if not row.destination:
            self._fault(row, "This row has no link: it is an empty page" if row.line else "")
            return Page("document", "", row.title or UNTITLED, slug=slug(row.title))
        path = candidate_file(row.destination, self._folder)
        if path is None:
            self._fault(row, f"{row.destination} can be no file of this space: this row is an empty page")
            return Page("document", "", row.title or row.destination, slug=slug(row.title))
        self._fault(row, f"{path} does not exist: this row is an empty page")
        if path in self._listed:
            return Page("document", "", row.title or title_of(stem_of(path)), slug=self._slug(path))
        self._listed[path] = row.line
        return Page("document", "", row.title or title_of(stem_of(path)), slug=self._slug(path), file=path)

    def _slug(self, path: str) -> str:
        """A file's name decides, not the title (dialect 3.6); a README is its folder."""
        stem = stem_of(path)
        folder = folder_of(path)
        if stem.lower() in (README_STEMS if self._summary is None else README_STEMS[:1]) and folder and folder != self._root:
            return slug(name_of(folder))
        return slug(stem)

    def _address(self, pages: list[Page], above: str) -> None:
        for page in pages:
            if page.kind in {"link", "computed"}:
                continue
            wanted = f"{above}/{page.slug}" if above else page.slug
            page.path = self._paths.unique(wanted)
            if page.path != wanted:
                page.slug = name_of(page.path)
                path, line = (self._summary, self._lines[id(page)]) if self._summary else (page.file or "", None)
                self.faults.append(Fault(path, line, f"Another page has the path {wanted}: this one has {page.path}."))
            self._address(page.pages, page.path)

    def _fault(self, row: Row, message: str) -> None:
        if message and self._summary:
            self.faults.append(Fault(self._summary, row.line, f"{message}."))
