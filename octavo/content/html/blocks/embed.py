"""Embeds: players of a few known providers in a sandboxed frame, everything else as a card that links there."""

from octavo.content.document import Node
from octavo.content.html.blocks.images import captioned
from octavo.content.html.embeds import Frame, frame, host_of
from octavo.content.html.renderer import Renderer
from octavo.content.html.urls import WEB_SCHEMES, safe_url
from octavo.content.html.values import data_of, flag, fragment, string
from octavo.content.text import plain


def embed(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    wide = " octavo-full-width" if flag(data, "fullWidth") else ""
    caption = fragment(node, "caption")
    with renderer.out.element("figure", class_="octavo-embed" + wide):
        url = string(data, "url")
        player = frame(url)
        if player is None:
            card(renderer, url)
        else:
            _player(renderer, player, plain(caption))
        if plain(caption):
            with renderer.out.element("figcaption", dir="auto"):
                captioned(renderer, caption)


def card(renderer: Renderer, url: str, title: str | None = None) -> None:
    """A link that says where it leads; an address that must not be linked to is shown as text."""
    if safe_url(url, schemes=WEB_SCHEMES) is None:
        renderer.out.phrase("span", title or url or renderer.words.missing, class_="octavo-card octavo-missing", dir="auto")
        return
    with renderer.out.element("a", class_="octavo-card", href=url):
        renderer.icon("link")
        renderer.out.phrase("span", title or host_of(url), class_="octavo-card-title", dir="auto")
        renderer.out.text(" ")
        renderer.out.phrase("span", url, class_="octavo-card-detail", dir="ltr")


def _player(renderer: Renderer, player: Frame, title: str) -> None:
    with renderer.out.element(
        "iframe",
        src=player.src,
        title=title or f"{renderer.words.video}: {player.provider}",
        loading="lazy",
        sandbox="allow-scripts allow-same-origin allow-presentation allow-popups",
        referrerpolicy="strict-origin-when-cross-origin",
        allow="fullscreen; picture-in-picture",
    ):
        pass
