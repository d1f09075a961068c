"""The document engine: Markdown, JSON documents and HTML. Pure: no database, no HTTP.

`parse(bytes)` makes a page of a file, `read(page, references)` a document of the page, `write(document, references)` Markdown of a document, and
`edit(page, document, references)` the file's new source with only the changed blocks' bytes changed. `canonical(document)` is the form in which two
documents are equal. `render` makes HTML, `merge_documents` joins three versions, `merge_revisions` those
of a whole space, `diff_revisions` tells what changed between two, `dereference` and `evaluate_document` resolve what a reader sees.
"""

from octavo.content.canonical import canonical
from octavo.content.dereference import Included, dereference
from octavo.content.edit import edit
from octavo.content.evaluate import evaluate_document, visible
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.merge import Conflict, Merged, merge_documents
from octavo.content.page import ParsedPage, parse, read, write
from octavo.content.revision.diff import diff_revisions
from octavo.content.revision.merge import merge_revisions
from octavo.content.sections import outline, plain_text, sections
from octavo.content.words import diff_block, diff_words

__all__ = [
    "Conflict",
    "Included",
    "Merged",
    "ParsedPage",
    "RenderContext",
    "canonical",
    "dereference",
    "diff_block",
    "diff_revisions",
    "diff_words",
    "edit",
    "evaluate_document",
    "merge_documents",
    "merge_revisions",
    "outline",
    "parse",
    "plain_text",
    "read",
    "render",
    "sections",
    "visible",
    "write",
]
