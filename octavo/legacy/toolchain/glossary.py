"""The glossary: every `h2` with the paragraph after it (legacy 5)."""

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
    for heading in (element for element in root.elements() if element.name == "h2"):
        entry = Entry(heading.text(), _description(heading))
        entries[entry.id] = entry
    return tuple(entries.values())


def _description(heading: Element) -> str:
    siblings = [child for child in heading.parent.children if isinstance(child, Element)] if heading.parent else []
    after = siblings[siblings.index(heading) + 1 :][:1]
    if not after:
        return ""
    if after[0].name == "p":
        return after[0].text()
    inner = next((element for element in after[0].elements() if element.name == "p"), None)
    return inner.text() if inner else ""
