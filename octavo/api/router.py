"""Finding an operation by its path: a dictionary for each segment, so the cost does not grow with the number of routes."""

from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar
from urllib.parse import unquote_to_bytes

from octavo.errors import BadRequest

T = TypeVar("T")

CATCH_ALL: Final = ":path"
"""`{pagePath:path}` takes the rest of the path, encoded slashes or raw ones (semantics 0.5)."""

KNOWN: Final = 4096
LONGEST_KNOWN: Final = 300
"""Paths that were found are found again without a walk; so many, and none longer than this."""


@dataclass(slots=True)
class _Node(Generic[T]):
    literals: dict[str, "_Node[T]"] = field(default_factory=dict)
    parameter: "_Node[T] | None" = None
    rest: "_Node[T] | None" = None
    methods: dict[str, T] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What answers a path, by method, and the decoded values of its parameters in order."""

    methods: dict[str, T]
    values: tuple[str, ...]


class Router(Generic[T]):
    """Routes by method and path template, such as `/spaces/{spaceId}/content/path/{pagePath:path}`."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._known: dict[str, Found[T]] = {}

    def add(self, method: str, template: str, target: T) -> None:
        """Route `method` and `template` to `target`; two targets for one route are a mistake."""
        node = self._root
        for segment in _segments(template):
            if not segment.startswith("{"):
                node = node.literals.setdefault(segment, _Node())
            elif segment.endswith(CATCH_ALL + "}"):
                node.rest = node.rest or _Node()
                node = node.rest
            else:
                node.parameter = node.parameter or _Node()
                node = node.parameter
        if method in node.methods:
            raise ValueError(f"{method} {template} is declared twice")
        node.methods[method] = target
        self._known.clear()

    def find(self, raw_path: str) -> Found[T] | None:
        """The route of a path as it was sent, still percent-encoded; None without one."""
        known = self._known.get(raw_path)
        if known is not None:
            return known
        values: list[str] = []
        node = _walk(self._root, _segments(raw_path), 0, values)
        if node is None:
            return None
        found = Found(node.methods, tuple(_decode(value) for value in values))
        if len(raw_path) <= LONGEST_KNOWN:
            if len(self._known) >= KNOWN:
                self._known.clear()
            self._known[raw_path] = found
        return found


def _walk(node: _Node[T], segments: list[str], at: int, values: list[str]) -> _Node[T] | None:
    """Literals win over parameters, parameters over the rest of the path, which may be empty: that is the path of the first page (semantics 3.3)."""
    if at == len(segments):
        if node.methods or node.rest is None:
            return node if node.methods else None
        values.append("")
        return node.rest
    segment = segments[at]
    literal = node.literals.get(segment)
    if literal is not None:
        found = _walk(literal, segments, at + 1, values)
        if found is not None:
            return found
    if node.parameter is not None and segment:
        values.append(segment)
        found = _walk(node.parameter, segments, at + 1, values)
        if found is not None:
            return found
        values.pop()
    if node.rest is not None:
        values.append("/".join(segments[at:]))
        return node.rest
    return None


def _segments(path: str) -> list[str]:
    return path.strip("/").split("/") if path.strip("/") else []


def _decode(value: str) -> str:
    """Percent-decoded once, and only once."""
    if "%" not in value:
        return value
    try:
        return unquote_to_bytes(value).decode()
    except UnicodeDecodeError:
        raise BadRequest("The address holds bytes that are not UTF-8.") from None
