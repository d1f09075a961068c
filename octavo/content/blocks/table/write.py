"""A pipe table where one can say everything, else HTML in one line (dialect 2.2)."""

from typing import TYPE_CHECKING, Any, Final

from octavo.content.blocks.table.cells import write_cell
from octavo.content.blocks.table.spans import Place, Span, reach, spelled
from octavo.content.document import Node
from octavo.content.markdown.html_tags import attribute, escape
from octavo.content.markdown.values import spell_flag, spell_number

if TYPE_CHECKING:
    from octavo.content.markdown.writer import Writer

_CARD_FLAGS: Final = {
    "targetDefinition": "data-card-target",
    "coverDefinition": "data-card-cover",
    "coverDefinitionDark": "data-card-cover-dark",
}
_RULES: Final = {"left": ("", "-"), "center": (":", ":"), "right": ("", ":")}


def write(writer: "Writer", node: Node) -> str:
    data = node["data"]
    fragments = _fragments(node)
    if (rows := _pipe_rows(writer, data, fragments)) is not None:
        return _pipe(rows, [data["definition"][column].get("textAlignment", "left") for column in data["view"]["columns"]])
    return markup(writer, node)


def _fragments(node: Node) -> dict[str, list[Node]]:
    return {found.get("fragment", found.get("type", "")): found.get("nodes", []) for found in node.get("fragments", [])}


def _records(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [record.get("values", {}) for record in data.get("records", {}).values()]


def _pipe_rows(writer: "Writer", data: dict[str, Any], fragments: dict[str, list[Node]]) -> list[list[str]] | None:
    """The table's texts, header first; None where a pipe table cannot hold them."""
    view, definition = data["view"], data["definition"]
    columns = view.get("columns", [])
    plain = view.get("type") == "grid" and columns == list(definition) and bool(columns) and not set(view) - {"type", "columns"}
    if not plain or set(data) - {"view", "records", "definition"}:
        return None
    if any(found.get("type") != "text" or "verticalAlignment" in found or "\n" in found.get("title", "") for found in definition.values()):
        return None
    rows = [[writer.cell_text(definition[column].get("title", "")) for column in columns]]
    for values in _records(data):
        cells: list[str] = []
        for column in columns:
            nodes = fragments.get(values.get(column, ""), [])
            if len(nodes) > 1 or any(child.get("type") != "paragraph" or child.get("data") for child in nodes):
                return None
            cells.append(writer.cell(nodes[0].get("nodes", [])) if nodes else "")
            if "\n" in cells[-1]:
                return None
        rows.append(cells)
    return rows


def _pipe(rows: list[list[str]], aligns: list[str]) -> str:
    widths = [max(3, *(len(row[index]) for row in rows)) for index in range(len(aligns))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows]
    rules = [f"{_RULES[align][0] or '-'}{'-' * (width - 2)}{_RULES[align][1]}" for align, width in zip(aligns, widths, strict=True)]
    return "\n".join([lines[0], "| " + " | ".join(rules) + " |", *lines[1:]])


def markup(writer: "Writer", node: Node) -> str:
    data = node["data"]
    definition = data["definition"]
    fragments = _fragments(node)
    heads = "".join(_head(data["view"], identifier, found) for identifier, found in definition.items())
    records = _records(data)
    spans = spelled(data, _empty(data, records, fragments)) if data.get("cellMerges") else {}
    covered = {other for place, span in spans.items() for other in reach(place, span)}
    rows = ""
    for down, values in enumerate(records):
        cells = [
            _cell(writer, found, values.get(identifier), fragments, spans.get((down, across), (1, 1)))
            for across, (identifier, found) in enumerate(definition.items())
            if (down, across) not in covered
        ]
        rows += f"<tr>{''.join(cells)}</tr>"
    return f"<table{_attributes(data)}><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _attributes(data: dict[str, Any]) -> str:
    view = data["view"]
    words: list[str] = []
    if view.get("type") == "cards":
        if view.get("cardSize") == "large":
            words.append('data-card-size="large"')
        if view.get("hideColumnTitle"):
            words.append("data-column-title-hidden")
        if view.get("wrap") is not None:
            words.append(f'data-card-wrap="{spell_flag(view["wrap"])}"')
        words.append('data-view="cards"')
    elif view.get("hideHeader"):
        words.append("data-header-hidden")
    for key, name in (("fullWidth", "data-full-width"), ("search", "data-search")):
        if data.get(key) is not None:
            words.append(f'{name}="{spell_flag(data[key])}"')
    for key, name in (("stickyHeader", "data-sticky-header"), ("stickyFirstColumn", "data-sticky-first-column")):
        if view.get(key) is not None:
            words.append(f'{name}="{spell_flag(view[key])}"')
    if view.get("useNewSizing") is False:
        words.append('data-use-new-sizing="false"')
    return "".join(f" {word}" for word in words)


def _head(view: dict[str, Any], identifier: str, definition: dict[str, Any]) -> str:
    words: list[str] = []
    width = view.get("columnWidths", {}).get(identifier)
    if width is not None:
        words.append(f'width="{spell_number(width)}"')
    words.extend(_alignment(definition))
    if identifier not in view.get("columns", []):
        words.append("data-hidden")
    words.extend(name for key, name in _CARD_FLAGS.items() if view.get(key) == identifier)
    kind = definition.get("type")
    if kind not in ("text", "select"):
        words.append(f'data-type="{attribute(str(kind))}"')
    if kind == "rating":
        words.append(f'data-max="{spell_number(definition.get("max", 5))}"')
    if kind == "users" and definition.get("multiple"):
        words.append("data-multiple")
    return f"<th{''.join(f' {word}' for word in words)}>{escape(definition.get('title', ''))}{_options(definition)}</th>"


def _options(definition: dict[str, Any]) -> str:
    if definition.get("type") != "select":
        return ""
    options = "".join(
        "<option" + "".join(f' {key}="{attribute(option.get(key, ""))}"' for key in ("value", "label", "color")) + "></option>"
        for option in definition.get("options", [])
    )
    return f"<select{' multiple' if definition.get('multiple') else ''}>{options}</select>"


def _alignment(definition: dict[str, Any]) -> list[str]:
    words = [f'valign="{definition["verticalAlignment"]}"'] if definition.get("verticalAlignment") else []
    if definition.get("textAlignment", "left") != "left":
        words.append(f'align="{definition["textAlignment"]}"')
    return words


def _empty(data: dict[str, Any], records: list[dict[str, Any]], fragments: dict[str, list[Node]]) -> set[Place]:
    """The cells that hold nothing."""
    return {
        (down, across)
        for down, values in enumerate(records)
        for across, (identifier, found) in enumerate(data["definition"].items())
        if not (fragments.get(values.get(identifier, "")) if found.get("type") == "text" else values.get(identifier) is not None)
    }


def _cell(writer: "Writer", found: dict[str, Any], value: Any, fragments: dict[str, list[Node]], span: Span) -> str:  # noqa: ANN401 - a JSON value
    reaches = "".join(f' {name}="{part}"' for name, part in zip(("rowspan", "colspan"), span, strict=True) if part > 1)
    if found.get("type") == "text":
        words = "".join(f" {word}" for word in _alignment(found))
        return f"<td{reaches}{words}>{writer.cell_markup(fragments.get(value or '', []))}</td>"
    extra, inner = write_cell(writer, found, value)
    return f"<td{reaches}{extra}>{inner}</td>"
