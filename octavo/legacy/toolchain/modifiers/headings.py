"""Every heading has an id: its own, or a slug of its text."""

from collections.abc import Callable

from octavo.legacy.toolchain.html import Element
from octavo.legacy.toolchain.slug import slug

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def add_heading_ids(root: Element, identify: Callable[[str], str] = slug) -> None:
    for element in root.elements():
        if element.name in _HEADINGS and not element.attributes.get("id"):
            element.attributes["id"] = identify(element.text())
