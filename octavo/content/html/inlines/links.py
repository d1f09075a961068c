"""Links and mentions."""

from octavo.content.document import Node
from octavo.content.html.characters import emoji
from octavo.content.html.renderer import Renderer
from octavo.content.html.urls import safe_url
from octavo.content.html.values import children, data_of, reference


def link(renderer: Renderer, node: Node) -> None:
    """A link that leads nowhere keeps its text and says so."""
    ref = reference(data_of(node))
    found = renderer.context.link(ref) if ref is not None else None
    if found is None or safe_url(found.href) is None:
        with renderer.out.element("span", class_="octavo-broken", title=renderer.words.broken):
            renderer.inlines(children(node))
        return
    with renderer.out.element("a", href=found.href):
        renderer.inlines(children(node))


def mention(renderer: Renderer, node: Node) -> None:
    """The target under its own title, with its emoji or icon."""
    ref = reference(data_of(node))
    found = renderer.context.link(ref) if ref is not None else None
    if found is None or safe_url(found.href) is None:
        renderer.out.phrase("span", renderer.words.broken, class_="octavo-broken")
        return
    with renderer.out.element("a", class_="octavo-mention", href=found.href):
        if found.emoji:
            renderer.out.phrase("span", emoji(found.emoji), class_="octavo-emoji", aria_hidden="true")
        elif found.icon:
            renderer.icon(found.icon)
        renderer.out.text(found.title or found.href)
