"""Blocks that point at other content: page links and reusable content."""

from octavo.content.document import Node
from octavo.content.html.characters import emoji
from octavo.content.html.context import Link
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, reference


def content_ref(renderer: Renderer, node: Node) -> None:
    ref = reference(data_of(node))
    link = renderer.context.link(ref) if ref is not None else None
    _card(renderer, link, "file-lines", renderer.words.broken)


def reusable_content(renderer: Renderer, node: Node) -> None:
    """Content that stands elsewhere and was not put in its place: a link to it, or its name."""
    ref = reference(data_of(node))
    link = renderer.context.link(ref) if ref is not None else None
    _card(renderer, link, "layer-group", renderer.words.included)


def _card(renderer: Renderer, link: Link | None, icon: str, absent: str) -> None:
    with renderer.out.element("p", class_="octavo-content-ref"):
        if link is None:
            renderer.out.phrase("span", absent, class_="octavo-card octavo-missing")
            return
        with renderer.out.element("a", class_="octavo-card", href=link.href):
            if link.emoji:
                renderer.out.phrase("span", emoji(link.emoji), class_="octavo-emoji", aria_hidden="true")
            else:
                renderer.icon(link.icon or icon)
            renderer.out.phrase("span", link.title or link.href, class_="octavo-card-title", dir="auto")
            if link.description:
                renderer.out.text(" ")
                renderer.out.phrase("span", link.description, class_="octavo-card-detail", dir="auto")
