"""The YAML between two `---` lines at the start of a page: finding it, and changing single keys of it without touching the rest (dialect 3.3)."""

from typing import Any, Final, NamedTuple

from octavo.content.revision.faults import Fault
from octavo.content.revision.yaml_text import YamlError, load_yaml

SIZE_LIMIT: Final = 64_000


class Frontmatter(NamedTuple):
    """`body_start` indexes the source; a block that is not valid YAML has no values, a fault (without path), and is still not part of the body."""

    values: dict[str, Any]
    body_start: int
    fault: Fault | None


class Block(NamedTuple):
    """Where the YAML stands: between the line after the opening `---` and the closing one."""

    start: int
    end: int
    body_start: int


def split_frontmatter(source: str) -> Frontmatter:
    """The frontmatter's values and where the body begins.

    Text between two lines of `---` that is YAML, but no mapping, is prose between two dividers: it belongs to the body.
    """
    block = find_block(source)
    if block is None:
        return Frontmatter({}, 1 if source.startswith("\ufeff") else 0, None)
    try:
        values = load_yaml(source[block.start : block.end], size_limit=SIZE_LIMIT)
    except YamlError as error:
        line = 2 if error.line is None else error.line + 1
        return Frontmatter(
            {}, block.body_start, Fault("", line, f"The frontmatter is not valid YAML: {error.message}. It is kept, and has no effect.")
        )
    if values is None:
        return Frontmatter({}, block.body_start, None)
    if not isinstance(values, dict):
        return Frontmatter({}, 1 if source.startswith("\ufeff") else 0, None)
    return Frontmatter(values, block.body_start, None)


def find_block(source: str) -> Block | None:
    """The frontmatter's place, whatever it holds; None where the source does not begin with `---`, or it is never closed."""
    begin = 1 if source.startswith("\ufeff") else 0
    first_end = source.find("\n", begin)
    if first_end < 0 or not source.startswith("---", begin) or source[begin:first_end].rstrip() != "---":
        return None
    start = position = first_end + 1
    while position < len(source):
        line_end = source.find("\n", position)
        after = len(source) if line_end < 0 else line_end + 1
        if source.startswith("---", position) and source[position:after].rstrip() == "---":
            return Block(start, position, after)
        position = after
    return None
