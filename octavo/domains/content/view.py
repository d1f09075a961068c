"""A revision opened for one request: found, readable, and ready to be shown."""

from dataclasses import dataclass
from typing import Any

from octavo.access.actor import Actor
from octavo.access.signing import Signing
from octavo.api.urls import Urls
from octavo.content.revision.links import cover, meta_links
from octavo.content.revision.tree import Page, ReusableContent, RevisionFile
from octavo.domains.content.documents import Source, document_id
from octavo.domains.content.download_url import download_url
from octavo.domains.content.hiding import seen_by
from octavo.domains.content.link_address import LinkAddresses
from octavo.domains.content.load import Loaded, load
from octavo.domains.content.present import Presenter
from octavo.domains.content.reading import Reading, read_body, read_markdown
from octavo.domains.content.wire import RevisionPage
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound
from octavo.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class View:
    """One revision, as one actor sees it."""

    tx: Transaction
    actor: Actor
    loaded: Loaded
    presenter: Presenter

    def pages(self) -> list[RevisionPage]:
        """The tree; a content token's reader gets only the pages whose conditions hold (semantics 3.2)."""
        return self.presenter.present_pages(self.loaded.revision.pages)

    def page(self, page_id: str) -> Page:
        """Raises NotFound, also for a page that the actor's claims hide."""
        found = self.loaded.revision.page(page_id)
        if found is None:
            raise NotFound("The page was not found.")
        return found

    def page_at(self, path: str) -> Page:
        """The page at a path, or where the path leads since it was there. Raises NotFound."""
        revision = self.loaded.revision
        found = revision.page_by_path(path) or next(revision.elsewhere(path), None)
        if found is None or found.kind not in {"document", "group"}:
            raise NotFound("No page is at this path.")
        return found

    def shown(self, page: Page, reading: Reading) -> RevisionPage:
        """The page with its body in the format asked for."""
        found: Any = self.presenter.present_page(page)
        if page.kind == "document" and page.file and page.oid and reading.format is not None:
            source = Source(page.file, page.oid)
            if reading.format == "markdown":
                found["markdown"] = read_markdown(self.tx, self.actor, self.loaded, source, reading, page)
            else:
                found["document"] = read_body(self.tx, self.actor, self.loaded, source, reading, page)
        shown: RevisionPage = found
        return shown

    def file(self, file_id: str) -> RevisionFile:
        found = self.loaded.revision.file(file_id)
        if found is None:
            raise NotFound("The file was not found.")
        return found

    def reusable_content(self, content_id: str) -> ReusableContent:
        found = self.loaded.revision.reusable_content(content_id)
        if found is None:
            raise NotFound("The reusable content was not found.")
        return found


def open_view(
    tx: Transaction, actor: Actor, urls: Urls, signing: Signing, space_id: str, revision_id: str | None = None, *, metadata: bool = True
) -> View:
    """A revision of the space, the current one unless named. Raises NotFound for one of another space."""
    loaded = seen_by(actor, load(tx, get_space(tx, space_id), revision_id))
    whole = loaded.whole

    def download(file: RevisionFile) -> str:
        return download_url(urls, signing, space_id, file)

    presenter = Presenter(
        space_id,
        loaded.row.id,
        loaded.revision,
        urls,
        document_id=lambda file, oid: document_id(loaded, Source(file, oid)),
        download_url=download,
        cover=lambda page: cover(whole, page),
        meta_links=lambda page: meta_links(whole, page),
        address=LinkAddresses(tx, actor, urls, loaded, download),
        metadata=metadata,
        conditions=actor.kind != "site",
    )
    return View(tx, actor, loaded, presenter)
