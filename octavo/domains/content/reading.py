"""The parameters of a content read (semantics 0.9), and what they make of a document for its reader."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from octavo.access.actor import Actor
from octavo.api.inline import long_work
from octavo.content.document import Document
from octavo.content.evaluate import decide, evaluate_document
from octavo.content.page import write
from octavo.content.revision.links import StableReferences
from octavo.content.revision.tree import Page
from octavo.domains.content.documents import OPEN, Source, dereferenced, page_text, read_document, references
from octavo.domains.content.hiding import scope_of
from octavo.domains.content.load import Loaded
from octavo.store.transaction import Transaction

Format = Literal["document", "markdown"]
Refs = Literal["relative", "stable"]
Evaluated = bool | Literal["deterministic-only"]
Dereferenced = bool | Literal["reusable-contents"]

_SIGNS: Final = (re.compile(r"\{%-?[ \t]*+(?:if|include)\b"), re.compile(r"class=[\"']?expression\b"))
"""What a text has one of somewhere that spells a node of `OPEN`; apart, since each begins with letters that are looked for quickly."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`format` None asks for no body at all."""

    format: Format | None = None
    refs: Refs = "relative"
    evaluated: Evaluated = False
    dereferenced: Dereferenced = False


FULL: Final = Reading("document", evaluated=True, dereferenced=True)
"""As a reader of the page sees it."""


def read_body(tx: Transaction, actor: Actor, loaded: Loaded, source: Source, reading: Reading, page: Page | None = None) -> Document:
    """The document of a page or a reusable content, dereferenced and evaluated as asked; visitors never get what a condition hides (semantics 12.17)."""
    found = read_document(tx, loaded, source)
    document, holds = found.document, found.open
    if reading.dereferenced and "reusable-content" in holds:
        long_work()
        document, holds = dereferenced(tx, loaded, document), OPEN
    if reading.evaluated and holds & {"if", "expression"}:
        long_work()
        scope = scope_of(actor, loaded, page)
        return evaluate_document(document, scope, deterministic_only=reading.evaluated == "deterministic-only")
    if actor.kind == "site" and "if" in holds:
        long_work()
        return decide(document, scope_of(actor, loaded, page))
    return document


def read_markdown(tx: Transaction, actor: Actor, loaded: Loaded, source: Source, reading: Reading, page: Page | None = None) -> str:
    """A page as Markdown: its author's own bytes below the front matter, unless something was to be changed in them."""
    if reading.refs == "relative" and not reading.evaluated and not reading.dereferenced:
        text = page_text(tx, loaded, source)
        if actor.kind != "site" or "if" not in _open_in(tx, loaded, source, text):
            return text.lstrip("\r\n")
    long_work()
    document = read_body(tx, actor, loaded, source, reading, page)
    spelled = StableReferences(loaded.whole) if reading.refs == "stable" else references(loaded, source.file)
    body = write(document, spelled)
    return f"# {page.title}\n\n{body}" if page is not None else body


def read_as_shown(tx: Transaction, actor: Actor, loaded: Loaded, source: Source, page: Page) -> str:
    """A page for readers of Markdown: its own bytes where nothing in them depends on the reader, else evaluated."""
    text = page_text(tx, loaded, source)
    if not _open_in(tx, loaded, source, text):
        return text.lstrip("\r\n")
    return read_markdown(tx, actor, loaded, source, Reading("markdown", evaluated=True, dereferenced=True), page)


def _open_in(tx: Transaction, loaded: Loaded, source: Source, text: str) -> frozenset[str]:
    """The types of `OPEN` in a page; only one whose text has a sign of them is parsed for it."""
    return read_document(tx, loaded, source).open if any(sign.search(text) for sign in _SIGNS) else frozenset()
