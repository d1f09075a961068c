"""Dates as moment wrote them, in UTC and English."""

import re
from datetime import UTC, datetime
from typing import Any

from octavo.legacy.toolchain.templating.limits import Meter

_TOKEN = re.compile(
    r"\[([^\]\n]*+)\]|M(?:o|MMM|MM|M|)|D(?:DDD|DDo|DD|D|o|)|d(?:o|ddd|dd|d|)|E|e|w[ow]?|W[oW]?|YYYY|YY|Y|Q|H{1,2}|h{1,2}|k{1,2}|m{1,2}|s{1,2}|S{1,3}|ZZ?|[aA]|X|x|LT[S]?|L{1,4}"
)
_LONG = {
    "LT": "h:mm A",
    "LTS": "h:mm:ss A",
    "L": "MM/DD/YYYY",
    "LL": "MMMM D, YYYY",
    "LLL": "MMMM D, YYYY h:mm A",
    "LLLL": "dddd, MMMM D, YYYY h:mm A",
}
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
_DEFAULT = "YYYY-MM-DDTHH:mm:ssZ"


def moment(value: Any) -> datetime | None:  # noqa: ANN401 - whatever the template has
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    try:
        if isinstance(value, str):
            found = datetime.fromisoformat(value.strip())
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def format_date(value: datetime | None, pattern: str, meter: Meter) -> str:
    """By moment's tokens; text in brackets stays as it is."""
    if value is None:
        return "Invalid date"
    meter.text(len(pattern) * 20)
    parts = {**_day(value), **_time(value)}
    return _TOKEN.sub(lambda match: match.group(1) if match.group(1) is not None else _part(parts, match.group()), pattern or _DEFAULT)


def _part(parts: dict[str, str], token: str) -> str:
    if token in _LONG:
        return _TOKEN.sub(lambda match: _part(parts, match.group()), _LONG[token])
    return parts.get(token, token)


def _day(moment: datetime) -> dict[str, str]:
    month, day, weekday, year = moment.month, moment.day, moment.isoweekday() % 7, moment.year
    of_year = moment.timetuple().tm_yday
    iso_week = moment.isocalendar().week
    week = _week(moment)
    return {
        "M": str(month), "Mo": _ordinal(month), "MM": f"{month:02}", "MMM": _MONTHS[month - 1][:3], "MMMM": _MONTHS[month - 1],
        "Q": str((month + 2) // 3),
        "D": str(day), "Do": _ordinal(day), "DD": f"{day:02}", "DDD": str(of_year), "DDDo": _ordinal(of_year), "DDDD": f"{of_year:03}",
        "d": str(weekday), "do": _ordinal(weekday), "dd": _DAYS[weekday][:2], "ddd": _DAYS[weekday][:3], "dddd": _DAYS[weekday],
        "e": str(weekday), "E": str(moment.isoweekday()),
        "w": str(week), "wo": _ordinal(week), "ww": f"{week:02}", "W": str(iso_week), "Wo": _ordinal(iso_week), "WW": f"{iso_week:02}",
        "Y": str(year), "YY": f"{year % 100:02}", "YYYY": f"{year:04}",
    }  # fmt: skip


def _time(moment: datetime) -> dict[str, str]:
    hour, twelve, milliseconds = moment.hour, moment.hour % 12 or 12, moment.microsecond // 1000
    half = "am" if hour < 12 else "pm"  # noqa: PLR2004 - noon
    seconds = int(moment.timestamp())
    return {
        "a": half, "A": half.upper(), "H": str(hour), "HH": f"{hour:02}", "h": str(twelve), "hh": f"{twelve:02}", "k": str(hour or 24),
        "kk": f"{hour or 24:02}", "m": str(moment.minute), "mm": f"{moment.minute:02}", "s": str(moment.second), "ss": f"{moment.second:02}",
        "S": str(milliseconds // 100), "SS": f"{milliseconds // 10:02}", "SSS": f"{milliseconds:03}", "Z": "+00:00", "ZZ": "+0000",
        "X": str(seconds), "x": str(seconds * 1000 + milliseconds),
    }  # fmt: skip


def _week(moment: datetime) -> int:
    """Weeks begin on Sunday, and the first of a year holds its first of January."""
    first = moment.replace(month=1, day=1)
    week = (moment.timetuple().tm_yday - 1 + first.isoweekday() % 7) // 7 + 1
    if week == 53 and moment.replace(month=12, day=31).isoweekday() % 7 < 6:  # noqa: PLR2004 - the days from Sunday, the week after the last
        return 1
    return week


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def from_now(value: datetime | None, now: datetime) -> str:
    if value is None:
        return "Invalid date"
    seconds = (value - now).total_seconds()
    distance = _distance(abs(seconds))
    return f"in {distance}" if seconds > 0 else f"{distance} ago"


# up to how many of a unit there is a wording of its own, and how it goes
_WORDINGS = (
    (45, "seconds", "a few seconds"),
    (1, "minutes", "a minute"),
    (44, "minutes", "{} minutes"),
    (1, "hours", "an hour"),
    (21, "hours", "{} hours"),
    (1, "days", "a day"),
    (25, "days", "{} days"),
    (1, "months", "a month"),
    (10, "months", "{} months"),
    (1, "years", "a year"),
    (10**6, "years", "{} years"),
)
_SECONDS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0, "days": 86400.0, "months": 86400 * 30.4368, "years": 86400 * 365.2425}


def _distance(seconds: float) -> str:
    counts = {unit: round(seconds / length) for unit, length in _SECONDS.items()}
    return next(words.format(counts[unit]) for most, unit, words in _WORDINGS if counts[unit] <= most)
