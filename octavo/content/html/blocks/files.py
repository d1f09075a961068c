"""Files to download, and drawings, which are pictures of their own editor."""

from octavo.content.document import Node
from octavo.content.html.blocks.images import captioned
from octavo.content.html.pictures import picture
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, fragment, reference, string
from octavo.content.text import plain


def file(renderer: Renderer, node: Node) -> None:
    ref = reference(data_of(node))
    found = renderer.context.file(ref) if ref is not None else None
    caption = fragment(node, "caption")
    with renderer.out.element("figure", class_="octavo-file"):
        if found is None:
            renderer.out.phrase("span", f"{renderer.words.file}: {renderer.words.missing}", class_="octavo-card octavo-missing")
        else:
            with renderer.out.element("a", class_="octavo-card", href=found.href, download=found.name):
                renderer.icon("download")
                renderer.out.phrase("span", found.name, class_="octavo-card-title", dir="auto")
                if found.size is not None:
                    renderer.out.text(" ")
                    renderer.out.phrase("span", renderer.words.size(found.size), class_="octavo-card-detail")
        if plain(caption):
            with renderer.out.element("figcaption", dir="auto"):
                captioned(renderer, caption)


def drawing(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    with renderer.out.element("figure", class_="octavo-image octavo-drawing"):
        picture(renderer, data, alt=string(data, "alt") or renderer.words.drawing)
