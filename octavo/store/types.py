"""Column types that read the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import BigInteger, Boolean, Integer, LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Bytes = LargeBinary
Flag = Boolean
Number = BigInteger
String = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that both databases compare and order by its bytes, whatever the server's locale."""

SequenceNumber = BigInteger().with_variant(Integer(), "sqlite")
"""A number that the database assigns; SQLite does so only for its own INTEGER."""


class Moment(TypeDecorator[datetime]):
    """A point in time with its time zone; stored as microseconds since 1970 in UTC, so that both databases order it alike."""

    impl = BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Json(TypeDecorator[Any]):
    """Any JSON value as text, keys in the order they came; None is SQL's NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401, ARG002 - JSON is anything
        return None if value is None else orjson.dumps(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        return None if value is None else orjson.loads(value)


class ListOf(TypeDecorator[Any]):
    """Many values as one parameter: JSON text on SQLite, an array on PostgreSQL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401
        return orjson.dumps(list(value)).decode() if dialect.name == "sqlite" else list(value)


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970; a moment without a time zone is a programming error."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return (moment - _EPOCH) // _MICROSECOND
