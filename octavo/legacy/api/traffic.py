"""How much a book is read, from the visits that its sites recorded."""

from octavo.api.permission import Permission
from octavo.domains.insights.queries import count_visits
from octavo.errors import Forbidden
from octavo.http.answer import Answer
from octavo.legacy.api.books import find_book
from octavo.legacy.api.call import Call
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.reply import as_json


def traffic(desk: Desk, call: Call, author: str, book: str) -> Answer:
    """Views, and how many visitors they were. Downloads are not recorded, and not told."""
    with desk.database.read() as tx:
        row = find_book(tx, desk.caller(tx, call), author, book, call.segments[3:])
        if (row.rank or 0) < Permission.SPACE_EDIT.rank:
            raise Forbidden("Only a book's writers may know how much it is read.")
        found = count_visits(tx, row.id)
        return as_json({"views": found.views, "unique": found.visitors})
