"""Changelogs: each update is an article with its date."""

from datetime import date

from octavo.content.document import Node
from octavo.content.html.colors import color_class
from octavo.content.html.context import Tag
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, mappings, reference, string

_DATE_LENGTH = 10


def updates(renderer: Renderer, node: Node) -> None:
    form = string(data_of(node), "format")
    with renderer.out.element("div", class_="octavo-updates"):
        for child in children(node):
            if child.get("type") == "update":
                _update(renderer, child, form)
            else:
                renderer.block(child)


def update(renderer: Renderer, node: Node) -> None:
    """An update outside of updates."""
    _update(renderer, node, "full")


def _update(renderer: Renderer, node: Node, form: str) -> None:
    data = data_of(node)
    with renderer.out.element("article", class_="octavo-update"):
        with renderer.out.element("div", class_="octavo-update-when"):
            _when(renderer, string(data, "date"), form)
            tags = [tag for ref in mappings(data, "tags") if (known := reference({"ref": ref})) and (tag := renderer.context.tag(known))]
            if tags:
                with renderer.out.element("ul", class_="octavo-tags"):
                    for tag in tags:
                        _tag(renderer, tag)
        with renderer.out.element("div", class_="octavo-update-body"):
            renderer.blocks(children(node))


def _when(renderer: Renderer, written: str, form: str) -> None:
    try:
        day = date.fromisoformat(written[:_DATE_LENGTH])
    except ValueError:
        if written:
            renderer.out.phrase("span", written)
        return
    renderer.out.phrase("time", renderer.words.date(day, form), datetime=day.isoformat())


def _tag(renderer: Renderer, tag: Tag) -> None:
    color = color_class("pill", tag.color)
    with renderer.out.element("li", class_=f"octavo-pill {color}" if color else "octavo-pill"):
        renderer.icon(tag.icon or "")
        renderer.out.text(f"{tag.emoji} {tag.label}" if tag.emoji else tag.label)
