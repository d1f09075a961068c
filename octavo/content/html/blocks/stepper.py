"""Steppers: an ordered list of steps, each under its own heading."""

from octavo.content.document import Node
from octavo.content.html.direction import direction
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, string


def stepper(renderer: Renderer, node: Node) -> None:
    with renderer.out.element("ol", class_="octavo-stepper", dir=direction(children(node))):
        for child in children(node):
            if child.get("type") == "stepper-step":
                renderer.block(child)
            else:
                with renderer.out.element("li", class_="octavo-step"):
                    renderer.block(child)


def step(renderer: Renderer, node: Node) -> None:
    icon = string(data_of(node), "icon")
    with renderer.out.element("li", class_="octavo-step octavo-step-icon" if icon else "octavo-step"):
        renderer.icon(icon)
        renderer.blocks(children(node))
