"""The YAML before a page's body, and where it stands.

A block of lines between `---` and `---` (or YAML's own `...`) at the very beginning is frontmatter when it is a YAML mapping, or empty. Anything else
may as well be prose between two dividers, which nobody may lose: it is frontmatter only where it begins with a key, and was meant as a mapping then.
"""

import re
from typing import Any, Final, NamedTuple

from octavo.content.faults import Fault
from octavo.content.yaml_text import YamlError, load_yaml

SIZE_LIMIT: Final = 64_000

_KEY: Final = re.compile(r"[^\W\d][\w.-]*+[ \t]*+:(?:[ \t]|$)")


class Block(NamedTuple):
    """Where the YAML stands: between the line after the opening `---` and the closing one."""

    start: int
    end: int
    body_start: int


class Frontmatter(NamedTuple):
    """`body_start` indexes the source, whose other part is `block`. One that is not valid YAML has no values, and a fault without path."""

    values: dict[str, Any]
    body_start: int
    block: Block | None = None
    fault: Fault | None = None


def split_frontmatter(source: str) -> Frontmatter:
    """The frontmatter's values, and where the body begins."""
    without = Frontmatter({}, _begin(source))
    block = _find_block(source)
    if block is None:
        return without
    text = source[block.start : block.end]
    if not text.strip():
        return Frontmatter({}, block.body_start, block) if source.startswith("---", block.end) else without
    fault: Fault | None = None
    values: Any = None
    try:
        values = load_yaml(text, size_limit=SIZE_LIMIT)
    except YamlError as error:
        fault = Fault("", error.line or 1, f"The frontmatter is not valid YAML: {error.message}. It is kept, and has no effect.")
    if isinstance(values, dict):
        return Frontmatter(values, block.body_start, block)
    if _begins_with_a_key(text):
        return Frontmatter({}, block.body_start, block, fault and fault.below(1))
    return without


def _begin(source: str) -> int:
    return 1 if source.startswith("\ufeff") else 0


def _find_block(source: str) -> Block | None:
    """The lines that may be frontmatter, whatever they hold; None where the source does not begin with `---`, or that is never closed."""
    begin = _begin(source)
    start = source.find("\n", begin) + 1
    if not start or _fence(source, begin, start) != "---":
        return None
    position = start
    while position < len(source):
        after = source.find("\n", position) + 1 or len(source)
        if _fence(source, position, after):
            return Block(start, position, after)
        position = after
    return None


def _fence(source: str, start: int, end: int) -> str:
    """The line's own text if it is one of the two that close a YAML document."""
    if not source.startswith(("---", "..."), start):
        return ""
    line = source[start:end].rstrip(" \t\r\n")
    return line if line in ("---", "...") else ""


def _begins_with_a_key(text: str) -> bool:
    """Of lines with words the first one that is no comment counts; without one, the first comment."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    first = next((line for line in lines if not line.startswith("#")), lines[0].lstrip("# "))
    return _KEY.match(first) is not None
