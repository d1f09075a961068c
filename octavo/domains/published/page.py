"""A page of a published site as its template wants it."""

from typing import Any
from urllib.parse import quote

from octavo.access.actor import Actor
from octavo.content.document import ContentRef, Document
from octavo.content.html.render import render
from octavo.content.html.urls import safe_url
from octavo.content.revision.links import cover
from octavo.content.revision.locate import is_external
from octavo.content.revision.tree import DEFAULT_LAYOUT, Page
from octavo.content.sections import outline, plain_text
from octavo.domains.content.documents import Source
from octavo.domains.content.load import Loaded
from octavo.domains.content.reading import FULL, read_as_shown, read_body
from octavo.domains.published.context import SiteContext
from octavo.domains.published.place import SitePlace
from octavo.publish.addresses import spelled
from octavo.publish.direction import text_direction, text_language
from octavo.publish.navigation import Navigation
from octavo.publish.views import Cover, Layout, OutlineItem, PageView, Picture, TagView
from octavo.store.transaction import Transaction

LOOKED_AT = 4000
"""Characters of a page that tell its language."""


def page_document(tx: Transaction, place: SitePlace, page: Page) -> Document | None:
    """The page's body as its visitor reads it; None for an empty page."""
    if page.file is None or page.oid is None:
        return None
    return read_body(tx, place.actor, place.loaded, Source(page.file, page.oid), FULL, page)


def page_markdown(tx: Transaction, actor: Actor, loaded: Loaded, page: Page) -> str:
    """A page for readers of Markdown, as its visitor reads it."""
    if page.file is None or page.oid is None:
        return f"# {page.title}\n"
    return read_as_shown(tx, actor, loaded, Source(page.file, page.oid), page)


def page_view(tx: Transaction, place: SitePlace, navigation: Navigation, page: Page, origin: str, *, indexable: bool) -> PageView:
    """All that the template shows of the page itself."""
    revision = place.loaded.revision
    document = page_document(tx, place, page)
    before, after = navigation.around(page)
    href = place.href(page)
    context = SiteContext(place, page)
    html = render(document, context) if document is not None else ""
    text = f"{page.title} {page.description or ''} {plain_text(document)[:LOOKED_AT] if document else ''}"
    has_updates = document is not None and any(node.get("type") == "updates" for node in document["nodes"])
    return PageView(
        title=page.title or "Untitled",
        href=href,
        canonical=origin + href,
        html=html,
        description=page.description,
        emoji=page.emoji,
        icon=page.icon,
        cover=_cover(place, page),
        breadcrumbs=navigation.breadcrumbs(page),
        outline=tuple(OutlineItem(title=each.title, anchor=each.anchor, level=each.level) for each in outline(document))
        if document
        else (),
        previous=before,
        next=after,
        children=navigation.children(page) if not html.strip() else (),
        tags=tuple(tag for each in page.tags or () if (tag := _tag(place, each)) is not None),
        markdown_href=f"{place.site_base}{spelled(place.markdown_path(page))}",
        feed=f"{place.site_base}~octavo/feed.xml?page={quote(place.path(page))}" if has_updates else None,
        lang=text_language(text, place.locale),
        direction=text_direction(text),
        no_index=not indexable or revision.no_robots_index(page) or revision.no_index(page),
        layout=_layout(page),
    )


def _cover(place: SitePlace, page: Page) -> Cover | None:
    found = cover(place.loaded.revision, page)
    options = page.layout or DEFAULT_LAYOUT
    light = _picture(place, found.get("ref")) if found else None
    if found is None or light is None:
        return None
    picture = Picture(light, _picture(place, found.get("refDark")))
    height = found.get("height")
    return Cover(
        picture=picture, size=options["coverSize"], y=float(found["yPos"]), height=int(height) if isinstance(height, int | float) else None
    )


def _picture(place: SitePlace, ref: ContentRef | None) -> str | None:
    """Where a picture is; None for the path of a file that is not there."""
    href = place.ref_href(ref) if ref else None
    return safe_url(href) if href and ref and (ref["kind"] != "url" or is_external(href)) else None


def _tag(place: SitePlace, entry: dict[str, Any]) -> TagView | None:
    found = place.loaded.revision.tag(entry["tag"]["tag"])
    return TagView(label=found.label, color=found.color, emoji=found.emoji, icon=found.icon) if found is not None else None


def _layout(page: Page) -> Layout:
    options = page.layout or DEFAULT_LAYOUT
    return Layout(
        width=options["width"],
        cover=options["cover"],
        title=options["title"],
        description=options["description"],
        table_of_contents=options["tableOfContents"],
        outline=options["outline"],
        pagination=options["pagination"],
        metadata=options["metadata"],
        tags=options["tags"],
        actions=options["actions"],
    )
