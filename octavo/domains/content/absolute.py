"""Links as absolute addresses of a published site, for texts that are read outside it: answers, feeds, texts for machines."""

from collections.abc import Callable
from typing import Any, Final, cast
from urllib.parse import quote

from octavo.content.document import ContentRef, Document
from octavo.content.revision.tree import Page, Revision, RevisionFile

_ADDRESSED: Final = frozenset({"page", "anchor", "file"})


class AbsoluteReferences:
    """Implements `octavo.content.references.References` in one direction: nothing is resolved.

    `base` is the space's address in the site and ends with `/`; None for a space that no site shows: then its pages are named by id. `other` answers the
    base of another space.
    """

    def __init__(
        self,
        space_id: str,
        revision: Revision,
        base: str | None,
        download: Callable[[RevisionFile], str],
        other: Callable[[str], tuple[Revision, str] | None] = lambda _: None,
    ) -> None:
        self._space_id = space_id
        self._revision = revision
        self._base = base
        self._download = download
        self._other = other

    def resolve(self, destination: str, *, image: bool = False) -> ContentRef:  # noqa: ARG002 - the protocol's
        return {"kind": "url", "url": destination}

    def spell(self, ref: ContentRef) -> str:
        kind = ref["kind"]
        if kind == "url":
            return ref.get("url", "")
        if kind == "file" and (file := self._revision.file(ref.get("file", ""))) is not None:
            return self._download(file)
        if kind in {"page", "anchor"}:
            return self._page(ref)
        return "#"

    def title(self, ref: ContentRef) -> str | None:
        page = self._revision.page(ref.get("page", ""))
        return page.title if page is not None else None

    def _page(self, ref: ContentRef) -> str:
        anchor = f"#{quote(ref['anchor'])}" if "anchor" in ref else ""
        revision, base = self._revision, self._base
        if ref.get("space", self._space_id) != self._space_id:
            found = self._other(ref.get("space", ""))
            if found is None:
                return "#"
            revision, base = found
        if "page" not in ref:
            return anchor
        page = revision.page(ref["page"])
        if page is None:
            return "#"
        return f"{base}{path_in_site(revision, page)}{anchor}" if base is not None else f"/pages/{page.id}{anchor}"


def path_in_site(revision: Revision, page: Page) -> str:
    """A page's canonical path below its space's base: the home page has none."""
    return quote(revision.path_of(page))


def with_addresses(document: Document, references: AbsoluteReferences) -> Document:
    """The document with every reference to a page or file as the address where it is read: a text that can leave its space."""
    found: Document = _with_addresses(document, references)
    return found


def _with_addresses(value: Any, references: AbsoluteReferences) -> Any:  # noqa: ANN401 - JSON of any shape
    if isinstance(value, list):
        return [_with_addresses(each, references) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("kind") in _ADDRESSED:
        return {"kind": "url", "url": references.spell(cast("ContentRef", value))}
    return {key: _with_addresses(each, references) for key, each in value.items()}
