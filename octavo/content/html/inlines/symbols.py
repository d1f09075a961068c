"""Emoji, icons and inline formulas."""

from octavo.content.document import Node
from octavo.content.html.characters import emoji as characters
from octavo.content.html.colors import color_class
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, string


def emoji(renderer: Renderer, node: Node) -> None:
    renderer.out.phrase("span", characters(string(data_of(node), "code")), class_="octavo-emoji")


def icon(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    color = color_class("color", data.get("color"))
    renderer.icon(string(data, "icon"), f"octavo-icon {color}" if color else "octavo-icon")


def inline_math(renderer: Renderer, node: Node) -> None:
    renderer.formula(string(data_of(node), "formula"), block=False)
