"""A table whose ids, order and cell names are those that reading its Markdown would give."""

from typing import Any

from octavo.content.blocks.table.read import column_id, fragment_name, order_index, record_id
from octavo.content.document import Node

_COLUMN_KEYS = ("targetDefinition", "coverDefinition", "coverDefinitionDark")


def canonical_table(node: Node) -> None:
    data: dict[str, Any] = node.get("data", {})
    definition, records, view = data.get("definition"), data.get("records"), data.get("view")
    if not isinstance(definition, dict) or not isinstance(records, dict) or not isinstance(view, dict):
        return
    columns = {old: column_id(index) for index, old in enumerate(_in_order(definition, view))}
    fragments = {fragment["fragment"]: fragment for fragment in node.get("fragments", [])}
    ordered = sorted(records.items(), key=lambda entry: str(entry[1].get("orderIndex", "")))
    names = {old: record_id(index) for index, (old, _) in enumerate(ordered)}
    new_records: dict[str, Any] = {}
    cells: list[Node] = []
    for index, (_, record) in enumerate(ordered):
        values: dict[str, Any] = {}
        for column, (old, new) in enumerate(columns.items()):
            value = record.get("values", {}).get(old)
            if definition[old].get("type", "text") == "text":
                values[new] = fragment_name(index, column)
                cells.append({**fragments.get(value, {"object": "fragment"}), "fragment": values[new]})
            elif value is not None and value != []:
                values[new] = value
        new_records[record_id(index)] = {"orderIndex": order_index(index), "values": values}
    data["definition"] = {new: _definition(definition[old], new) for old, new in columns.items()}
    data["records"] = new_records
    data["view"] = _view(view, columns)
    if isinstance(data.get("cellMerges"), list):
        data["cellMerges"] = sorted((_merge(merge, names, columns) for merge in data["cellMerges"]), key=_place) or None
    node["data"] = {key: value for key, value in data.items() if value is not None}
    node["fragments"] = cells
    if not cells:
        del node["fragments"]


def _in_order(definition: dict[str, Any], view: dict[str, Any]) -> list[str]:
    """Visible columns in the view's order, hidden ones where they stand among them."""
    shown = [column for column in dict.fromkeys(view.get("columns", [])) if column in definition]
    waiting = iter(shown)
    visible = set(shown)
    return [next(waiting) if column in visible else column for column in definition]


def _definition(found: dict[str, Any], identifier: str) -> dict[str, Any]:
    made = {key: value for key, value in found.items() if value is not None} | {"id": identifier}
    made.setdefault("type", "text")
    if made["type"] == "text":
        made.setdefault("textAlignment", "left")
    return made


def _view(view: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"columns": [columns[column] for column in dict.fromkeys(view.get("columns", [])) if column in columns]}
    for key, value in view.items():
        if key == "columnWidths" and isinstance(value, dict):
            if widths := {columns[column]: width for column, width in value.items() if column in columns}:
                made[key] = widths
        elif key in _COLUMN_KEYS:
            if value in columns:
                made[key] = columns[value]
        elif key != "columns" and not (value is None or (key == "useNewSizing" and value is True) or (key in _FALSE and value is False)):
            made[key] = value
    if "columnWidths" in made:
        made["useNewSizing"] = bool(view.get("useNewSizing"))  # the widths of older tables are shares, not pixels
    return made


_FALSE = ("hideHeader", "stickyHeader", "stickyFirstColumn", "hideColumnTitle")


def _place(merge: dict[str, Any]) -> list[tuple[int, str]]:
    """Row by row: of two names that count, the shorter one is the earlier."""
    anchor = merge["anchor"]
    return [(len(str(anchor[name])), str(anchor[name])) for name in ("record", "column")]


def _merge(merge: dict[str, Any], names: dict[str, str], columns: dict[str, str]) -> dict[str, Any]:
    anchor = merge.get("anchor", {})
    record, column = anchor.get("record"), anchor.get("column")
    return {**merge, "anchor": {"record": names.get(record, record), "column": columns.get(column, column)}}
