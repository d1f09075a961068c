"""The document engine: Markdown, JSON documents and HTML. Pure: no database, no HTTP.

`parse(bytes)` makes a page of a file, `read(page, references)` a document of the page, `write(document, references)` Markdown of a document, and
`edit(page, document, references)` the file's new source with only the changed blocks' bytes changed. `canonical(document)` is the form in which two
documents are equal. `render` makes HTML, `merge_documents` joins three versions, `merge_revisions` those
of a whole space, `diff_revisions` tells what changed between two, `dereference` and `evaluate_document` resolve what a reader sees.

`read_revision(files)` reads the structure of a space. `update_summary` and `update_frontmatter` write it back, other lines as they are; `write_summary`
does so from nothing, and `changed_keys` says which keys tell a page's new state. `sanitize_html` is for HTML from elsewhere.
"""

from octavo.content.canonical import canonical
from octavo.content.dereference import Included, dereference
from octavo.content.edit import edit
from octavo.content.evaluate import evaluate_document, visible
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.html.sanitize import sanitize_html
from octavo.content.merge import Conflict, Merged, merge_documents
from octavo.content.page import ParsedPage, parse, read, write
from octavo.content.revision.diff import diff_revisions
from octavo.content.revision.frontmatter_write import update_frontmatter
from octavo.content.revision.merge import merge_revisions
from octavo.content.revision.page_keys import changed_keys
from octavo.content.revision.read import read_revision
from octavo.content.revision.summary_write import update_summary, write_summary
from octavo.content.sections import outline, plain_text, sections
from octavo.content.words import diff_block, diff_words

__all__ = [
    "Conflict",
    "Included",
    "Merged",
    "ParsedPage",
    "RenderContext",
    "canonical",
    "changed_keys",
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
    "read_revision",
    "render",
    "sanitize_html",
    "sections",
    "update_frontmatter",
    "update_summary",
    "visible",
    "write",
    "write_summary",
]
