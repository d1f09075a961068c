"""The document engine: Markdown, JSON documents and HTML. Pure: no database, no HTTP."""

from octavo.content.dereference import Included, dereference
from octavo.content.evaluate import evaluate_document, visible
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.sections import outline, plain_text, sections

__all__ = ["Included", "RenderContext", "dereference", "evaluate_document", "outline", "plain_text", "render", "sections", "visible"]
