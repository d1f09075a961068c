"""A revision as the API shows it (semantics 3.2 to 3.4)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from octavo import clock
from octavo.api.urls import Urls
from octavo.content.document import ContentRef
from octavo.content.revision.tree import DEFAULT_LAYOUT, Page, ReusableContent, Revision, RevisionFile, Tag
from octavo.domains.content.wire import (
    Revision as WireRevision,
)
from octavo.domains.content.wire import (
    RevisionFile as WireFile,
)
from octavo.domains.content.wire import (
    RevisionPage,
    RevisionReusableContent,
    RevisionTag,
    RevisionTagWithIcon,
    StoredReusableContent,
)
from octavo.store.query import Row


@dataclass(frozen=True, slots=True)
class Presenter:
    """One revision of one space for one kind of reader.

    `metadata` adds what Git knows (semantics 0.9). `conditions` is for people: content tokens never see them (semantics 3.2). `document_id` names
    what a file says. `cover` and `meta_links` resolve what the page's file spells, `address` says where a link page leads.
    """

    space_id: str
    revision_id: str
    revision: Revision
    urls: Urls
    document_id: Callable[[str, str], str]
    download_url: Callable[[RevisionFile], str]
    cover: Callable[[Page], dict[str, Any] | None]
    meta_links: Callable[[Page], dict[str, Any] | None]
    address: Callable[[ContentRef], str | None]
    metadata: bool = True
    conditions: bool = True

    def present_pages(self, pages: list[Page]) -> list[RevisionPage]:
        return [self.present_page(page) for page in pages]

    def present_page(self, page: Page) -> RevisionPage:
        found: dict[str, Any] = {"id": page.id, "title": page.title or "Untitled"}
        optional = {"linkTitle": page.link_title, "emoji": page.emoji, "icon": page.icon}
        found |= {key: value for key, value in optional.items() if value}
        if self.conditions and page.condition:
            found["condition"] = page.condition
        shown: RevisionPage = _KINDS[page.kind](self, page, found)
        return shown

    def document(self, page: Page, found: dict[str, Any]) -> Any:  # noqa: ANN401 - one of the union's members
        found |= {
            "kind": "sheet",
            "type": "document",
            "urls": {"app": self.urls.app(f"/s/{self.space_id}/{page.path}")},
            "slug": page.slug,
            "path": page.path,
            "pages": self.present_pages(page.pages),
            "layout": page.layout or DEFAULT_LAYOUT,
            "tags": page.tags or [],
        }
        optional: dict[str, Any] = {
            "description": page.description,
            "variables": page.variables,
            "cover": self.cover(page) if page.cover else None,
            "metaLinks": self.meta_links(page) if page.meta_links else None,
            "documentId": self.document_id(page.file, page.oid) if page.file and page.oid and not page.empty else None,
            "git": {"oid": page.oid, "path": page.file} if self.metadata and page.oid else None,
        }
        found |= {key: value for key, value in optional.items() if value is not None}
        return found | self._flags(page)

    def group(self, page: Page, found: dict[str, Any]) -> Any:  # noqa: ANN401
        found |= {"kind": "group", "type": "group", "slug": page.slug, "path": page.path, "pages": self.present_pages(page.pages)}
        return found | self._flags(page)

    def link(self, page: Page, found: dict[str, Any]) -> Any:  # noqa: ANN401
        target: ContentRef = page.target or {"kind": "url", "url": page.href or ""}
        found |= {"kind": "link", "type": "link", "target": target}
        if (href := self.address(target)) is not None:
            found["href"] = href
        if page.hidden:
            found["hidden"] = True
        return found

    def computed(self, page: Page, found: dict[str, Any]) -> Any:  # noqa: ANN401
        return found | {"type": "computed", "computed": page.computed}

    def _flags(self, page: Page) -> dict[str, bool]:
        return {
            "hidden": page.hidden,
            "noIndex": self.revision.no_index(page),
            "noRobotsIndex": self.revision.no_robots_index(page),
        }

    def present_file(self, file: RevisionFile) -> WireFile:
        found: WireFile = {
            "id": file.id,
            "name": file.name,
            "contentType": file.content_type,
            "downloadURL": self.download_url(file),
            "size": file.size,
        }
        if file.width is not None and file.height is not None:
            found["dimensions"] = {"width": file.width, "height": file.height}
        if self.metadata:
            found["git"] = {"oid": file.oid, "path": file.path}
        return found

    def present_reusable_content(self, content: ReusableContent) -> RevisionReusableContent:
        found: StoredReusableContent = {"id": content.id, "title": content.title, "document": self.document_id(content.file, content.oid)}
        if self.metadata:
            found["git"] = {"oid": content.oid, "path": content.file}
        return found

    def present_revision(self, row: Row, published: str | None) -> WireRevision:
        """`row` is of the table of revisions; `published` the address of the site that shows the space."""
        revision = self.revision
        found: WireRevision = {
            "object": "revision",
            "type": row.type,
            "id": row.id,
            "parents": row.parents,
            "pages": self.present_pages(revision.pages),
            "files": [self.present_file(file) for file in revision.files],
            "reusableContents": [self.present_reusable_content(content) for content in revision.reusable_contents],
            "tags": [present_tag(tag) for tag in revision.tags],
            "variables": revision.variables,
            "createdAt": clock.timestamp(row.created_at),
            "urls": {"app": self.urls.app(f"/s/{self.space_id}/~/revisions/{row.id}")},
        }
        if published is not None:
            found["urls"]["published"] = published
        if self.metadata:
            found["git"] = {"oid": row.commit, "message": row.message or "", "createdByGitBook": False}
        return found


def present_tag(tag: Tag) -> RevisionTag:
    color: Any = tag.color
    if tag.emoji:
        return {"slug": tag.slug, "label": tag.label, "color": color, "emoji": tag.emoji}
    found: RevisionTagWithIcon = {"slug": tag.slug, "label": tag.label, "color": color}
    if tag.icon:
        found["icon"] = tag.icon
    return found


_KINDS = {"document": Presenter.document, "group": Presenter.group, "link": Presenter.link, "computed": Presenter.computed}
