"""A revision as data: the tree of pages, and what they may refer to.

The objects are values: build new ones (`dataclasses.replace`), never change one that was handed out, because revisions share their unchanged pages.
`to_json` leaves defaults out, so that `from_json` of ten thousand pages is a matter of milliseconds.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Final, Literal

from octavo.content.document import ContentRef
from octavo.content.faults import Fault
from octavo.content.revision.defaults import without_defaults
from octavo.content.revision.locate import candidates
from octavo.content.revision.share import shared, spine

REDIRECT_LIMIT: Final = 10
PageKind = Literal["document", "group", "link", "computed"]

DEFAULT_LAYOUT: Final[dict[str, Any]] = {
    "width": "default", "cover": True, "coverSize": "full", "coverMask": "none", "title": True, "description": True, "tableOfContents": True,
    "outline": True, "pagination": True, "metadata": True, "tags": True, "actions": True, "anchors": True,
}  # fmt: skip
"""The 13 fields of a page that says nothing about its layout (dialect 1.2)."""


@dataclass(slots=True)
class Page:
    """One entry of the table of contents.

    `file` (a path in the space's directory) and `oid` are a document's; `computed` is a computed page's source; `target` a link's, `href` the target as
    the table of contents spells it. `cover` and `meta_links` hold links as the file spells them: `links.cover` and `links.meta_links` resolve them.
    `no_index` and its like are what the page itself says: `Revision.no_index` answers for its ancestors too.
    """

    kind: PageKind
    id: str
    title: str
    link_title: str | None = None
    emoji: str | None = None
    icon: str | None = None
    slug: str = ""
    path: str = ""
    description: str | None = None
    hidden: bool = False
    no_index: bool = False
    no_robots_index: bool = False
    condition: str | None = None
    variables: dict[str, str | int | float | bool] | None = None
    layout: dict[str, Any] | None = None
    """All 13 fields; None stands for `DEFAULT_LAYOUT`."""
    cover: dict[str, Any] | None = None
    """`{"ref", "refDark", "yPos", "height"}`, each only where the file says so."""
    meta_links: dict[str, Any] | None = None
    """`{"canonical": link, "alternates": [link]}`."""
    tags: list[dict[str, Any]] | None = None
    """As in the API: `{"tag": {"kind": "tag", "tag": slug}, "primary": true}`."""
    file: str | None = None
    oid: str | None = None
    computed: dict[str, Any] | None = None
    target: ContentRef | None = None
    href: str | None = None
    title_from_file: bool = False
    """Whether the title is the file's own (its heading or frontmatter), and so outlives a change of the table of contents."""
    print: str | None = None
    """A fingerprint of the text without its links' destinations: it survives a move that rewrites links."""
    empty: bool = False
    """Whether a document's file holds nothing but frontmatter and its title."""
    links: list[str] | None = None
    """Where the text's links within the repository may lead, as written: what the document depends on besides its own bytes."""
    pages: list["Page"] = field(default_factory=list)

    def walk(self) -> Iterator["Page"]:
        """The page and everything below it, in reading order."""
        found = [self]
        _gather(self.pages, found)
        return iter(found)

    def to_json(self) -> dict[str, Any]:
        found = self.own_json()
        if self.pages:
            found["pages"] = [page.to_json() for page in self.pages]
        return found

    def own_json(self) -> dict[str, Any]:
        """Without the pages below."""
        return without_defaults(self)


@dataclass(slots=True)
class RevisionFile:
    """A file that pages may refer to. `path` is relative to the space's directory; one from outside begins with `../`."""

    id: str
    name: str
    path: str
    oid: str
    size: int
    content_type: str
    width: int | None = None
    height: int | None = None

    def to_json(self) -> dict[str, Any]:
        return without_defaults(self)


@dataclass(slots=True)
class ReusableContent:
    """A file of `.gitbook/includes`; one from outside the space's directory has a path that begins with `../`."""

    id: str
    title: str
    file: str
    oid: str
    links: list[str] | None = None

    def to_json(self) -> dict[str, Any]:
        return without_defaults(self)


@dataclass(slots=True)
class Tag:
    slug: str
    label: str
    color: str = "default"
    icon: str | None = None
    emoji: str | None = None

    def to_json(self) -> dict[str, Any]:
        return without_defaults(self)


@dataclass(slots=True)
class Redirect:
    """`source` is a path without a leading slash, `target` a file or page path relative to the space's directory, `line` the configuration's."""

    source: str
    target: str
    line: int | None = None

    def to_json(self) -> dict[str, Any]:
        return without_defaults(self)


@dataclass
class Revision:
    """All that a commit says about one space."""

    pages: list[Page] = field(default_factory=list)
    files: list[RevisionFile] = field(default_factory=list)
    reusable_contents: list[ReusableContent] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    variables: dict[str, str | int | float | bool] = field(default_factory=dict)
    redirects: list[Redirect] = field(default_factory=list)
    former_paths: dict[str, str] = field(default_factory=dict)
    """Where pages were before they were renamed, moved or taken out: path -> page id, the oldest first (`former.former_paths`)."""
    faults: list[Fault] = field(default_factory=list)
    root: str = ""
    """The folder of the pages within the space's directory: empty, or a path without slashes at its ends."""
    summary: str | None = None
    """The path of the table of contents; None where the structure was found in the folders."""
    shape: str = ""
    """A digest of all that decides the structure: equal shapes differ in nothing but the pages' own text."""
    tree: str = field(default="", compare=False)
    """The state of the files that it was read from (`files.Tracked.tree`); empty where that is not known."""
    outside: list[str] | None = field(default=None, compare=False)
    """Paths beyond the space's directory that its texts mention, whether anything is there or not; None where that is not known."""
    version: int = field(default=2, compare=False)
    """What it knows of its pages' files: one of an older version than `VERSION` is shown as it is, and its files are read again for the next."""

    VERSION: ClassVar[int] = 2

    def to_json(self) -> dict[str, Any]:
        """A dictionary for `orjson.dumps`."""
        return {"version": self.VERSION, "pages": [page.to_json() for page in self.pages]} | self.own_json()

    def own_json(self) -> dict[str, Any]:
        """Without the pages."""
        return {
            "former_paths": [{"kind": "former", "id": page_id, "path": path} for path, page_id in self.former_paths.items()],
            "files": [file.to_json() for file in self.files],
            "reusable_contents": [content.to_json() for content in self.reusable_contents],
            "tags": [tag.to_json() for tag in self.tags],
            "variables": self.variables,
            "redirects": [redirect.to_json() for redirect in self.redirects],
            "faults": [fault.to_json() for fault in self.faults],
            "root": self.root,
            "summary": self.summary,
            "shape": self.shape,
            "tree": self.tree,
            "outside": self.outside,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Revision":
        """The revision that `to_json` described; `data` must not be used again."""
        return cls(
            pages=_pages(data["pages"]),
            files=[RevisionFile(**file) for file in data["files"]],
            reusable_contents=[ReusableContent(**content) for content in data["reusable_contents"]],
            tags=[Tag(**tag) for tag in data["tags"]],
            variables=data["variables"],
            redirects=[Redirect(**redirect) for redirect in data["redirects"]],
            former_paths={entry["path"]: entry["id"] for entry in data.get("former_paths", ())},
            faults=[Fault(*fault) for fault in data["faults"]],
            root=data["root"],
            summary=data["summary"],
            shape=data["shape"],
            tree=data.get("tree", ""),
            outside=data.get("outside"),
            version=data["version"],
        )

    def with_pages(self, changed: Mapping[str, Page], faults: list[Fault]) -> "Revision":
        """The revision with other texts in some pages, by id: ids, paths and files are the same, and all other pages are shared."""
        above = {way.id for page_id in changed for way in self.ancestors(page_id)}
        found = replace(self, pages=spine(self.pages, changed, above), faults=faults)
        if "structure" in self.__dict__:
            found.structure = self.structure
        return found

    def share(self, previous: "Revision") -> None:
        """Take the pages of another revision that are equal to ours, while this one is still being made."""
        self.pages = shared(self.pages, {page.id: page for page in previous.walk()})
        for name, value in vars(Revision).items():
            if isinstance(value, cached_property):
                self.__dict__.pop(name, None)  # it names pages that are not ours any more

    def walk(self) -> Iterator[Page]:
        """Every page of every kind, in reading order."""
        found: list[Page] = []
        _gather(self.pages, found)
        return iter(found)

    def documents(self) -> Iterator[Page]:
        return (page for page in self.walk() if page.kind == "document")

    def first_document(self) -> Page | None:
        """The space's home, hidden or not (semantics 3.3)."""
        return _first_document(self.pages)

    def path_of(self, page: Page) -> str:
        """The page's path in addresses: the home page has none."""
        return "" if page is self.first_document() else page.path

    def page(self, page_id: str) -> Page | None:
        return self._pages_by_id.get(page_id)

    def page_by_path(self, path: str) -> Page | None:
        """The page at a path, in any case, with or without slashes at its ends; the home page for an empty one, a group's first document for a group."""
        wanted = path.strip("/").lower()
        return _readable(self._pages_by_path.get(wanted) if wanted else self.first_document())

    def page_by_file(self, path: str) -> Page | None:
        """The document whose file this is, by its exact path in the space's directory."""
        return self._pages_by_file.get(path)

    def elsewhere(self, path: str) -> Iterator[Page]:
        """Where a path leads at which no page is, or none that its reader may see: first to the page that was there before, then to a redirect's."""
        for find in (self.page_formerly_at, self.redirect):
            if (found := find(path)) is not None:
                yield found

    def page_formerly_at(self, path: str) -> Page | None:
        """The page that was last at this path, and is at another now."""
        page_id = self.former_paths.get(path.strip("/").lower())
        return _readable(self._pages_by_id.get(page_id)) if page_id is not None else None

    def redirect(self, path: str) -> Page | None:
        """The page that the configuration's redirects name for a path where no page is; redirects may lead to redirects."""
        wanted = path.strip("/").lower()
        for _ in range(REDIRECT_LIMIT):
            redirect = self._redirects.get(wanted)
            if redirect is None:
                return None
            found = next(filter(None, map(self.page_by_file, candidates(redirect.target, "", ""))), None)
            wanted = redirect.target.removeprefix(f"{self.root}/" if self.root else "").lower()
            found = found or self._pages_by_path.get(wanted) or self.page_formerly_at(wanted)
            if found is not None:
                return _readable(found)
        return None

    def file(self, file_id: str) -> RevisionFile | None:
        return self._files_by_id.get(file_id)

    def file_by_path(self, path: str) -> RevisionFile | None:
        return self._files_by_path.get(path)

    def reusable_content(self, content_id: str) -> ReusableContent | None:
        return self._contents_by_id.get(content_id)

    def reusable_content_by_file(self, path: str) -> ReusableContent | None:
        return self._contents_by_file.get(path)

    def tag(self, slug: str) -> Tag | None:
        return next((tag for tag in self.tags if tag.slug == slug), None)

    def parent(self, page_id: str) -> Page | None:
        """The page above, or None at the top."""
        return self._parents.get(page_id)

    def ancestors(self, page_id: str) -> list[Page]:
        """From the top down, without the page itself."""
        found: list[Page] = []
        above = self._parents.get(page_id)
        while above is not None:
            found.append(above)
            above = self._parents.get(above.id)
        return found[::-1]

    def no_index(self, page: Page) -> bool:
        """Kept out of search and Ask, by the page itself or one above it: a child cannot take that back (semantics 3.3)."""
        return page.no_index or any(above.no_index for above in self.ancestors(page.id))

    def no_robots_index(self, page: Page) -> bool:
        """Kept out of public search engines, inherited likewise."""
        return page.no_robots_index or any(above.no_robots_index for above in self.ancestors(page.id))

    @cached_property
    def conditions(self) -> frozenset[str]:
        """Everything that pages are shown under; empty where everybody sees all of them."""
        return frozenset(page.condition for page in self.walk() if page.condition)

    @cached_property
    def structure(self) -> str:
        """A digest of all that links may lead to: where it is the same, every link leads to the same."""
        targets = [f"{page.file}\0{page.id}" for page in self.walk() if page.file is not None]
        targets += [f"{file.path}\0{file.id}" for file in self.files]
        targets += [f"{content.file}\0{content.id}" for content in self.reusable_contents]
        return hashlib.blake2b("\n".join([self.root, *targets]).encode(errors="surrogatepass"), digest_size=16).hexdigest()

    @cached_property
    def _pages_by_id(self) -> dict[str, Page]:
        return {page.id: page for page in self.walk()}

    @cached_property
    def _pages_by_path(self) -> dict[str, Page]:
        return {page.path: page for page in self.walk() if page.path}

    @cached_property
    def _pages_by_file(self) -> dict[str, Page]:
        return {page.file: page for page in self.walk() if page.file is not None}

    @cached_property
    def _parents(self) -> dict[str, Page]:
        return {child.id: page for page in self.walk() for child in page.pages}

    @cached_property
    def _files_by_id(self) -> dict[str, RevisionFile]:
        return {file.id: file for file in self.files}

    @cached_property
    def _files_by_path(self) -> dict[str, RevisionFile]:
        return {file.path: file for file in self.files}

    @cached_property
    def _contents_by_id(self) -> dict[str, ReusableContent]:
        return {content.id: content for content in self.reusable_contents}

    @cached_property
    def _contents_by_file(self) -> dict[str, ReusableContent]:
        return {content.file: content for content in self.reusable_contents}

    @cached_property
    def _redirects(self) -> dict[str, Redirect]:
        return {redirect.source.lower(): redirect for redirect in reversed(self.redirects)}


def _readable(page: Page | None) -> Page | None:
    """The page; of a group its first document (semantics 3.3)."""
    return page if page is None or page.kind != "group" else _first_document(page.pages)


def _first_document(pages: list[Page]) -> Page | None:
    """Without a look at those after it: a sitemap asks once for each page."""
    for page in pages:
        if page.kind == "document":
            return page
        if (found := _first_document(page.pages)) is not None:
            return found
    return None


def _gather(pages: list[Page], found: list[Page]) -> None:
    for page in pages:
        found.append(page)
        if page.pages:
            _gather(page.pages, found)


def _pages(entries: list[dict[str, Any]]) -> list[Page]:
    for entry in entries:
        if "pages" in entry:
            entry["pages"] = _pages(entry["pages"])
    return [Page(**entry) for entry in entries]
