"""Expressions: their value where the context knows it, themselves where it does not."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, string


def expression(renderer: Renderer, node: Node) -> None:
    source = string(data_of(node), "expression")
    value = renderer.context.value(source)
    if value is None:
        renderer.out.phrase("code", source, class_="octavo-expression")
    else:
        renderer.out.text(value)
