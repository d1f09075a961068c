"""Merged cells, `colspan` and `rowspan`: `data.cellMerges` names the first cell of each and how far it reaches (the schema's `DocumentTableCellMerge`)."""

from typing import Any, Final

from octavo.content.markdown.html_tags import Element

MAX_SPAN: Final = 50
"""Rows or columns that one cell may reach over, as the API's schema says."""

_MOST: Final = 20_000
"""Cells of one table that others may reach over; what would reach further does not."""

_MERGED: Final = ("text", "number")
"""Types of columns whose cells may be merged."""

Place = tuple[int, int]
"""A row and a column."""
Span = tuple[int, int]
"""Rows and columns."""


def spread(rows: list[list[Element]]) -> tuple[list[list[Element]], dict[Place, Span]]:
    """The rows with an empty cell wherever another reaches over, and the cells that reach. No cell reaches beyond the last row, or the longest one."""
    width = max(map(len, rows), default=0)
    covered: set[Place] = set()
    spans: dict[Place, Span] = {}
    made: list[list[Element]] = []
    for down, row in enumerate(rows):
        cells: list[Element] = []
        for cell in row:
            _fill(cells, down, covered)
            wide = min(_span(cell, "colspan"), max(1, width - len(cells)))
            free = next((across for across in range(1, wide) if (down, len(cells) + across) in covered), wide)
            span = (min(_span(cell, "rowspan"), len(rows) - down), free)
            if span != (1, 1) and len(covered) < _MOST:
                spans[down, len(cells)] = span
                covered.update(reach((down, len(cells)), span))
            cells.append(cell)
        _fill(cells, down, covered)
        made.append(cells)
    return made, spans


def _fill(cells: list[Element], down: int, covered: set[Place]) -> None:
    while (down, len(cells)) in covered:
        cells.append(Element("td"))


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() and value.isascii() and len(value) < 7 else 1  # noqa: PLR2004 - no such table


def reach(place: Place, span: Span) -> set[Place]:
    """The places that a cell covers beside its own."""
    return {(place[0] + down, place[1] + across) for down in range(span[0]) for across in range(span[1])} - {place}


def cell_merges(spans: dict[Place, Span], data: dict[str, Any]) -> list[dict[str, Any]]:
    """The spans of text and number cells as `cellMerges`, row by row; the others are none, and the cells beside them are empty."""
    columns, records = list(data["definition"]), list(data["records"])
    return [
        {"anchor": {"record": records[down], "column": columns[across]}, "rowSpan": height, "colSpan": width}
        for (down, across), (height, width) in sorted(spans.items())
        if _mergeable(data, columns[across : across + width])
    ]


def _mergeable(data: dict[str, Any], columns: list[str]) -> bool:
    shown = data["view"].get("columns", [])
    return all(name in shown and data["definition"][name].get("type") in _MERGED for name in columns)


def spelled(data: dict[str, Any], empty: set[Place]) -> dict[Place, Span]:
    """The spans that cells of HTML can say, of a canonical table: over shown columns, and over `empty` cells that no other reaches over."""
    columns, records = list(data["definition"]), list(data.get("records", {}))
    across_of, down_of = ({name: index for index, name in enumerate(names)} for names in (columns, records))
    found: dict[Place, Span] = {}
    taken: set[Place] = set()
    for merge in data.get("cellMerges", []):
        anchor = merge.get("anchor", {})
        place = (down_of.get(anchor.get("record"), -1), across_of.get(anchor.get("column"), -1))
        span = (merge.get("rowSpan", 0), merge.get("colSpan", 0))
        if -1 in place or not all(isinstance(part, int) and 1 <= part <= MAX_SPAN for part in span):
            continue
        over = reach(place, span)
        names = columns[place[1] : place[1] + span[1]]
        fits = place[0] + span[0] <= len(records) and len(names) == span[1]
        if fits and _mergeable(data, names) and over and over <= empty and not taken & (over | {place}):
            found[place] = span
            taken |= over | {place}
    return found
