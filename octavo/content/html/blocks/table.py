"""Tables: grids with headers in scope and merged cells."""

from typing import Any

from octavo.content.blocks.table.spans import MAX_SPAN, Place, Span, reach
from octavo.content.document import Node
from octavo.content.html.blocks.cards import cards
from octavo.content.html.cells import Cells
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, flag, mapping, mappings, string
from octavo.content.text import columns, keyed_records

_SEARCHABLE = 7
"""Records from which a grid gets a search box, unless it says otherwise (dialect 2.2)."""


def table(renderer: Renderer, node: Node) -> None:
    if string(mapping(data_of(node), "view"), "type") == "cards":
        cards(renderer, node)
    else:
        _grid(renderer, node)


def _grid(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    view = mapping(data, "view")
    shown = columns(data)
    rows = keyed_records(data)
    headed = not flag(view, "hideHeader") and any(string(definition, "title") for _, definition in shown)
    search = data.get("search") if isinstance(data.get("search"), bool) else len(rows) >= _SEARCHABLE
    classes = ["octavo-table"]
    classes += ["octavo-full-width"] if flag(data, "fullWidth") else []
    classes += ["octavo-sticky-header"] if flag(view, "stickyHeader") else []
    classes += ["octavo-sticky-column"] if flag(view, "stickyFirstColumn") else []
    with (
        renderer.out.element("div", class_=" ".join(classes), data_search=bool(search), tabindex=0, role="group"),
        renderer.out.element("table"),
    ):
        _widths(renderer, view, shown)
        if headed:
            _head(renderer, shown)
        with renderer.out.element("tbody"):
            _rows(renderer, node, shown, rows)


def _widths(renderer: Renderer, view: dict[str, Any], shown: list[tuple[str, dict[str, Any]]]) -> None:
    widths = mapping(view, "columnWidths")
    sized = [widths.get(name) for name, _ in shown]
    if not any(_pixels(width) for width in sized):
        return
    with renderer.out.element("colgroup"):
        for width in sized:
            renderer.out.empty("col", width=_pixels(width))


def _pixels(width: object) -> str | None:
    if isinstance(width, bool) or not isinstance(width, int | float) or not 0 < width < 10_000:  # noqa: PLR2004 - wider than any screen
        return None
    return str(round(width))


def _head(renderer: Renderer, shown: list[tuple[str, dict[str, Any]]]) -> None:
    with renderer.out.element("thead"), renderer.out.element("tr"):
        for _, definition in shown:
            renderer.out.phrase("th", string(definition, "title"), scope="col", class_=aligned(definition), dir="auto")


def aligned(definition: dict[str, Any]) -> str | None:
    classes = []
    if definition.get("textAlignment") in ("center", "right"):
        classes.append(f"octavo-align-{definition['textAlignment']}")
    elif definition.get("type") in ("number", "rating"):
        classes.append("octavo-numeric")
    if definition.get("verticalAlignment") in ("top", "middle", "bottom"):
        classes.append(f"octavo-vertical-{definition['verticalAlignment']}")
    return " ".join(classes) or None


def _rows(renderer: Renderer, node: Node, shown: list[tuple[str, dict[str, Any]]], rows: list[tuple[str, dict[str, Any]]]) -> None:
    cells = Cells(renderer, node)
    spans = _spans(data_of(node))
    names = [name for name, _ in shown]
    covered: set[Place] = set()
    for down, (record, values) in enumerate(rows):
        with renderer.out.element("tr"):
            for across, (name, definition) in enumerate(shown):
                if (down, across) in covered:
                    continue
                height, width = _within(spans.get((record, name), (1, 1)), down, across, len(rows), len(names))
                covered |= reach((down, across), (height, width))
                rowspan, colspan = (height if height > 1 else None), (width if width > 1 else None)
                with renderer.out.element("td", class_=aligned(definition), rowspan=rowspan, colspan=colspan, dir="auto"):
                    cells.write(definition, values.get(name))


def _within(span: Span, down: int, across: int, rows: int, columns: int) -> Span:
    return max(1, min(span[0], rows - down)), max(1, min(span[1], columns - across))


def _spans(data: dict[str, Any]) -> dict[tuple[str, str], Span]:
    found: dict[tuple[str, str], Span] = {}
    for merge in mappings(data, "cellMerges"):
        anchor = mapping(merge, "anchor")
        found[string(anchor, "record"), string(anchor, "column")] = (_span(merge.get("rowSpan")), _span(merge.get("colSpan")))
    return found


def _span(value: object) -> int:
    return min(value, MAX_SPAN) if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 1
