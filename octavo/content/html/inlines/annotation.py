"""Annotated words: a link to a note that follows the block."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children


def annotation(renderer: Renderer, node: Node) -> None:
    name = renderer.note([child for part in node.get("fragments") or () for child in children(part)])
    with renderer.out.element("a", class_="octavo-annotation", href=f"#{name}", id=f"{name}-ref", role="doc-noteref"):
        renderer.inlines(children(node))
