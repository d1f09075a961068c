"""nunjucks' filters, and the two of the toolchain itself, over plain data (legacy 5)."""

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cmp_to_key
from html import escape
from typing import Any
from urllib.parse import quote

import orjson

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.frontmatter import iso
from octavo.legacy.toolchain.templating import dates
from octavo.legacy.toolchain.templating.limits import NESTING, Meter
from octavo.legacy.toolchain.templating.tags import without_tags
from octavo.legacy.toolchain.templating.values import UNDEFINED, Value, absent, added, identical, member, number, text, truth

_WORDS = re.compile(r"\w+", re.ASCII)
_NUMBER = re.compile(r"\s*+([+-]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:e[+-]?[0-9]++)?)", re.IGNORECASE)
_INTEGER = re.compile(r"\s*+([+-]?[0-9]{1,300})")


class Filters:
    """Called with a value and its arguments; `named` holds those with names."""

    def __init__(self, meter: Meter, now: datetime | None = None) -> None:
        self._meter = meter
        self._now = now or datetime.now(UTC)
        names = "batch capitalize center dictsort dump first groupby indent join last length list lower rejectattr selectattr replace reverse round"
        names += " slice sum sort string striptags title trim truncate upper urlencode wordcount float int abs escape safe default date dateFromNow"
        self._known: dict[str, Callable[..., Value]] = {name: getattr(self, f"_{name}") for name in names.split()}
        self._known |= {"d": self._default, "e": self._escape}

    def apply(self, name: str, arguments: list[Value], named: dict[str, Value], line: int) -> Value:
        found = self._known.get(name)
        if found is None:
            raise BookFault(f"filter not found: {name}", line=line)
        for argument in arguments:
            if isinstance(argument, (str, list, dict)):
                self._meter.step(len(argument) // 200 + 1)
        try:
            return found(*arguments, **({"named": named} if name == "sort" else {}))
        except (TypeError, ValueError, OverflowError) as error:
            raise BookFault(f"The filter `{name}` does not take these values.", line=line) from error

    def _str(self, value: Value) -> str:
        return "" if absent(value) or value is False else text(value, self._meter)

    def _items(self, value: Value) -> list[Value]:
        """A list's items or a text's characters. Other values have none."""
        if absent(value):
            raise TypeError
        return self._mapped(value)

    def _mapped(self, value: Value) -> list[Value]:
        """The same where what is absent counts as empty."""
        items = value if isinstance(value, list) else list(value) if isinstance(value, str) else []
        self._meter.items(len(items))
        return items

    def _list_of(self, value: Value) -> list[Value]:
        if not isinstance(value, list):
            raise TypeError
        return self._mapped(value)

    def _abs(self, value: Value) -> Value:
        return abs(number(value))

    def _batch(self, value: Value, count: Value = UNDEFINED, fill: Value = UNDEFINED) -> Value:
        items, given = self._items(value), number(count)
        size = int(given) if math.isfinite(given) and given >= 1 else max(len(items), 1)
        self._meter.items(len(items) + size)
        rows = [items[start : start + size] for start in range(0, len(items), size)]
        if rows and truth(fill):
            rows[-1] = rows[-1] + [fill] * (size - len(rows[-1]))
        return rows

    def _capitalize(self, value: Value) -> str:
        lowered = self._str(value).lower()
        return lowered[:1].upper() + lowered[1:]

    def _center(self, value: Value, width: Value = UNDEFINED) -> str:
        words, size = self._str(value), number(width) if truth(width) else 80.0
        if isinstance(value, (bool, int, float, dict)) and value is not False:
            return words
        length = len(value) if isinstance(value, list) else len(words)
        if length >= size:
            return words
        self._meter.text(size)
        spaces = size - length
        return " " * math.ceil(spaces / 2 - spaces % 2) + words + " " * math.ceil(spaces / 2)

    def _default(self, value: Value, default: Value = UNDEFINED, also_falsy: Value = UNDEFINED) -> Value:
        if truth(also_falsy):
            return value if truth(value) else default
        return default if value is UNDEFINED else value

    def _dictsort(self, value: Value, case_sensitive: Value = UNDEFINED, by: Value = UNDEFINED) -> Value:
        if not isinstance(value, dict) or by not in (UNDEFINED, "key", "value"):
            raise ValueError
        self._meter.items(len(value))
        pairs = [[key, item] for key, item in value.items()]

        def key(pair: Value) -> Value:
            chosen = pair[1 if by == "value" else 0]
            return chosen.upper() if isinstance(chosen, str) and not truth(case_sensitive) else chosen

        return sorted(pairs, key=cmp_to_key(lambda a, b: _order(key(a), key(b))))

    def _dump(self, value: Value) -> Value:
        if value is UNDEFINED:
            return UNDEFINED
        spelt = orjson.dumps(self._plain(value)).decode()
        self._meter.text(len(spelt))
        return spelt

    def _plain(self, value: Value, depth: int = 0) -> Any:  # noqa: ANN401, PLR0911 - data for JSON, one for each kind
        self._meter.step()
        if depth > NESTING:
            raise BookFault("A template's data is nested too deeply.")
        match value:
            case datetime():
                return iso(value)
            case dict():
                return {key: self._plain(item, depth + 1) for key, item in value.items() if item is not UNDEFINED}
            case list():
                return [self._plain(item, depth + 1) for item in value]
            case float() if not math.isfinite(value):
                return None
            case float() if value == int(value) and abs(value) < 2**53:
                return int(value)
            case str() | bool() | int() | float() | None:
                return value
        return None

    def _escape(self, value: Value) -> str:
        return escape("" if absent(value) else text(value, self._meter)).replace("&#x27;", "&#39;")

    def _safe(self, value: Value) -> str:
        return "" if absent(value) else text(value, self._meter)

    def _first(self, value: Value) -> Value:
        return member(value, 0, self._meter)

    def _last(self, value: Value) -> Value:
        return value[-1] if isinstance(value, (str, list)) and value else UNDEFINED

    def _groupby(self, value: Value, name: Value) -> dict[str, Value]:
        groups = dict[str, list[Value]]()
        for item in self._items(value):
            groups.setdefault(text(member(item, name, self._meter), self._meter), []).append(item)
        return dict(groups)

    def _indent(self, value: Value, width: Value = UNDEFINED, first: Value = UNDEFINED) -> str:
        words = self._str(value)
        if not words:
            return ""
        lines, size = words.split("\n"), number(width) if truth(width) else 4.0
        self._meter.text(len(words) + len(lines) * (size + 1))
        space = " " * int(size)
        return "".join(f"{space if index or truth(first) else ''}{line}\n" for index, line in enumerate(lines))

    def _join(self, value: Value, between: Value = UNDEFINED, name: Value = UNDEFINED) -> str:
        items = [member(item, name, self._meter) for item in self._mapped(value)] if truth(name) else self._list_of(value)
        parts = ["" if absent(item) else text(item, self._meter) for item in items]
        separator = text(between, self._meter) if truth(between) else ""
        self._meter.text(sum(map(len, parts)) + len(separator) * len(parts))
        return separator.join(parts)

    def _length(self, value: Value) -> Value:
        if absent(value) or value is False:
            return 0
        return len(value) if isinstance(value, (str, list, dict)) else UNDEFINED

    def _list(self, value: Value) -> list[Value]:
        if isinstance(value, dict):
            self._meter.items(len(value))
            return [{"key": key, "value": item} for key, item in value.items()]
        return self._items(value) if isinstance(value, str) else self._list_of(value)

    def _lower(self, value: Value) -> str:
        return self._str(value).lower()

    def _upper(self, value: Value) -> str:
        return self._str(value).upper()

    def _rejectattr(self, value: Value, name: Value) -> list[Value]:
        return [item for item in self._list_of(value) if not truth(member(item, name, self._meter))]

    def _selectattr(self, value: Value, name: Value) -> list[Value]:
        return [item for item in self._list_of(value) if truth(member(item, name, self._meter))]

    def _replace(self, value: Value, old: Value, new: Value = UNDEFINED, count: Value = UNDEFINED) -> Value:
        if (
            isinstance(old, bool)
            or not isinstance(old, (int, float, str))
            or isinstance(value, bool)
            or not isinstance(value, (int, float, str))
        ):
            return value
        words, wanted, other = text(value, self._meter), text(old, self._meter), text(new, self._meter)
        limit = -1 if count is UNDEFINED else int(number(count))
        found = words.count(wanted) if limit < 0 else min(words.count(wanted), limit)
        self._meter.text(len(words) + found * len(other))
        return words.replace(wanted, other, found) if found else words

    def _reverse(self, value: Value) -> Value:
        return value[::-1] if isinstance(value, str) else self._mapped(value)[::-1]

    def _round(self, value: Value, precision: Value = UNDEFINED, method: Value = UNDEFINED) -> float:
        factor: float = 10.0 ** max(min(number(precision) if truth(precision) else 0.0, 300.0), -300.0)
        scaled = number(value) * factor
        if not math.isfinite(scaled):
            return scaled
        rounded = math.ceil(scaled) if method == "ceil" else math.floor(scaled) if method == "floor" else math.floor(scaled + 0.5)
        return float(rounded / factor)

    def _slice(self, value: Value, slices: Value = UNDEFINED, fill: Value = UNDEFINED) -> list[Value]:
        count = int(number(slices)) if math.isfinite(number(slices)) else 0
        if count > 0 and not isinstance(value, (str, list)):
            raise TypeError
        self._meter.items(max(count, 0))
        rows, start = list[Value](), 0
        for index in range(count):
            size, extra = divmod(len(value), count)
            end = start + size + (index < extra)
            rows.append(value[start:end] + ([fill] if truth(fill) and index >= extra else value[:0]))
            start = end
        return rows

    def _sum(self, value: Value, name: Value = UNDEFINED, start: Value = 0) -> Value:
        items = [member(item, name, self._meter) for item in self._mapped(value)] if truth(name) else self._items(value)
        total: Value = number(start)
        for item in items:
            total = added(total, item, self._meter)
        return total

    def _sort(self, value: Value, *arguments: Value, named: dict[str, Value]) -> list[Value]:
        given = {**dict(zip(("reverse", "case_sensitive", "attribute"), arguments, strict=False)), **named}
        reverse, sensitive, name = (given.get(key, UNDEFINED) for key in ("reverse", "case_sensitive", "attribute"))

        def key(item: Value) -> Value:
            chosen = member(item, name, self._meter) if truth(name) else item
            return chosen.lower() if isinstance(chosen, str) and not truth(sensitive) else chosen

        sign = -1 if truth(reverse) else 1
        return sorted(self._mapped(value), key=cmp_to_key(lambda a, b: sign * _order(key(a), key(b))))

    def _string(self, value: Value) -> str:
        return text(value, self._meter)

    def _striptags(self, value: Value, keep_lines: Value = UNDEFINED) -> str:
        words = without_tags(self._str(value)).strip()
        if not truth(keep_lines):
            return " ".join(words.split())
        lines = [" ".join(filter(None, line.split(" "))) for line in words.replace("\r\n", "\n").split("\n")]
        return re.sub(r"\n{3,}+", "\n\n", "\n".join(lines))

    def _title(self, value: Value) -> str:
        return " ".join(self._capitalize(word) for word in self._str(value).split(" "))

    def _trim(self, value: Value) -> str:
        return self._str(value).strip()

    def _truncate(self, value: Value, length: Value = UNDEFINED, kill: Value = UNDEFINED, end: Value = UNDEFINED) -> Value:
        words, size = self._str(value), int(number(length)) if truth(length) else 255
        if len(value if isinstance(value, list) else words) <= size:
            return value if isinstance(value, list) else words
        space = words.rfind(" ", 0, size + 1)
        cut = words[:size] if truth(kill) or space < 0 else words[:space]
        return cut + ("..." if absent(end) else text(end, self._meter))

    def _urlencode(self, value: Value) -> str:
        if isinstance(value, str):
            return self._quoted(value)
        rows = [[key, item] for key, item in value.items()] if isinstance(value, dict) else self._mapped(value)
        pairs = ([member(row, place, self._meter) for place in (0, 1)] for row in rows)
        return "&".join(f"{self._quoted(key)}={self._quoted(item)}" for key, item in pairs)

    def _quoted(self, value: Value) -> str:
        return quote(text(value, self._meter), safe="!~*'()")

    def _wordcount(self, value: Value) -> Value:
        if not truth(value):
            return None
        words = self._str(value)
        self._meter.step(len(words) // 20 + 1)
        return len(_WORDS.findall(words)) or None

    def _float(self, value: Value, default: Value = UNDEFINED) -> Value:
        match = _NUMBER.match(text(value, self._meter))
        return float(match.group(1)) if match else default

    def _int(self, value: Value, default: Value = UNDEFINED) -> Value:
        match = _INTEGER.match(text(value, self._meter))
        return float(int(match.group(1))) if match else default

    def _date(self, value: Value, pattern: Value = UNDEFINED) -> str:
        return dates.format_date(dates.moment(value), "" if absent(pattern) else text(pattern, self._meter), self._meter)

    def _dateFromNow(self, value: Value) -> str:  # noqa: N802 - the filter's name
        return dates.from_now(dates.moment(value), self._now)


def _order(left: Value, right: Value) -> int:
    if identical(left, right):
        return 0
    if isinstance(left, str) and isinstance(right, str):
        return -1 if left < right else 1
    first, second = number(left), number(right)
    return -1 if first < second else 1 if first > second else 0
