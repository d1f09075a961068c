"""Lists: ordered, unordered, and tasks whose boxes are labelled by their text."""

from octavo.content.document import Node
from octavo.content.html.direction import direction
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, flag, integer


def unordered(renderer: Renderer, node: Node) -> None:
    with renderer.out.element("ul", dir=direction(children(node))):
        _items(renderer, node)


def ordered(renderer: Renderer, node: Node) -> None:
    start = integer(data_of(node), "start")
    with renderer.out.element("ol", start=start if start != 1 else None, dir=direction(children(node))):
        _items(renderer, node)


def _items(renderer: Renderer, node: Node) -> None:
    for child in children(node):
        renderer.block(child) if child.get("type") == "list-item" else _wrapped(renderer, child)


def _wrapped(renderer: Renderer, node: Node) -> None:
    with renderer.out.element("li"):
        renderer.block(node)


def item(renderer: Renderer, node: Node) -> None:
    """An item with one paragraph is tight: its text stands in the `li` itself."""
    with renderer.out.element("li"):
        first, rest = _lead(node)
        if first is not None:
            renderer.inlines(children(first))
            renderer.notes()
        renderer.blocks(rest)


def tasks(renderer: Renderer, node: Node) -> None:
    with renderer.out.element("ul", class_="octavo-tasks", dir=direction(children(node))):
        for child in children(node):
            _task(renderer, child) if child.get("type") == "list-item" else _wrapped(renderer, child)


def _task(renderer: Renderer, node: Node) -> None:
    first, rest = _lead(node)
    with renderer.out.element("li"):
        with renderer.out.element("label"):
            renderer.out.empty("input", type="checkbox", disabled=True, checked=flag(data_of(node), "checked"))
            with renderer.out.element("span"):
                renderer.inlines(children(first) if first is not None else [])
        renderer.notes()
        renderer.blocks(rest)


def _lead(node: Node) -> tuple[Node | None, list[Node]]:
    """The paragraph that needs no `<p>`, and what follows it."""
    nodes = children(node)
    paragraphs = sum(child.get("type") == "paragraph" for child in nodes)
    tight = bool(nodes) and nodes[0].get("type") == "paragraph" and paragraphs == 1
    return (nodes[0], nodes[1:]) if tight else (None, nodes)
