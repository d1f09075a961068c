"""Paragraphs, headings, quotes and dividers."""

from octavo.content.document import HEADING_LEVELS, Node
from octavo.content.html.direction import direction
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of
from octavo.content.sections import title_of

_ALIGNMENTS = frozenset({"start", "center", "end"})


def alignment(node: Node) -> str | None:
    align = data_of(node).get("align")
    return f"octavo-align-{align}" if isinstance(align, str) and align in _ALIGNMENTS else None


def paragraph(renderer: Renderer, node: Node) -> None:
    """An empty paragraph is spacing by hand: the style sheet keeps the distances, so nothing is written."""
    nodes = children(node)
    if _says_something(nodes):
        with renderer.out.element("p", class_=alignment(node), dir="auto"):
            renderer.inlines(nodes)


def _says_something(nodes: list[Node]) -> bool:
    return any(node.get("object") != "text" or any(leaf.get("text") for leaf in node.get("leaves") or ()) for node in nodes)


def heading(renderer: Renderer, node: Node) -> None:
    level = min(6, HEADING_LEVELS.get(node.get("type", ""), 3) + 1 + renderer.context.heading_offset)
    anchor = renderer.anchor(node)
    with renderer.out.element(f"h{level}", id=anchor, class_=alignment(node), dir="auto"):
        if name := renderer.further_name(node):
            renderer.out.phrase("span", "", id=name)
        renderer.inlines(children(node))
        if anchor is not None:
            label = f"{renderer.words.permalink}: {title_of(node)}"
            renderer.out.phrase("a", "", class_="octavo-permalink", href=f"#{anchor}", aria_label=label)


def blockquote(renderer: Renderer, node: Node) -> None:
    with renderer.out.element("blockquote", dir=direction(children(node))):
        renderer.blocks(children(node))


def divider(renderer: Renderer, node: Node) -> None:
    del node
    renderer.out.empty("hr")
