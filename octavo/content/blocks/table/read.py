"""Pipe tables and `<table>`, also the ones that hands write: without head or body, pretty-printed, with spans (dialect 5.2, 11)."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from octavo.content.blocks.paragraph import alignment
from octavo.content.blocks.table.cells import READERS
from octavo.content.blocks.table.spans import cell_merges, spread
from octavo.content.document import Node, walk
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import fragment, letters_of, paragraph, void
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import flag, number

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader

_SIDES: Final = ("left", "center", "right")
_HEIGHTS: Final = ("top", "middle", "bottom")
_PARTS: Final = frozenset({"caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th"})
_SHOWN: Final = ("img", "picture", "iframe", "video", "pre", "table")
"""What a header cannot show: titles are words."""

_MAX_CELLS: Final = 100_000


def column_id(index: int) -> str:
    return f"column{index + 1}"


def record_id(index: int) -> str:
    return f"record{index + 1}"


def order_index(index: int) -> str:
    return f"{index + 1:06d}"


def fragment_name(record: int, column: int) -> str:
    return f"cell-{record + 1}-{column + 1}"


def read_pipe(reader: "Reader", syntax: Syntax) -> list[Node]:
    header, *rows = syntax.attributes["rows"]
    heads = [reader.inlines(title) for title in header]
    has_head = not any(node.get("type") == "inline-image" for node in walk(chain.from_iterable(heads)))
    if not has_head:
        rows, heads = [header, *rows], [[] for _ in header]
    definition = {
        column_id(index): {"id": column_id(index), "title": _plain(head), "type": "text", "textAlignment": align}
        for index, (head, align) in enumerate(zip(heads, syntax.attributes["aligns"], strict=True))
    }
    records: dict[str, Any] = {}
    fragments: list[Node] = []
    for index, row in enumerate(rows):
        values: dict[str, Any] = {}
        for column, text in enumerate(row):
            values[column_id(column)] = fragment_name(index, column)
            fragments.append(fragment(fragment_name(index, column), reader.mixed(text) or [paragraph([])]))
        records[record_id(index)] = {"orderIndex": order_index(index), "values": values}
    view = {"type": "grid", "columns": list(definition), "hideHeader": not has_head, "useNewSizing": True}
    return [void("table", {"view": view, "records": records, "definition": definition}, fragments)]


def _plain(nodes: list[Node]) -> str:
    found = letters_of(nodes)
    return " ".join(found.split("\n")).strip() if "\n" in found else found


def read_element(reader: "Reader", element: Element) -> list[Node] | None:
    head, rows = _rows(element)
    if not 0 < _cell_count([head, *rows]) <= _MAX_CELLS:
        return None
    wide, spans = spread([head, *rows])
    if _cell_count(wide) > _MAX_CELLS:
        wide, spans = [head, *rows], {}
    titles, *rows = wide
    titles = titles + [Element("th")] * (max(map(len, wide)) - len(titles))
    definition = {column_id(index): _definition(column_id(index), title) for index, title in enumerate(titles)}
    records: dict[str, Any] = {}
    fragments: list[Node] = []
    for index, row in enumerate(rows):
        values: dict[str, Any] = {}
        for column, cell in enumerate(row):
            kind = definition[column_id(column)]["type"]
            if kind == "text":
                values[column_id(column)] = fragment_name(index, column)
                fragments.append(fragment(fragment_name(index, column), reader.elements(cell.children) or [paragraph([])]))
            elif (value := READERS[kind](reader, cell)) is not None:
                values[column_id(column)] = value
        records[record_id(index)] = {"orderIndex": order_index(index), "values": values}
    data: dict[str, Any] = {"view": _view(element, titles, has_head=bool(head)), "records": records, "definition": definition}
    if merged := cell_merges({(down - 1, across): span for (down, across), span in spans.items() if down}, data):
        data["cellMerges"] = merged
    for key, name in (("fullWidth", "data-full-width"), ("search", "data-search")):
        if (value := flag(element.attributes.get(name))) is not None:
            data[key] = value
    return [*_before(reader, element), void("table", data, fragments)]


def _cell_count(rows: list[list[Element]]) -> int:
    return max(map(len, rows)) * len(rows)


def _before(reader: "Reader", element: Element) -> list[Node]:
    """The caption, and what strays between the rows: browsers show that above the table too."""
    caption = next(iter(element.elements("caption")), None)
    found = [paragraph(reader.markup_inlines(caption.children))] if caption is not None else []
    return found + reader.elements([child for child in element.children if isinstance(child, str) or child.name not in _PARTS])


def _rows(element: Element) -> tuple[list[Element], list[list[Element]]]:
    """The header's cells, and the cells of each row; a header that shows more than words is a row."""
    rows = list(_cells(element))
    has_head = any(True for part in element.elements("thead") for _ in _cells(part))
    if rows and (has_head or all(cell.name == "th" for cell in rows[0])) and not any(cell.find(*_SHOWN) for cell in rows[0]):
        return rows[0], rows[1:]
    return [], rows


def _cells(element: Element) -> Iterator[list[Element]]:
    """Row by row; cells outside of any row make one of their own."""
    loose: list[Element] = []
    for part in element.children:
        if not isinstance(part, Element):
            continue
        if part.name in ("td", "th"):
            loose.append(part)
            continue
        if loose and part.name in ("tr", "thead", "tbody", "tfoot"):
            yield loose
            loose = []
        if part.name == "tr":
            yield list(part.elements("td", "th"))
        elif part.name in ("thead", "tbody", "tfoot"):
            yield from _cells(part)
    if loose:
        yield loose


def _definition(identifier: str, head: Element) -> dict[str, Any]:
    attributes = head.attributes
    select = next(iter(head.elements("select")), None)
    title = Element("", children=[child for child in head.children if child is not select]).text()
    definition: dict[str, Any] = {"id": identifier, "title": " ".join(title.split("\n")).strip("\n") if "\n" in title else title}
    kind = attributes.get("data-type", "text")
    if select is not None:
        options = [
            {
                "value": option.attributes.get("value", ""),
                "label": option.attributes.get("label", ""),
                "color": option.attributes.get("color", "default"),
            }
            for option in select.elements("option")
        ]
        return {**definition, "type": "select", "multiple": "multiple" in select.attributes, "options": options}
    if kind == "select":
        return {**definition, "type": "select", "multiple": flag(attributes.get("data-multiple")) or False, "options": []}
    if kind == "users":
        return {**definition, "type": "users", "multiple": flag(attributes.get("data-multiple")) or False}
    if kind == "rating":
        return {**definition, "type": "rating", "max": number(attributes.get("data-max", "5")) or 5}
    if kind in READERS:
        return {**definition, "type": kind}
    align = alignment(attributes)
    definition |= {"type": "text", "textAlignment": align if align in _SIDES else "left"}
    if attributes.get("valign") in _HEIGHTS:
        definition["verticalAlignment"] = attributes["valign"]
    return definition


def _view(element: Element, titles: list[Element], *, has_head: bool) -> dict[str, Any]:
    attributes = element.attributes
    shown = [column_id(index) for index, title in enumerate(titles) if "data-hidden" not in title.attributes]
    if attributes.get("data-view") == "cards":
        view: dict[str, Any] = {
            "type": "cards",
            "columns": shown,
            "cardSize": "large" if attributes.get("data-card-size") == "large" else "medium",
        }
        flags = {
            "data-card-target": "targetDefinition",
            "data-card-cover": "coverDefinition",
            "data-card-cover-dark": "coverDefinitionDark",
        }
        for name, key in flags.items():
            if (found := next((column_id(index) for index, title in enumerate(titles) if name in title.attributes), None)) is not None:
                view[key] = found
        if "data-column-title-hidden" in attributes:
            view["hideColumnTitle"] = True
        if (wrap := flag(attributes.get("data-card-wrap"))) is not None:
            view["wrap"] = wrap
        return view
    view = {"type": "grid", "columns": shown, "hideHeader": "data-header-hidden" in attributes or not has_head, "useNewSizing": True}
    widths = {column_id(index): width for index, title in enumerate(titles) if (width := _width(title)) is not None}
    if widths:
        view["columnWidths"] = widths
    for name, key in (
        ("data-sticky-header", "stickyHeader"),
        ("data-sticky-first-column", "stickyFirstColumn"),
        ("data-use-new-sizing", "useNewSizing"),
    ):
        if (value := flag(attributes.get(name))) is not None:
            view[key] = value
    return view


def _width(head: Element) -> int | float | None:
    return number(head.attributes.get("width", "").removesuffix("px"))
