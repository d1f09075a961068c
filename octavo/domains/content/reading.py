"""The parameters of a content read (semantics 0.9), and what they make of a document."""

from dataclasses import dataclass
from typing import Literal

from octavo.access.actor import Actor
from octavo.api.inline import long_work
from octavo.content.document import Document
from octavo.content.evaluate import evaluate_document
from octavo.content.page import write
from octavo.content.revision.links import StableReferences
from octavo.content.revision.tree import Page
from octavo.domains.content.documents import Source, dereferenced, page_text, read_document, references
from octavo.domains.content.hiding import scope_of
from octavo.domains.content.load import Loaded
from octavo.store.transaction import Transaction

Format = Literal["document", "markdown"]
Refs = Literal["relative", "stable"]
Evaluated = bool | Literal["deterministic-only"]
Dereferenced = bool | Literal["reusable-contents"]


@dataclass(frozen=True, slots=True)
class Reading:
    """`format` None asks for no body at all."""

    format: Format | None = None
    refs: Refs = "relative"
    evaluated: Evaluated = False
    dereferenced: Dereferenced = False


def read_body(tx: Transaction, actor: Actor, loaded: Loaded, source: Source, reading: Reading, page: Page | None = None) -> Document:
    """The document of a page or a reusable content, dereferenced and evaluated as asked."""
    document = read_document(tx, loaded, source)
    if reading.dereferenced or reading.evaluated:
        long_work()
    if reading.dereferenced:
        document = dereferenced(tx, loaded, document)
    if reading.evaluated:
        scope = scope_of(actor, loaded, page)
        document = evaluate_document(document, scope, deterministic_only=reading.evaluated == "deterministic-only")
    return document


def read_markdown(tx: Transaction, actor: Actor, loaded: Loaded, source: Source, reading: Reading, page: Page | None = None) -> str:
    """A page as Markdown: its author's own bytes below the front matter, unless something was to be changed in them."""
    if reading.refs == "relative" and not reading.evaluated and not reading.dereferenced:
        return page_text(tx, loaded, source).lstrip("\r\n")
    long_work()
    document = read_body(tx, actor, loaded, source, reading, page)
    spelled = StableReferences(loaded.revision) if reading.refs == "stable" else references(loaded, source.file)
    body = write(document, spelled)
    return f"# {page.title}\n\n{body}" if page is not None else body
