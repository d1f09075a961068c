"""The glossary's words become links to their entries."""

import re
from functools import lru_cache

from octavo.legacy.toolchain.glossary import Entry
from octavo.legacy.toolchain.html import Element, Node, Text, encode, parse

_UNTOUCHED = frozenset({"code", "pre", "a", "script", "h1", "h2", "h3", "h4", "h5", "h6"})
_BOUNDARY = "(?-i:(?<![A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<=[A-Za-z0-9_])(?![A-Za-z0-9_]))"


def annotate_terms(root: Element, entries: tuple[Entry, ...], glossary: str) -> None:
    """Whole words, whatever their case, entry by entry. `glossary` is the address of the glossary's page from the book's root.

    As ever, the text around a word that is replaced is read as HTML once more.
    """
    text = root.text().lower()
    for entry in entries:
        if not entry.name or entry.name.lower() not in text:
            continue
        opening = f'<a href="/{glossary}#{entry.id}" class="glossary-term" title="{encode(entry.description)}">'
        for element in list(_annotated(root)):
            annotate(element, entry.name, opening)


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(f"{_BOUNDARY}({re.escape(name.lower())}){_BOUNDARY}", re.IGNORECASE)


def _annotated(root: Element) -> list[Element]:
    found, stack = list[Element](), [child for child in reversed(root.children) if isinstance(child, Element)]
    while stack:
        element = stack.pop()
        if element.name in _UNTOUCHED or "no-glossary" in element.attributes.get("class", "").split():
            continue
        found.append(element)
        stack.extend(child for child in reversed(element.children) if isinstance(child, Element))
    return found


def annotate(element: Element, name: str, opening: str, *, keep_case: bool = False) -> None:
    """Put a link around every occurrence of a name in an element's own text."""
    pattern = _pattern(name)
    children, changed = list[Node](), False
    for child in element.children:
        if isinstance(child, Text) and pattern.search(child.data):
            children.extend(parse(pattern.sub(lambda match: f"{opening}{match.group()}</a>", child.data), keep_case=keep_case).children)
            changed = True
        else:
            children.append(child)
    if changed:
        element.replace(children)
