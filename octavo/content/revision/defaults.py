"""Dataclasses as dictionaries that leave out what is as it would be anyway; quick, for there are ten thousand pages."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any, NamedTuple


class _Fields(NamedTuple):
    names: tuple[str, ...]
    defaults: tuple[Any, ...]
    read: Callable[[Any], tuple[Any, ...]]


_known: dict[type[Any], _Fields] = {}


def without_defaults(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass's object
    """The fields of a dataclass's object whose values are not their defaults; those with a `default_factory` are left to the caller."""
    kind = type(value)
    names, defaults, read = _known.get(kind) or _fields(kind)
    return {name: own for name, own, default in zip(names, read(value), defaults, strict=True) if own is not default and own != default}


def _fields(kind: type[Any]) -> _Fields:
    plain = [item for item in fields(kind) if item.default_factory is MISSING]
    names, defaults = [item.name for item in plain], [item.default for item in plain]
    found = _known[kind] = _Fields(tuple(names), tuple(defaults), attrgetter(*names))
    return found
