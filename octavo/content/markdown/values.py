"""Attribute values between their text and their JSON form."""

import math
from typing import Any


def flag(value: str | None) -> bool | None:
    """`"true"`, `"false"`, or a bare attribute."""
    if value is None:
        return None
    return value.strip().lower() not in ("false", "0", "no")


def spell_flag(value: object) -> str:
    return "true" if value else "false"


def number(value: str) -> int | float | None:
    """A finite number as JSON would have it."""
    try:
        found = float(value) if len(value) < 40 else math.nan  # noqa: PLR2004 - no number of a document is longer
    except ValueError:
        return None
    if not math.isfinite(found):
        return None
    return int(found) if found.is_integer() and "e" not in value.lower() and abs(found) < 2**53 else found


def length(value: str) -> int | float | dict[str, Any] | None:
    """`375`, `375px` and `33.3%` as the API's Length."""
    text = value.strip()
    for unit in ("px", "%"):
        if text.endswith(unit):
            found = number(text[: -len(unit)].strip())
            return None if found is None else found if unit == "px" else {"unit": unit, "value": found}
    return number(text)


def spell_number(value: object) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def spell_length(value: object) -> str:
    if isinstance(value, dict):
        return f"{spell_number(value.get('value'))}{value.get('unit', '')}"
    return spell_number(value)


def put(data: dict[str, Any], key: str, value: object) -> None:
    """Set what is there: None and the empty string are absent."""
    if value is not None and value != "":
        data[key] = value
