"""Writing SUMMARY.md: from nothing in the exporter's style, or into an existing one whose untouched lines keep every byte (dialect 3.2)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from octavo.content.revision.paths import relative
from octavo.content.revision.row_write import indented, row_lines
from octavo.content.revision.summary import BREAK, Row, read_summary
from octavo.content.revision.tree import Page

HEADING: Final = "# Table of contents"
_CODE: Final = 4


def write_summary(pages: Sequence[Page], *, folder: str = "") -> str:
    """A table of contents for a file in `folder`. A document is written with its `file`, a link page with its `href`."""
    return _Writer(f"{HEADING}\n", [], folder).write(pages)


def update_summary(source: str, before: Sequence[Page], after: Sequence[Page], *, folder: str = "") -> str:
    """`source`, from which the pages of `before` were read, for the pages of `after`: same ids are the same entries.

    Only the rows of new, changed and moved entries are written anew, and of those that hang below them at another depth. Raises ValueError when `before`
    are not the pages of `source`.
    """
    if list(before) == list(after):
        return source
    text = _Writer(source, _known_rows(source, before), folder).write(after)
    return text if _shape(read_summary(text).rows) == _wanted_shape(after) else write_summary(after, folder=folder)


@dataclass(slots=True)
class _Known:
    """An entry as it was, with its row and the lines before it that belong to no row."""

    page: Page
    row: Row
    lead: list[str]
    above: str | None
    """The id of the entry in the row before."""


def _known_rows(source: str, before: Sequence[Page]) -> list[_Known]:
    rows = [row for top in read_summary(source).rows for row in top.walk()]
    pages = [page for top in before for page in top.walk()]
    if len(rows) != len(pages):
        raise ValueError("these are not the pages of this table of contents")
    lines = _lines(source)
    known: list[_Known] = []
    end, above = 0, None
    for row, page in zip(rows, pages, strict=True):
        known.append(_Known(page, row, lines[end : row.line - 1], above))
        end, above = row.end, page.id
    return known


def _lines(source: str) -> list[str]:
    """Without line ends; a last line that is empty is none."""
    lines = source.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


class _Writer:
    def __init__(self, source: str, known: list[_Known], folder: str) -> None:
        self._lines = _lines(source)
        self._newline = "\r\n" if "\r\n" in source else "\n"
        self._ends = source.endswith("\n") or not source
        self._known = {entry.page.id: entry for entry in known}
        self._header = known[0].lead if known else self._lines
        self._first = known[0].page.id if known else None
        self._tail = self._lines[known[-1].row.end :] if known else []
        self._folder = folder
        items = [entry.row for entry in known if entry.row.kind != "group"]
        self._marker = _marker(self._lines, items)
        self._step = min((row.indent for row in items if row.indent > 1), default=2)
        self._out: list[str] = []
        self._previous: str | None = None
        self._after_heading = True
        self._in_group = False

    def write(self, pages: Sequence[Page]) -> str:
        self._out += _trimmed_end(self._header) if self._header else [HEADING]
        for page in pages:
            if page.kind == "group":
                self._group(page)
            else:
                self._rows([page], None)
        self._out += self._tail
        text = self._newline.join(self._out)
        return text + self._newline if self._ends else text

    def _group(self, page: Page) -> None:
        self._lead(page, heading=True)
        known = self._known.get(page.id)
        if known is not None and (known.page.title, known.page.slug) == (page.title, page.slug):
            self._out += self._original(known.row)
        else:
            self._out += row_lines(page, "", self._marker, 0)
        self._previous, self._after_heading, self._in_group = page.id, True, True
        self._rows(page.pages, None, in_group=True)

    def _rows(self, pages: Sequence[Page], above: int | None, *, in_group: bool = False) -> None:
        """Siblings below a row whose marker stands in column `above`."""
        sibling: int | None = None
        for page in pages:
            if self._in_group and above is None and not in_group:
                self._break(page)
            else:
                self._lead(page)
            sibling = self._row(page, above, sibling)
            self._previous, self._after_heading = page.id, False
            self._rows(page.pages, sibling)

    def _row(self, page: Page, above: int | None, sibling: int | None) -> int:
        """Write one row; answers its column."""
        known = self._known.get(page.id)
        fallback = sibling if sibling is not None else 0 if above is None else above + self._step
        column = known.row.indent if known else fallback
        if (above is not None and column < above + 2) or (sibling is not None and column >= sibling + 2):
            column = fallback
        elif above is None and sibling is None and column >= _CODE and known and known.above != self._previous:
            column = 0  # moved to where its indent would make it code
        if known is None or not _same_row(known.page, page):
            self._out += row_lines(page, self._destination(page, known), self._marker, column)
        elif column == known.row.indent:
            self._out += self._original(known.row)
        else:
            self._out += indented(self._original(known.row), known.row.indent, column)
        return column

    def _destination(self, page: Page, known: _Known | None) -> str | None:
        if page.kind == "link":
            return page.href
        if known is not None and known.page.file == page.file and known.row.destination:
            return known.row.destination
        return None if page.file is None else relative(self._folder, page.file)

    def _original(self, row: Row) -> list[str]:
        lines = self._lines[row.line - 1 : row.end]
        return [lines[0].removeprefix("\ufeff"), *lines[1:]] if row.line == 1 and self._out else lines

    def _lead(self, page: Page, *, heading: bool = False) -> None:
        """The lines before a row: those that stood there, where it still follows the same one; else a blank line beside headings."""
        known = self._known.get(page.id)
        lead = [] if known is None or page.id == self._first else known.lead
        breaks = any(BREAK.fullmatch(line) for line in lead)
        if known is not None and known.above == self._previous and (heading or not breaks or not self._in_group):
            self._out += lead if page.id != self._first else self._header[len(_trimmed_end(self._header)) :]
            return
        words = [line for line in lead if line.strip() and not BREAK.fullmatch(line)]
        bare = known is not None and self._lines[known.row.line - 1].startswith("[")  # a link in no list, which would go on the item before
        if (heading or self._after_heading or bare) and self._out and self._out[-1].strip():
            self._out.append("")
        self._out += words

    def _break(self, page: Page) -> None:
        """End the group before a page at the top."""
        known = self._known.get(page.id)
        if known is not None and known.above == self._previous and any(BREAK.fullmatch(line) for line in known.lead):
            self._out += known.lead
        else:
            words = [line for line in known.lead if line.strip() and not BREAK.fullmatch(line)] if known and page.id != self._first else []
            self._out += ["", "***", "", *words]
        self._in_group = False


def _same_row(before: Page, after: Page) -> bool:
    return all(
        getattr(before, name) == getattr(after, name) for name in ("kind", "title", "emoji", "link_title", "file", "href", "computed")
    )


def _marker(lines: list[str], items: list[Row]) -> str:
    """The list marker that most rows have."""
    markers = Counter(lines[row.line - 1].lstrip("\ufeff \t")[:1] for row in items)
    common = max((marker for marker in "*-+" if markers[marker]), key=lambda marker: markers[marker], default="*")
    return str(common)


def _trimmed_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _shape(rows: list[Row]) -> list[object]:
    return [(row.kind == "group", _shape(row.rows)) for row in rows]


def _wanted_shape(pages: Sequence[Page]) -> list[object]:
    return [(page.kind == "group", _wanted_shape(page.pages)) for page in pages]
