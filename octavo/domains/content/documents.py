"""Documents: what a page's file says, read for a revision, with links resolved in it. Derived, and kept in memory only."""

import hashlib
from dataclasses import dataclass
from typing import Final

import orjson

from octavo.api.inline import long_work
from octavo.cache import Cache
from octavo.content.dereference import Included, dereference
from octavo.content.document import ContentRef, Document
from octavo.content.markdown.source import read_source
from octavo.content.page import ParsedPage, parse, read
from octavo.content.revision.links import RelativeReferences, references_digest
from octavo.content.revision.tree import Page
from octavo.domains.content.load import Loaded
from octavo.domains.content.older_books import read_page
from octavo.errors import NotFound, OctavoError
from octavo.store.git import objects
from octavo.store.git.objects import MissingObject
from octavo.store.transaction import Transaction

ENGINE: Final = "1"
"""Part of every document's id: raised when the same file would give another document."""

ID_LENGTH: Final = 24
CACHE_BYTES: Final = 64 << 20
PER_BYTE: Final = 9
"""Bytes of memory for a byte of a document's JSON: 6 to 10 in documentation as it is written; a file's length says much less."""

_parsed: Cache[tuple[str, str], ParsedPage] = Cache(CACHE_BYTES)
_links: Final[Cache[tuple[str, str, str, str], str]] = Cache(50_000)  # about 20 MB
_documents: Cache[tuple[str, str], "ReadDocument"] = Cache(CACHE_BYTES)

OPEN: Final = frozenset({"if", "expression", "reusable-content"})
"""Nodes that say something else to somebody else, or somewhere else."""


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file of a revision: a page's, or a reusable content's."""

    file: str
    oid: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document, and which types of `OPEN` may be among its nodes: the others are not."""

    document: Document
    open: frozenset[str]


def document_id(loaded: Loaded, source: Source) -> str:
    """Names a document's bytes: the file's content, where its links lead in this revision, and the version of the engine."""
    page = loaded.whole.page_by_file(source.file)
    links = loaded.whole.shape if page is None else _links_digest(loaded, page) if page.links else ""
    named = f"{loaded.space.id}\0{links}\0{source.file}\0{source.oid}\0{ENGINE}"
    return hashlib.sha256(named.encode(errors="surrogatepass")).hexdigest()[:ID_LENGTH]


def _links_digest(loaded: Loaded, page: Page) -> str:
    """Where the links of a page lead: the same in all revisions of one structure, until the text changes."""
    key = (loaded.space.id, loaded.whole.structure, page.file or "", page.oid or "")
    found = _links.get(key)
    if found is None:
        found = references_digest(page, references(loaded, page.file or ""))
        _links.put(key, found)
    return found


def read_document(tx: Transaction, loaded: Loaded, source: Source) -> ReadDocument:
    """The document of a file; shared, never to be changed. Raises NotFound when its file is gone, PayloadTooLarge for one over the limit."""
    key = (loaded.space.id, document_id(loaded, source))
    found = _documents.get(key)
    if found is None:
        long_work()
        parsed = parsed_page(tx, loaded, source)
        document = read(parsed, references(loaded, source.file))
        spelled = orjson.dumps(document)
        found = ReadDocument(document, frozenset(kind for kind in OPEN if f'"type":"{kind}"'.encode() in spelled))
        _documents.put(key, found, PER_BYTE * len(spelled) + 1000)
    return found


def references(loaded: Loaded, file: str) -> RelativeReferences:
    """How the links of a file are resolved in its revision."""
    return RelativeReferences(loaded.whole, file)


def parsed_page(tx: Transaction, loaded: Loaded, source: Source) -> ParsedPage:
    """A file, parsed; independent of the revision it is read in. Raises NotFound when it is gone."""
    key = (loaded.space.repository_id, source.oid)
    found = _parsed.get(key)
    if found is None:
        long_work()
        found = parse(_text(_content(tx, loaded, source)))
        _parsed.put(key, found, 8 * len(found.source) + 1000)
    return found


def page_text(tx: Transaction, loaded: Loaded, source: Source) -> str:
    """What its author wrote below the front matter; nothing is parsed for it, since texts of a whole site are made of thousands. Raises NotFound when it is gone."""
    known = _parsed.get((loaded.space.repository_id, source.oid))
    if known is not None:
        return known.source[known.body_start :]
    long_work()
    read_in = read_source(_text(_content(tx, loaded, source)))
    return read_in.text[read_in.body_start :]


def _text(content: bytes) -> bytes | str:
    """What no text can hold is shown as U+FFFD, as the import's fault says; the file keeps its bytes."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = content.decode(errors="replace")
    else:
        if "\0" not in text:
            return content
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _content(tx: Transaction, loaded: Loaded, source: Source) -> bytes:
    try:
        return objects.read_blob(tx, loaded.space.repository_id, source.oid)
    except MissingObject:
        made = read_page(tx, loaded.space, loaded.row.commit, source.file)
        if made is None:
            raise NotFound("The page's file was not found.") from None
        return made


def dereferenced(tx: Transaction, loaded: Loaded, document: Document) -> Document:
    """The document with its reusable contents in place."""

    def lookup(ref: ContentRef) -> Included | None:
        content = loaded.whole.reusable_content(ref.get("reusableContent", "")) if "space" not in ref else None
        if content is None:
            return None
        try:
            return Included(read_document(tx, loaded, Source(content.file, content.oid)).document)
        except OctavoError:
            return None  # the include stays as it is, and the fault is in the revision's list

    return dereference(document, lookup)
