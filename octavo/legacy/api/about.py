"""What a book is about, in a few words."""

from octavo.content.document import Node
from octavo.content.markdown.nodes import letters_of
from octavo.content.revision.tree import Page
from octavo.domains.content.documents import Source, read_document
from octavo.domains.content.load import Loaded, load
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.versions import current_version
from octavo.legacy.toolchain.faults import BookFault
from octavo.store.query import Row
from octavo.store.transaction import Transaction


def description(desk: Desk, tx: Transaction, book: Row) -> str:
    """What the book's configuration says, or its first page; else that page's first paragraph (legacy 5), or nothing."""
    if not book.revision_id:
        return ""
    loaded = load(tx, get_space(tx, book.id))
    home = loaded.revision.first_document()
    return _configured(desk, tx, book) or (home.description if home else None) or _first_paragraph(tx, loaded, home)


def _configured(desk: Desk, tx: Transaction, book: Row) -> str:
    try:
        return desk.shelf.book(book, current_version(tx, book)).description
    except BookFault:  # told at import, and by every page
        return ""


def _first_paragraph(tx: Transaction, loaded: Loaded, home: Page | None) -> str:
    if home is None or home.file is None or home.oid is None:
        return ""
    try:
        document = read_document(tx, loaded, Source(home.file, home.oid)).document
    except NotFound:
        return ""
    paragraph: Node | None = next((node for node in document["nodes"] if node["type"] == "paragraph"), None)
    return " ".join(letters_of(paragraph["nodes"]).split()) if paragraph else ""
