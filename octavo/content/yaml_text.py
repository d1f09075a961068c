"""YAML as repositories hold it: hostile, so bounded; plain, so without dates, octal numbers, `yes` and `no`, or types of one's own.

The scalars are those of YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema), the result is what JSON could hold. An alias is expanded,
and what it expands to counts: a few lines that stand for a billion are refused (the "billion laughs").
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

NODE_LIMIT: Final = 20_000
DEPTH_LIMIT: Final = 40
SIZE_LIMIT: Final = 1_000_000

_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,18}")
_BASED: Final = re.compile(r"0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}")
_FLOAT: Final = re.compile(r"[-+]?(?:(?:\.[0-9]{1,30}|[0-9]{1,30}\.[0-9]{0,30})(?:[eE][-+]?[0-9]{1,2})?|[0-9]{1,30}[eE][-+]?[0-9]{1,2})")
_WORDS: Final = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


Lines = dict[int | tuple[int, int | str], int]


class YamlError(Exception):
    """The text is not YAML, or too much of it; `line` counts from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def load_yaml(text: str, *, size_limit: int = SIZE_LIMIT, node_limit: int = NODE_LIMIT, lines: Lines | None = None) -> Any:  # noqa: ANN401 - YAML holds anything
    """The value of one YAML document; an empty one is None. Raises `YamlError`.

    `lines` is filled with the line where each map and list begins, by the `id()` of the value, and that of each entry, by that `id()` and its key or index.
    """
    if len(text) > size_limit:
        raise YamlError(f"more than {size_limit:,} characters of YAML")
    try:
        return _Composer(yaml.parse(text, Loader=_LOADER), node_limit, lines).document()
    except yaml.MarkedYAMLError as error:
        raise YamlError(error.problem or "not YAML", error.problem_mark.line + 1 if error.problem_mark else None) from None
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        raise YamlError(f"not YAML: {getattr(error, 'reason', error)}") from None


class _Composer:
    """Builds values from PyYAML's events, without its constructors."""

    def __init__(self, events: Iterator[yaml.Event], node_limit: int, lines: Lines | None) -> None:
        self._node_limit = node_limit
        self._lines = lines
        self._events = events
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._nodes = 0

    def document(self) -> Any:  # noqa: ANN401
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                value = self._node(event, 0)
                self._refuse_a_second()
                return value
        return None

    def _refuse_a_second(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise YamlError("a second YAML document", _line(event))

    def _node(self, event: yaml.NodeEvent, depth: int) -> Any:  # noqa: ANN401
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        before = self._nodes
        self._count(1, event)
        if depth > DEPTH_LIMIT:
            raise YamlError(f"nested more than {DEPTH_LIMIT} deep", _line(event))
        if isinstance(event, yaml.MappingStartEvent):
            value: Any = self._mapping(depth)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(depth)
        else:
            assert isinstance(event, yaml.ScalarEvent)
            value = _scalar(event)
        if self._lines is not None and isinstance(value, dict | list):
            self._lines[id(value)] = _line(event) or 1
        if event.anchor:
            self._anchors[event.anchor] = (value, self._nodes - before)
        return value

    def _sequence(self, depth: int) -> list[Any]:
        values: list[Any] = []
        for event in self._until(yaml.SequenceEndEvent):
            self._place(values, len(values), event)
            values.append(self._node(event, depth + 1))
        return values

    def _place(self, holder: list[Any] | dict[str, Any], entry: int | str, event: yaml.Event) -> None:
        if self._lines is not None:
            self._lines[id(holder), entry] = _line(event) or 1

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.NodeEvent]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event  # type: ignore[misc] # within a node there are nodes and ends, nothing else

    def _mapping(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlError("a key that is not plain text", _line(event))
            if event.value in values:
                raise YamlError(f"the key {event.value!r} stands twice", _line(event))
            self._place(values, event.value, event)
            values[event.value] = self._node(next(self._events), depth + 1)  # type: ignore[arg-type] # a key has a value
        return values

    def _alias(self, event: yaml.NodeEvent) -> Any:  # noqa: ANN401
        if event.anchor not in self._anchors:
            raise YamlError(f"*{event.anchor} names nothing", _line(event))
        value, nodes = self._anchors[event.anchor]
        self._count(nodes, event)
        return value

    def _count(self, nodes: int, event: yaml.NodeEvent) -> None:
        self._nodes += nodes
        if self._nodes > self._node_limit:
            raise YamlError(f"more than {self._node_limit:,} values", _line(event))


def _line(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark else None


def _scalar(event: yaml.ScalarEvent) -> str | int | float | bool | None:
    text: str = event.value
    plain, _ = event.implicit
    if not plain or event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text
