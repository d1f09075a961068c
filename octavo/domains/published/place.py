"""One space's place in a published site, as one visitor sees it: where its pages and files are."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import quote

from octavo.access.actor import Actor
from octavo.content.document import ContentRef
from octavo.content.references import BROKEN_REFERENCE
from octavo.content.revision.tree import Page, Revision, RevisionFile
from octavo.domains.content.absolute import path_in_site
from octavo.domains.content.load import Loaded
from octavo.domains.sites.structure import Section, Variant
from octavo.publish.direction import text_language

DEFAULT_LOCALE: Final = "en"
TITLES_LOOKED_AT: Final = 60


@dataclass(frozen=True, slots=True)
class SitePlace:
    """`base` is the path of the variant in the address, and `site_base` the site's own; both start and end with `/`.

    `others` are the site's other spaces by id, each with its base: links between spaces lead there.
    """

    actor: Actor
    section: Section
    variant: Variant
    loaded: Loaded
    base: str
    site_base: str
    others: Mapping[str, tuple[Loaded, str]]
    locale: str = DEFAULT_LOCALE
    """The language of everything on its pages that the author did not write."""

    def href(self, page: Page) -> str:
        return self.base + path_in_site(self.loaded.revision, page)

    def path(self, page: Page) -> str:
        """The page's path below the site's base, not encoded."""
        return (self.base.removeprefix(self.site_base) + self.loaded.revision.path_of(page)).strip("/")

    def markdown_path(self, page: Page) -> str:
        """Where the page's Markdown is, below the site's base; the home page has a name there."""
        return f"{self.base.removeprefix(self.site_base)}{page.path}.md"

    def _file_href(self, loaded: Loaded, file: RevisionFile) -> str:
        """Its address on the site's own host; the hash in it lets browsers keep it."""
        return f"{self.site_base}~octavo/files/{loaded.space.id}.{file.id}/{quote(file.name, safe='')}?v={file.oid[:10]}"

    def target(self, ref: ContentRef) -> tuple[Loaded, str, Page | None, RevisionFile | None] | None:
        """The revision and base that a reference is about, and the page or file in it; None for what this site does not show."""
        space = ref.get("space", self.loaded.space.id)
        if space == self.loaded.space.id:
            loaded, base = self.loaded, self.base
        elif space in self.others:
            loaded, base = self.others[space]
        else:
            return None
        page = loaded.revision.page(ref["page"]) if "page" in ref else None
        return loaded, base, page, loaded.revision.file(ref["file"]) if "file" in ref else None

    def ref_href(self, ref: ContentRef) -> str | None:
        """Where a reference leads; None for what does not exist here."""
        if ref["kind"] == "url":
            return ref.get("url") if ref.get("url") != BROKEN_REFERENCE else None
        anchor = f"#{quote(ref['anchor'])}" if "anchor" in ref else ""
        if anchor and "page" not in ref:
            return anchor
        found = self.target(ref)
        if found is None:
            return None
        loaded, base, page, file = found
        if file is not None:
            return self._file_href(loaded, file)
        if page is None:
            return base if ref["kind"] == "space" else None
        return _page_href(loaded, base, page, anchor)


def locale_of(revision: Revision, variant: Variant, chosen: str) -> str:
    """The space's own language; the one that was chosen; or where nothing but the default was, the one that the titles of its pages are written in."""
    if variant.language or chosen != DEFAULT_LOCALE:
        return variant.language or chosen
    titles = (f"{page.title} {page.description or ''}" for page in islice(revision.walk(), TITLES_LOOKED_AT))
    return text_language(" ".join(titles), chosen)


def _page_href(loaded: Loaded, base: str, page: Page, anchor: str) -> str | None:
    """A group leads to its first page, a link to its own target."""
    if page.kind == "link":
        return page.href
    document = page if page.kind == "document" else next((each for each in page.walk() if each.kind == "document"), None)
    return f"{base}{path_in_site(loaded.revision, document)}{anchor}" if document is not None else None
