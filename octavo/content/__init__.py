"""The document engine: Markdown, JSON documents and HTML. Pure: no database, no HTTP."""

from octavo.content.dereference import Included, dereference
from octavo.content.evaluate import evaluate_document, visible
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.merge import Conflict, Merged, merge_documents
from octavo.content.sections import outline, plain_text, sections
from octavo.content.words import diff_block, diff_words

__all__ = [
    "Conflict",
    "Included",
    "Merged",
    "RenderContext",
    "dereference",
    "diff_block",
    "diff_words",
    "evaluate_document",
    "merge_documents",
    "outline",
    "plain_text",
    "render",
    "sections",
    "visible",
]
