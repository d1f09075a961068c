"""What rendering asks about the world around a document: where references lead, and in which words to speak.

`RenderContext` itself is the answer for a document that stands alone: addresses lead where they say, everything else leads nowhere. The site, the
PDF and the feeds each have their own subclass; the markup has the same structure for all of them.
"""

from dataclasses import dataclass

from octavo.content.document import ContentRef
from octavo.content.html.words import ENGLISH, Words
from octavo.content.references import BROKEN_REFERENCE


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reference leads. `title` is the target's own (None: unknown), `kind` the reference's; `emoji` is a character or hex code points."""

    href: str
    title: str | None = None
    kind: str = "url"
    description: str | None = None
    emoji: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image's address, and its size in pixels where that is known."""

    src: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to download; `size` in octets."""

    href: str
    name: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    label: str
    color: str = "default"
    emoji: str | None = None
    icon: str | None = None


class RenderContext:
    """Answers for a document outside any space. Every address that a subclass returns is still judged by `safe_url`."""

    words: Words = ENGLISH
    heading_offset: int = 0
    """Added to the level of headings: a page's `heading-1` is an `<h2>`, because the page's title is the `<h1>`."""
    id_prefix: str = ""
    """Before the ids that rendering makes itself (notes, toggles), where several documents share one page."""

    def link(self, ref: ContentRef) -> Link | None:
        """None for what does not exist or may not be seen: the text stays, the link goes."""
        if ref.get("kind") == "url":
            return Link(ref.get("url", "")) if ref.get("url") != BROKEN_REFERENCE else None
        if ref.get("kind") == "anchor" and "page" not in ref and "space" not in ref:
            return Link(f"#{ref.get('anchor', '')}", kind="anchor")
        return None

    def image(self, ref: ContentRef) -> Picture | None:
        return Picture(ref.get("url", "")) if ref.get("kind") == "url" else None

    def file(self, ref: ContentRef) -> Attachment | None:
        url = ref.get("url", "")
        return Attachment(url, url.rsplit("/", 1)[-1] or url) if ref.get("kind") == "url" else None

    def tag(self, ref: ContentRef) -> Tag | None:
        return Tag(ref["tag"]) if isinstance(ref.get("tag"), str) else None

    def user(self, user_id: str) -> Link | None:
        del user_id
        return None

    def icon(self, name: str) -> str | None:
        """The address of an SVG symbol (`/icons.svg#github`) for a Font Awesome name; None leaves a marked, empty element for the style sheet."""
        del name
        return None

    def value(self, expression: str) -> str | None:
        """What an inline expression stands for; None shows the expression itself."""
        del expression
        return None

    def condition(self, expression: str) -> bool:
        """Whether a conditional block is shown. A document that was evaluated before holds none."""
        del expression
        return False
