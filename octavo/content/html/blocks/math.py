"""Formulas of their own line."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, string


def math(renderer: Renderer, node: Node) -> None:
    with renderer.out.element("div", class_="octavo-math", tabindex=0):
        renderer.formula(string(data_of(node), "formula"), block=True)
