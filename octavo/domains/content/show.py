"""What reads of the current content and of a revision answer alike."""

from typing import Any

from octavo.api.urls import Urls
from octavo.domains.content.reading import Reading
from octavo.domains.content.view import View
from octavo.domains.content.wire import Revision, RevisionPageDocument, RevisionPageGroup, RevisionPageMetaLinks
from octavo.domains.sites.places import published_address


def show_revision(view: View, urls: Urls) -> Revision:
    """The whole revision; its pages as the actor may see them. Visitors do not learn of earlier ones, which may hold what was taken back."""
    address = published_address(view.tx, urls, view.loaded.space.id, reader=view.actor)
    shown = view.presenter.present_revision(view.loaded.row, address.url if address else None)
    if view.actor.kind == "site":
        shown["parents"] = []
    return shown


def show_page_at(view: View, path: str, reading: Reading) -> RevisionPageDocument | RevisionPageGroup:
    """The page at a path. Raises NotFound."""
    shown: Any = view.shown(view.page_at(path), reading)
    found: RevisionPageDocument | RevisionPageGroup = shown
    return found


def show_meta_links(view: View, page_id: str) -> RevisionPageMetaLinks:
    """Empty for a page that names none. Raises NotFound."""
    page = view.page(page_id)
    found: Any = (view.presenter.meta_links(page) if page.meta_links else None) or {}
    links: RevisionPageMetaLinks = found
    return links
