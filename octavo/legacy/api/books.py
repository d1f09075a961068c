"""Books: the spaces that a caller may read, by their author's name and their own."""

from typing import Final

from octavo.access.actor import Actor
from octavo.cache import Cache
from octavo.domains.accounts.queries import find_account_called, find_former_account
from octavo.domains.content.load import load
from octavo.domains.names import name_from
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound
from octavo.legacy.api.queries import find_former_book, find_readable_book, list_books_called
from octavo.legacy.api.reply import Moved
from octavo.store.query import Row
from octavo.store.transaction import Transaction

UNKNOWN: Final = "The book was not found."

_conditions: Cache[tuple[str, str], bool] = Cache(10_000)


def find_book(tx: Transaction, actor: Actor, author: str, book: str, rest: tuple[str, ...] = ()) -> Row:
    """The book at `author/book`: by name or id, or by the name of a repository that holds nothing else.

    Raises NotFound, the same for what is private and what does not exist, and Moved for names of before; `rest` is what follows in the address.
    """
    account = find_account_called(tx, author)
    if account is None:
        name = find_former_account(tx, author)
        if name is None:
            raise NotFound(UNKNOWN)
        found = find_book(tx, actor, name, book)
        raise Moved(("book", name, found.name or found.id, *rest))
    name, slug = book.lower(), name_from(book, otherwise="-")
    chosen = _choose(list_books_called(tx, actor, account, name=name, slug=slug, book_id=book), name, slug, book)
    if chosen is not None:
        if not chosen.rank and _has_conditions(tx, chosen):
            raise NotFound(UNKNOWN)
        return chosen
    former = find_former_book(tx, actor, account, name)
    if former is None:
        raise NotFound(UNKNOWN)
    raise Moved(("book", former.author_name, former.name, *rest))


def find_book_by_id(tx: Transaction, actor: Actor, book_id: str) -> Row:
    """The book with this id, whoever its author is. Raises NotFound."""
    row = find_readable_book(tx, actor, book_id)
    if row is None or (not row.rank and _has_conditions(tx, row)):
        raise NotFound(UNKNOWN)
    return row


def _has_conditions(tx: Transaction, row: Row) -> bool:
    """Whether some page is only for visitors of whom something is known: this API knows nothing of its readers, and shows them none of such a book."""
    if not row.revision_id:
        return False
    found = _conditions.get((row.id, row.revision_id))
    if found is None:
        found = any(page.condition is not None for page in load(tx, get_space(tx, row.id)).revision.walk())
        _conditions.put((row.id, row.revision_id), found)
    return found


def _choose(rows: list[Row], name: str, slug: str, book_id: str) -> Row | None:
    for wanted in (name, slug):
        for row in rows:
            if row.name == wanted:
                return row
    for row in rows:
        if row.id == book_id:
            return row
    return rows[0] if len(rows) == 1 else None
