"""Marks of texts as elements that nest properly and are shared by neighbouring leaves."""

from collections.abc import Sequence
from types import MappingProxyType

from octavo.content.document import Mark
from octavo.content.html.colors import color_class
from octavo.content.html.writer import Writer

ELEMENTS = MappingProxyType(
    {
        "color": "span",
        "bold": "strong",
        "italic": "em",
        "strikethrough": "s",
        "superscript": "sup",
        "subscript": "sub",
        "keyboard": "kbd",
        "code": "code",
    },
)
"""Every mark's element, outermost first. A colour with a background is a `mark` instead."""

_ORDER = {kind: position for position, kind in enumerate(ELEMENTS)}

_Opened = tuple[int, str, str | None]


class MarkStack:
    """The marks that are open at one point of a line."""

    __slots__ = ("_opened", "_out")

    def __init__(self, out: Writer) -> None:
        self._out = out
        self._opened: list[_Opened] = []

    def switch(self, marks: Sequence[Mark]) -> None:
        """Closes what the next text does not have, and opens what it has."""
        wanted = _elements(marks) if marks else []
        kept = 0
        for have, want in zip(self._opened, wanted, strict=False):
            if have != want:
                break
            kept += 1
        while len(self._opened) > kept:
            self._opened.pop()
            self._out.close()
        for element in wanted[kept:]:
            self._out.element(element[1], class_=element[2])
            self._opened.append(element)

    def close(self) -> None:
        self.switch(())


def _elements(marks: Sequence[Mark]) -> list[_Opened]:
    found: set[_Opened] = set()
    for mark in marks:
        kind = mark.get("type")
        if kind == "color":
            data = mark.get("data") or {}
            background = color_class("background", data.get("background"))
            classes = " ".join(name for name in (color_class("color", data.get("text")), background) if name)
            if classes:
                found.add((_ORDER[kind], "mark" if background else "span", classes))
        elif kind in ELEMENTS:
            found.add((_ORDER[kind], ELEMENTS[kind], None))
    return sorted(found, key=lambda element: (element[0], element[2] or ""))
