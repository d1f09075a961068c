"""What rendering asks about the world, answered from a place in a site."""

from octavo.content.document import ContentRef
from octavo.content.expressions import condition, text
from octavo.content.html.context import Attachment, Link, Picture, RenderContext, Tag
from octavo.content.html.languages import words_for
from octavo.content.revision.locate import is_external
from octavo.content.revision.tree import Page
from octavo.domains.content.hiding import scope_of
from octavo.domains.published.place import SitePlace
from octavo.publish.icons import symbol_href


class SiteContext(RenderContext):
    """Links lead to the site's own pages and files; what the visitor may not see has no link and no title. It speaks the language of the frame."""

    def __init__(self, place: SitePlace, page: Page | None) -> None:
        self.words = words_for(place.locale)
        self._place = place
        self._scope = scope_of(place.actor, place.loaded, page)

    def link(self, ref: ContentRef) -> Link | None:
        found = self._place.target(ref) if ref["kind"] in {"page", "anchor", "file", "space"} else None
        page = found[2] if found else None
        href = self._place.ref_href(ref)
        if href is None:
            return None
        if page is not None:
            return Link(href, title=page.title, kind=ref["kind"], description=page.description, emoji=page.emoji, icon=page.icon)
        file = found[3] if found else None
        return Link(href, title=file.name if file else None, kind=ref["kind"])

    def image(self, ref: ContentRef) -> Picture | None:
        if ref["kind"] == "url":
            url = ref.get("url", "")
            return Picture(url) if is_external(url) else None  # the path of a file that is not there
        found = self._place.target(ref)
        href = self._place.ref_href(ref)
        if found is None or found[3] is None or href is None:
            return None
        return Picture(href, found[3].width, found[3].height)

    def file(self, ref: ContentRef) -> Attachment | None:
        if ref["kind"] == "url":
            return super().file(ref)
        found = self._place.target(ref)
        href = self._place.ref_href(ref)
        if found is None or found[3] is None or href is None:
            return None
        return Attachment(href, found[3].name, found[3].size)

    def tag(self, ref: ContentRef) -> Tag | None:
        found = self._place.loaded.revision.tag(ref.get("tag", ""))
        return Tag(found.label, found.color, found.emoji, found.icon) if found is not None else super().tag(ref)

    def icon(self, name: str) -> str | None:
        return symbol_href(self._place.site_base, name)

    def value(self, expression: str) -> str | None:
        return text(expression, self._scope)

    def condition(self, expression: str) -> bool:
        return condition(expression, self._scope)
