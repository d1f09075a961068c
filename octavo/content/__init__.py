"""The document engine: Markdown, JSON documents and HTML. Pure: no database, no HTTP."""

from octavo.content.dereference import Included, dereference
from octavo.content.evaluate import evaluate_document, visible

__all__ = ["Included", "dereference", "evaluate_document", "visible"]
