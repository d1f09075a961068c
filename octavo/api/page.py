"""Lists, a page at a time: the cursor is the last row's key, so a page costs the same wherever it is (semantics 0.4)."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, Protocol, TypeVar

import orjson
from sqlalchemy import ColumnElement, Select, and_, or_
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import desc_op

from octavo.api.wire import List
from octavo.errors import BadRequest

T = TypeVar("T")

DEFAULT_LIMIT: Final = 50
_DIALECT: Final = SQLiteDialect()
"""Only to name a query: the text is hashed, never run."""
FOREIGN: Final = "The page cursor is not of this list: begin again without `page`."


class Reads(Protocol):
    """What this module needs of a transaction."""

    def all(self, query: Select[Any], /, **params: object) -> Sequence[Any]: ...


def page(
    tx: Reads,
    select: Select[Any],
    *,
    order: Sequence[ColumnElement[Any]],
    present: Callable[[Any], T],
    cursor: str | None = None,
    limit: int | None = None,
    **params: object,
) -> List[T]:
    """One page of `select`, each row as `present` shows it.

    `order` must identify a row, and none of its columns may be null: `(t.c.created_at.desc(), t.c.id.desc())`. `params` are the statement's own.
    """
    limit = DEFAULT_LIMIT if limit is None else limit
    columns = [_column(element) for element in order]
    fingerprint = _fingerprint(select, order, params)
    statement = select.add_columns(*(column.label(f"page_key_{at}") for at, column in enumerate(columns)))
    if cursor is not None:
        statement = statement.where(_after(order, columns, _keys(cursor, fingerprint, columns)))
    rows = tx.all(statement.order_by(*order).limit(limit + 1), **params) if limit else []
    found: List[T] = {"items": [present(row) for row in rows[:limit]]}
    if len(rows) > limit > 0:
        last = rows[limit - 1]
        keys = [getattr(last, f"page_key_{at}") for at in range(len(columns))]
        found["next"] = {"page": _encode([fingerprint, *keys])}
    return found


def slice_of(items: Sequence[T], *, cursor: str | None = None, limit: int | None = None, name: str = "") -> List[T]:
    """One page of a list that is in memory whole; the cursor is a position, bound to `name`."""
    limit = DEFAULT_LIMIT if limit is None else limit
    fingerprint = hashlib.sha256(name.encode()).hexdigest()[:12]
    start = _decode(cursor, fingerprint, 1)[0] if cursor is not None else 0
    if not isinstance(start, int) or start < 0:
        raise BadRequest(FOREIGN)
    found: List[T] = {"items": list(items[start : start + limit])}
    if limit and start + limit < len(items):
        found["next"] = {"page": _encode([fingerprint, start + limit])}
    return found


def _column(element: ColumnElement[Any]) -> ColumnElement[Any]:
    return element.element if isinstance(element, UnaryExpression) else element


def _descends(element: ColumnElement[Any]) -> bool:
    return isinstance(element, UnaryExpression) and element.modifier is desc_op


def _after(order: Sequence[ColumnElement[Any]], columns: Sequence[ColumnElement[Any]], keys: list[Any]) -> ColumnElement[bool]:
    """The rows behind the key: greater in the first column, or equal there and greater in the second, and so on."""
    choices = []
    for at, (element, column) in enumerate(zip(order, columns, strict=True)):
        beyond = column < keys[at] if _descends(element) else column > keys[at]
        choices.append(and_(*(columns[before] == keys[before] for before in range(at)), beyond))
    return or_(*choices)


def _keys(cursor: str, fingerprint: str, columns: Sequence[ColumnElement[Any]]) -> list[Any]:
    values = _decode(cursor, fingerprint, len(columns))
    return [_typed(value, column) for value, column in zip(values, columns, strict=True)]


def _typed(value: Any, column: ColumnElement[Any]) -> Any:  # noqa: ANN401 - the column's own type
    wanted = column.type.python_type
    if wanted is datetime:
        return _moment(value)
    if not isinstance(value, wanted) or (isinstance(value, str) and "\0" in value):
        raise BadRequest(FOREIGN)
    return value


def _moment(value: Any) -> datetime:  # noqa: ANN401 - whatever the cursor holds
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadRequest(FOREIGN) from None
    if moment.tzinfo is None:
        raise BadRequest(FOREIGN)
    return moment


def _fingerprint(select: Select[Any], order: Sequence[ColumnElement[Any]], params: dict[str, object]) -> str:
    compiled = select.order_by(*order).compile(dialect=_DIALECT)
    values = sorted((name, repr(value)) for name, value in {**compiled.params, **params}.items())
    return hashlib.sha256(f"{compiled}{values}".encode()).hexdigest()[:12]


def _encode(value: list[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(value)).decode().rstrip("=")


def _decode(cursor: str, fingerprint: str, length: int) -> list[Any]:
    try:
        value = orjson.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error):
        raise BadRequest(FOREIGN) from None
    if not isinstance(value, list) or len(value) != length + 1 or value[0] != fingerprint:
        raise BadRequest(FOREIGN)
    return value[1:]
