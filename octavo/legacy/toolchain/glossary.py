"""The glossary: every `h2` with the paragraph after it (legacy 5)."""

import itertools
from dataclasses import dataclass
from functools import cached_property

from octavo.legacy.toolchain.html import Element, parse
from octavo.legacy.toolchain.slug import slug


@dataclass(frozen=True)
class Entry:
    name: str
    description: str

    @cached_property
    def id(self) -> str:
        return slug(self.name)


def read_entries(html: str) -> tuple[Entry, ...]:
    """In the file's order; of entries with one id the last one counts, in the first one's place."""
    root = parse(html)
    entries = dict[str, Entry]()
    following = _following(root)
    for heading in (element for element in root.elements() if element.name == "h2"):
        entry = Entry(heading.text(), _description(following.get(id(heading))))
        entries[entry.id] = entry
    return tuple(entries.values())


def _following(root: Element) -> dict[int, Element]:
    """The element after each heading, by the heading's identity."""
    parents = (root, *root.elements())
    rows = ([child for child in parent.children if isinstance(child, Element)] for parent in parents)
    return {id(element): after for row in rows for element, after in itertools.pairwise(row) if element.name == "h2"}


def _description(after: Element | None) -> str:
    if after is None:
        return ""
    if after.name == "p":
        return after.text()
    inner = next((element for element in after.elements() if element.name == "p"), None)
    return inner.text() if inner else ""
