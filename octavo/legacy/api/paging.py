"""Lists in pages, as the older API cut them: `page` from 0, `limit` up to 100."""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Select, bindparam, func, select

from octavo.errors import BadRequest
from octavo.legacy.api.call import Call
from octavo.store.query import Row, query
from octavo.store.transaction import Transaction

LIMIT: Final = 50
MAX_LIMIT: Final = 100
MAX_PAGE: Final = 1_000_000


class Listing:
    """A query whose rows come in pages, in the query's own order."""

    def __init__(self, statement: Select[Any]) -> None:
        self._page = query(statement.limit(bindparam("page_limit")).offset(bindparam("page_offset")))
        self._total = query(select(func.count()).select_from(statement.order_by(None).subquery()))

    def page(self, tx: Transaction, call: Call, present: Callable[[Row], dict[str, Any]], **parameters: object) -> dict[str, Any]:
        """One page, with where it stands among all."""
        limit = min(_number(call, "limit", LIMIT), MAX_LIMIT) or LIMIT
        offset = _number(call, "skip", 0)  # the first client sent how many to leave out
        number = _number(call, "page", offset // limit)
        if "page" in call.query or "skip" not in call.query:
            offset = number * limit
        rows = tx.all(self._page, page_limit=limit, page_offset=offset, **parameters)
        total = int(tx.scalar(self._total, **parameters))
        return {"list": [present(row) for row in rows], "page": number, "limit": limit, "total": total}


def _number(call: Call, name: str, otherwise: int) -> int:
    text = call.query.get(name, "")
    if not text:
        return otherwise
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(MAX_PAGE)):
        raise BadRequest(f"`{name}` must be a whole number.")
    return int(text)


def no_pages(call: Call) -> dict[str, Any]:
    """A list of something that there is none of."""
    return {"list": [], "page": 0, "limit": min(_number(call, "limit", LIMIT), MAX_LIMIT) or LIMIT, "total": 0}
