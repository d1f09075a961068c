"""The one place that reads the time, so that tests can stop it."""

from collections.abc import Callable
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _now


def now() -> datetime:
    """The present moment, in UTC."""
    return _source()


def use(source: Callable[[], datetime] | None) -> None:
    """Take the time from `source`; None goes back to the machine's clock."""
    global _source  # noqa: PLW0603 - the one switch that tests turn
    _source = source or _now


def timestamp(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and a Z, as every `date-time` on the wire."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
