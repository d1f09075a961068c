"""Where the link pages of a table of contents lead, as addresses (semantics 3.2)."""

from collections.abc import Callable
from functools import cached_property

from octavo.access.actor import Actor
from octavo.api.urls import Urls
from octavo.content.document import ContentRef
from octavo.content.revision.tree import RevisionFile
from octavo.domains.content.absolute import AbsoluteReferences
from octavo.domains.content.load import Loaded
from octavo.domains.sites.places import published_address
from octavo.store.transaction import Transaction


class LinkAddresses:
    """Pages are where the site of `actor` shows them, which is looked up for the first of them only; files where they are downloaded."""

    def __init__(self, tx: Transaction, actor: Actor, urls: Urls, loaded: Loaded, download: Callable[[RevisionFile], str]) -> None:
        self._tx = tx
        self._actor = actor
        self._urls = urls
        self._loaded = loaded
        self._download = download

    def __call__(self, target: ContentRef) -> str | None:
        """None for what is not there, not published, or not to be seen."""
        kind = target["kind"]
        if kind == "url":
            return target.get("url")
        if kind == "file":
            file = self._loaded.revision.file(target.get("file", ""))
            return self._download(file) if file is not None else None
        if self._loaded.revision.page(target.get("page", "")) is None:
            return None
        return self._references.spell(target) if self._references is not None else None

    @cached_property
    def _references(self) -> AbsoluteReferences | None:
        space_id = self._loaded.space.id
        site = published_address(self._tx, self._urls, space_id, reader=self._actor)
        return AbsoluteReferences(space_id, self._loaded.revision, site.url, self._download) if site is not None else None
