"""Tabs: sections under their titles, which `content.js` turns into ARIA tabs."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, flag, string


def tabs(renderer: Renderer, node: Node) -> None:
    wide = " octavo-full-width" if flag(data_of(node), "fullWidth") else ""
    with renderer.out.element("div", class_="octavo-tabs" + wide):
        for number, child in enumerate(children(node), 1):
            if child.get("type") == "tabs-item":
                _tab(renderer, child, number)
            else:
                renderer.block(child)


def tab(renderer: Renderer, node: Node) -> None:
    """A tab outside of tabs."""
    _tab(renderer, node, 1)


def _tab(renderer: Renderer, node: Node, number: int) -> None:
    data = data_of(node)
    name = renderer.anchor(node) or renderer.made_id("tab")
    with renderer.out.element("section", class_="octavo-tab", id=name, aria_labelledby=f"{name}-title"):
        with renderer.out.element("p", class_="octavo-tab-title", id=f"{name}-title", dir="auto"):
            renderer.icon(string(data, "icon"))
            renderer.out.text(string(data, "title") or renderer.words.tab.format(number=number))
        with renderer.out.element("div", class_="octavo-tab-body"):
            renderer.blocks(children(node))
