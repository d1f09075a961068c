"""Writing a whole book to a folder, in the layout of the older tools."""

import json
from pathlib import Path
from typing import Any

from octavo.legacy.toolchain.book import Book, Format
from octavo.legacy.toolchain.faults import BookFault, Fault

_SHARED = ("summary", "glossary", "readme")


def build(book: Book, folder: Path, format: Format = "v3") -> list[Fault]:  # noqa: A002 - the word for it
    """One file for each page, four spaces deep. A page that fails is left out and named in the answer; the others are written.

    Raises `BookFault` where the book itself cannot be read.
    """
    faults, writer = list(book.faults), _Writer()
    for name in book.page_names(format):
        try:
            page = book.render(name, format)
        except BookFault as fault:
            faults.append(fault.fault)
            continue
        target = folder / name
        if not target.resolve().is_relative_to(folder.resolve()):
            faults.append(Fault(name, 0, "This page lies outside the book."))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(writer.text(page), encoding="utf-8")
    return faults


class _Writer:
    """JSON as those tools wrote it. What all pages of an edition share is spelt once."""

    def __init__(self) -> None:
        self._spelt = dict[int, tuple[object, str]]()

    def text(self, page: dict[str, Any]) -> str:
        lines = (f"    {json.dumps(key)}: {self._value(key, value)}" for key, value in page.items())
        return "{\n" + ",\n".join(lines) + "\n}"

    def _value(self, key: str, value: object) -> str:
        if key not in _SHARED:
            return _indented(value)
        known = self._spelt.get(id(value))
        if known is None:
            known = self._spelt[id(value)] = (value, _indented(value))
        return known[1]


def _indented(value: object) -> str:
    return json.dumps(value, indent=4, ensure_ascii=False).replace("\n", "\n    ")
