"""Documents as HTML: a fragment that is semantic, readable without scripts or styles, and safe by construction."""

from octavo.content.document import Document
from octavo.content.html.context import RenderContext
from octavo.content.html.further_names import further_names
from octavo.content.html.registry import BLOCKS, INLINES
from octavo.content.html.renderer import Renderer


def render(document: Document, context: RenderContext) -> str:
    """The document's content, without its title. Never raises for what a document may hold."""
    nodes = document.get("nodes") or []
    renderer = Renderer(context, BLOCKS, INLINES, further_names(nodes))
    renderer.blocks(nodes)
    return renderer.out.markup()
