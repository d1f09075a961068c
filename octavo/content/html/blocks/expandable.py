"""Expandables: native `details`, open or closed."""

from octavo.content.document import Node
from octavo.content.html.direction import direction
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, flag, fragment
from octavo.content.text import plain


def expandable(renderer: Renderer, node: Node) -> None:
    title = fragment(node, "expandable-title")
    opened = flag(data_of(node), "defaultExpanded")
    with renderer.out.element("details", class_="octavo-expandable", id=renderer.anchor(node), open=opened, dir=direction(title)):
        with renderer.out.element("summary"):
            if plain(title):
                for position, line in enumerate(title):
                    if position:
                        renderer.out.empty("br")
                    renderer.inlines(children(line))
            else:
                renderer.out.text(renderer.words.details)
        with renderer.out.element("div", class_="octavo-expandable-body"):
            renderer.blocks(fragment(node, "expandable-body"))
