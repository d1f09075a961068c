"""The typed tree that Markdown becomes before it is a document: one node a construct, with the place where it stands."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Syntax:
    """One construct of the source.

    `kind` is `paragraph`, `heading`, `list`, `item`, `quote`, `rule`, `fence`, `math`, `table`, `html`, `details`, `comment`, `empty`, `note`
    (a footnote's definition) or `tag:<name>`; `start` and `end` are offsets in the file, `text` what is still to be read inside (inline Markdown, a
    fence's content, HTML), `attributes` the rest.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    children: list["Syntax"] = field(default_factory=list)
