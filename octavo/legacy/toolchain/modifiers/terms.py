"""The glossary's words become links to their entries."""

import re
from collections.abc import Callable
from functools import lru_cache

from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.glossary import Entry
from octavo.legacy.toolchain.html import Element, Node, Text, encode, parse

COST = 20
"""What looking through one element for one word takes, in the budget's measure."""
_UNTOUCHED = frozenset({"code", "pre", "a", "script", "h1", "h2", "h3", "h4", "h5", "h6"})
_BOUNDARY = "(?-i:(?<![A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<=[A-Za-z0-9_])(?![A-Za-z0-9_]))"


def annotate_terms(root: Element, entries: tuple[Entry, ...], glossary: str) -> None:
    """Whole words, whatever their case, entry by entry. `glossary` is the address of the glossary's page from the book's root.

    As ever, the text around a word that is replaced is read as HTML once more.
    """
    text, places = root.text().lower(), Places(root.children, _annotated)
    for entry in entries:
        if entry.name and entry.name.lower() in text:
            places.annotate(entry.name, f'<a href="/{glossary}#{entry.id}" class="glossary-term" title="{encode(entry.description)}">')


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(f"{_BOUNDARY}({re.escape(name.lower())}){_BOUNDARY}", re.IGNORECASE)


def _annotated(nodes: list[Node]) -> list[Element]:
    found, stack = list[Element](), [node for node in reversed(nodes) if isinstance(node, Element)]
    while stack:
        element = stack.pop()
        if element.name in _UNTOUCHED or "no-glossary" in element.attributes.get("class", "").split():
            continue
        found.append(element)
        stack.extend(child for child in reversed(element.children) if isinstance(child, Element))
    return found


class Places:
    """The elements in whose own text words are looked for, `within` some nodes. Raises `BookFault` where that becomes too much."""

    def __init__(self, nodes: list[Node], within: Callable[[list[Node]], list[Element]], *, keep_case: bool = False) -> None:
        self._within = within
        self._keep_case = keep_case
        self._places = [(element, _own_text(element)) for element in within(nodes)]
        self._budget = Budget(sum(len(text) for _, text in self._places))

    def annotate(self, name: str, opening: str) -> None:
        """Put a link around every occurrence of a word."""
        wanted, pattern = name.lower(), _pattern(name)
        self._budget.spend(COST * len(self._places))
        for index, (element, text) in enumerate(list(self._places)):
            if wanted in text:
                self._budget.scan(len(text))
                fresh = self._link(element, pattern, opening)
                self._places[index] = (element, _own_text(element))
                self._places += [(each, _own_text(each)) for each in self._within(fresh)]

    def _link(self, element: Element, pattern: re.Pattern[str], opening: str) -> list[Node]:
        """The nodes that came of it."""

        def link(match: re.Match[str]) -> str:
            self._budget.scan(len(opening))
            return f"{opening}{match.group()}</a>"

        children, fresh = list[Node](), list[Node]()
        for child in element.children:
            if isinstance(child, Text) and pattern.search(child.data):
                made = parse(pattern.sub(link, child.data), keep_case=self._keep_case).children
                children += made
                fresh += made
            else:
                children.append(child)
        if fresh:
            element.replace(children)
        return fresh


def _own_text(element: Element) -> str:
    return "\n".join(child.data for child in element.children if isinstance(child, Text)).lower()
