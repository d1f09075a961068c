"""Images and galleries: figures with captions, dark variants, widths and frames."""

from octavo.content.document import Node
from octavo.content.html.pictures import picture
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, flag, fragment, length, string
from octavo.content.text import plain

_ALIGNMENTS = frozenset({"left", "center", "right"})


def images(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    pictures = children(node)
    classes = ["octavo-images"]
    align = data.get("align")
    if isinstance(align, str) and align in _ALIGNMENTS:
        classes.append(f"octavo-images-{align}")
    if len(pictures) > 1:
        classes.append("octavo-gallery")
    if flag(data, "fullWidth"):
        classes.append("octavo-full-width")
    if flag(data, "withFrame"):
        classes.append("octavo-frame")
    with renderer.out.element("div", class_=" ".join(classes)):
        renderer.blocks(pictures)


def image(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    caption = fragment(node, "caption")
    with renderer.out.element("figure", class_="octavo-image"):
        picture(renderer, data, alt=string(data, "alt"), width=length(data.get("width")), height=length(data.get("height")))
        if plain(caption):
            with renderer.out.element("figcaption", dir="auto"):
                captioned(renderer, caption)


def captioned(renderer: Renderer, nodes: list[Node]) -> None:
    """A caption of one paragraph needs no `<p>`."""
    if len(nodes) == 1 and nodes[0].get("type") == "paragraph":
        renderer.inlines(children(nodes[0]))
    else:
        renderer.blocks(nodes)
