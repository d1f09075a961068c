"""The document engine: Markdown, JSON documents and HTML. Pure: no database, no HTTP."""

from octavo.content.dereference import dereference
from octavo.content.evaluate import evaluate
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.sections import outline, plain_text, sections

__all__ = ["RenderContext", "dereference", "evaluate", "outline", "plain_text", "render", "sections"]
