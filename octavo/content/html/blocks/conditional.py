"""Conditional blocks: shown or not, never marked."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, string


def conditional(renderer: Renderer, node: Node) -> None:
    if renderer.context.condition(string(data_of(node), "expression")):
        renderer.blocks(children(node))
