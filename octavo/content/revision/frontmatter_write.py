"""Changing single keys of a page's frontmatter: every other line keeps its bytes (dialect 3.3)."""

import re
from collections.abc import Mapping
from typing import Any, Final

from octavo.content.frontmatter import split_frontmatter
from octavo.content.revision.yaml_write import write_yaml
from octavo.content.yaml_text import YamlError, load_yaml
from octavo.errors import BadRequest

KEY_ORDER: Final = (
    "title", "description", "if", "metaLinks", "hidden", "noIndex", "noRobotsIndex", "vars", "icon", "cover", "coverY", "coverHeight", "layout", "tags",
)  # fmt: skip
"""The exporter's order; other keys stay where they are."""

_NOTHING: Final = "{}"
"""What stands in a frontmatter whose last key was removed, and which has comments."""

_KEY: Final = re.compile(r"""(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#"'\[\]{},&*!|>%@`-][^:\n]*?|-[^\s:][^:\n]*?))[ \t]*:(?=[ \t\r\n]|$)""")


def update_frontmatter(source: str, changes: Mapping[str, Any]) -> str:
    """The page's source with some keys set, or removed where the value is None; values are what JSON can hold.

    A page without frontmatter gets one, and one that is left empty disappears. Raises `BadRequest` where the present frontmatter is not valid YAML.
    """
    current = split_frontmatter(source)
    if current.fault:
        raise BadRequest(
            f"The page's frontmatter cannot be changed: {current.fault.message} Correct it in the file (line {current.fault.line})."
        )
    wanted = {key: value for key, value in changes.items() if current.values.get(key) != value}
    if not wanted:
        return source
    block = current.block
    if block is None:
        return _begin(source, {key: wanted[key] for key in _ordered(wanted) if wanted[key] is not None})
    text = source[block.start : block.end]
    newline = "\r\n" if source[: block.start].endswith("\r\n") else "\n"
    new = _edit(text if current.values else _without_nothing(text), wanted, newline)
    expected = {key: value for key, value in (current.values | wanted).items() if value is not None}
    if _load(new) != expected:  # a layout that lines do not show: a flow map over several lines, a quoted text with keys in it
        new = write_yaml(expected, newline)
    if not new.strip():  # it goes, but where the body's own dividers would be taken for frontmatter then
        without = ("\ufeff" if source.startswith("\ufeff") else "") + source[block.body_start :].lstrip("\r\n")
        if split_frontmatter(without).block is None:
            return without
    changed = source[: block.start] + new + source[block.end :]
    if split_frontmatter(changed).block is None:  # comments alone are taken for prose
        return f"{source[: block.start]}{new}{_NOTHING}{newline}{source[block.end :]}"
    return changed


def _without_nothing(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if line.strip() != _NOTHING)


def _begin(source: str, values: dict[str, Any]) -> str:
    if not values:
        return source
    mark, body = ("\ufeff", source[1:]) if source.startswith("\ufeff") else ("", source)
    newline = "\r\n" if "\r\n" in body[: body.find("\n") + 1] else "\n"
    gap = "" if body.startswith(("\n", "\r\n")) else newline
    return f"{mark}---{newline}{write_yaml(values, newline)}---{newline}{gap}{body}"


def _ordered(keys: Mapping[str, Any]) -> list[str]:
    return sorted(keys, key=_rank)


def _rank(key: str) -> int:
    return KEY_ORDER.index(key) if key in KEY_ORDER else len(KEY_ORDER)


def _edit(text: str, changes: Mapping[str, Any], newline: str) -> str:
    """The block with the changed keys' lines replaced; a new key goes after the last one that the exporter writes before it."""
    parts = _parts(text)
    if parts and parts[-1][1] and not parts[-1][1].endswith("\n"):
        parts[-1] = (parts[-1][0], parts[-1][1] + newline)
    for key in _ordered(changes):
        lines = "" if changes[key] is None else write_yaml({key: changes[key]}, newline)
        index = next((index for index, (name, _) in enumerate(parts) if name == key), None)
        if index is not None:
            parts[index] = (key, lines)
        else:
            parts.insert(_place(parts, key), (key, lines))
    return "".join(lines for _, lines in parts)


def _place(parts: list[tuple[str | None, str]], key: str) -> int:
    rank = _rank(key)
    before = [index for index, (name, _) in enumerate(parts) if name in KEY_ORDER and _rank(name) < rank]
    if before:
        return before[-1] + 1
    after = [index for index, (name, _) in enumerate(parts) if name in KEY_ORDER and _rank(name) > rank]
    return after[0] if after else len(parts)


def _parts(text: str) -> list[tuple[str | None, str]]:
    """The lines of each top-level key with its name; blank lines and comments between them are parts without one."""
    parts: list[tuple[str | None, str]] = []
    for line in text.splitlines(keepends=True):
        key = _KEY.match(line)
        if key:
            parts.append((next(name for name in key.groups() if name is not None), line))
        elif not line.strip() or line.startswith("#"):
            parts.append((None, line))
        else:
            _continue(parts, line)
    return parts


def _continue(parts: list[tuple[str | None, str]], line: str) -> None:
    """A line that belongs to the value above it, and so do blank lines between."""
    gap: list[str] = []
    while parts and parts[-1][0] is None and not parts[-1][1].strip():
        gap.insert(0, parts.pop()[1])
    if parts:
        name, above = parts[-1]
        parts[-1] = (name, above + "".join(gap) + line)
    else:
        parts.append((None, "".join(gap) + line))


def _load(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    try:
        return load_yaml(text) or {}
    except YamlError:
        return None
