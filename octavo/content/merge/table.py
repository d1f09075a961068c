"""Three-way merge of tables: by columns and rows, which have no ids that stay (a reader may number them), and then by cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from octavo.content.align import align
from octavo.content.document import Node
from octavo.content.merge.sequence import merge_order
from octavo.content.merge.value import ABSENT, merge_value

MergeRows: TypeAlias = Callable[[list[Node], list[Node], list[Node]], list[Node]]
_BY_COLUMN = ("targetDefinition", "coverDefinition", "coverDefinitionDark")


@dataclass(frozen=True)
class Table:
    """A table with its columns under the names that they have in the merge: `columns` are definitions, `ids` the table's own ids by name."""

    node: Node
    names: Mapping[str, str]
    columns: Mapping[str, dict[str, Any]]
    ids: Mapping[str, str]
    view: dict[str, Any]
    reaches: Mapping[tuple[str, str], dict[str, Any]]
    """How far merged cells reach, by record and column: a row that moves takes its own along."""

    def rows(self) -> list[Node]:
        """Rows as nodes: a fragment for each cell, called by its column; the record's id is in `meta`, where it decides nothing."""
        cells = {fragment.get("fragment"): fragment for fragment in self.node.get("fragments", [])}
        records = self.node["data"]["records"]
        made: list[Node] = []
        for record_id in sorted(records, key=lambda record_id: str(records[record_id].get("orderIndex", ""))):
            values = records[record_id]["values"]
            row = [self._cell(record_id, name, values[self.ids[name]], cells) for name in self.columns if self.ids[name] in values]
            made.append({"object": "block", "type": "table-row", "meta": {"record": record_id}, "fragments": row})
        return made

    def _cell(self, record: str, name: str, value: Any, cells: Mapping[str | None, Node]) -> Node:  # noqa: ANN401 - a cell holds any JSON
        reach = self.reaches.get((record, self.ids[name]))
        told = {"reach": reach} if reach else {}
        if self.columns[name].get("type") == "text" and isinstance(value, str) and value in cells:
            cell: Node = {**cells[value], "fragment": name}
            return {**cell, "data": told} if told else cell
        return {"object": "fragment", "fragment": name, "data": {"value": value, **told}}


def is_table(node: Node) -> bool:
    """Whether a node is a table of the shape that the merge knows; one that is not is merged like any block."""
    data = node.get("data", {})
    parts = [data.get(name) for name in ("definition", "records", "view")]
    if node.get("type") != "table" or not all(isinstance(part, dict) for part in parts):
        return False
    definition, records, view = (cast("dict[str, Any]", part) for part in parts)
    if not all(isinstance(fragment.get("fragment"), str) for fragment in node.get("fragments", [])):
        return False
    entries = [*definition.values(), *records.values(), *(record.get("values") for record in records.values() if isinstance(record, dict))]
    columns = view.get("columns")
    merges = data.get("cellMerges", [])
    return (
        all(isinstance(entry, dict) for entry in entries)
        and isinstance(columns, list)
        and all(isinstance(name, str) for name in columns)
        and isinstance(merges, list)
        and all(isinstance(merge, dict) and isinstance(merge.get("anchor"), dict) for merge in merges)
    )


def merge_tables(base: Node, ours: Node, theirs: Node, merge_rows: MergeRows) -> tuple[dict[str, Any], list[Node], list[str]]:
    """The merged `data` and `fragments`, and what clashed in the columns and the view."""
    states = _named(base, ours, theirs)
    clashes: list[str] = []
    columns: dict[str, dict[str, Any]] = {}
    for name in (name for slot in merge_order(*(list(state.columns) for state in states)) for name in slot):
        old, mine, other = (state.columns.get(name, ABSENT) for state in states)
        column, clash = merge_value(old, mine, other)
        if clash:
            clashes.append("definition")
        if column is not ABSENT:
            columns[name] = column
    view, clash = merge_value(states[0].view, states[1].view, states[2].view)
    data, clash_of_rest = merge_value(_rest(base), _rest(ours), _rest(theirs))
    clashes += ["data"] if clash or clash_of_rest else []
    rows = merge_rows(states[0].rows(), states[1].rows(), states[2].rows())
    ids = _ids(columns, states)
    definition, records, fragments, merges = _written(columns, rows, ids)
    data |= {"view": _view(view, columns, ids), "records": records, "definition": definition, **({"cellMerges": merges} if merges else {})}
    return data, fragments, clashes


def _rest(table: Node) -> dict[str, Any]:
    return {key: value for key, value in table["data"].items() if key not in ("definition", "records", "view", "cellMerges")}


def _named(base: Node, ours: Node, theirs: Node) -> list[Table]:
    """The three tables, a column under the name of its column in the base, or under one of its side."""
    old = _column_ids(base)
    tables: list[Table] = []
    for side, node in (("base", base), ("ours", ours), ("theirs", theirs)):
        ids = _column_ids(node)
        names = {column: f"base:{column}" if side == "base" else f"{side}:{column}" for column in ids}
        if side != "base":
            names |= {other: f"base:{one}" for one, other in _matched(base, node, old, ids)}
        tables.append(_table(node, ids, names))
    return _with_twins(tables)


def _with_twins(tables: list[Table]) -> list[Table]:
    """Columns that both sides added with one definition are one column."""
    base, ours, theirs = tables
    fresh = [name for name in theirs.columns if name.startswith("theirs:")]
    twins = {
        name: other for name in fresh for other in ours.columns if other.startswith("ours:") and ours.columns[other] == theirs.columns[name]
    }
    if not twins or len(set(twins.values())) < len(twins):
        return tables
    ids = _column_ids(theirs.node)
    return [base, ours, _table(theirs.node, ids, {column: twins.get(name, name) for column, name in theirs.names.items()})]


def _table(node: Node, ids: Sequence[str], names: Mapping[str, str]) -> Table:
    definition, view = node["data"]["definition"], node["data"]["view"]
    columns = {names[column]: {key: value for key, value in definition[column].items() if key != "id"} for column in ids}
    named = dict(view)
    shown = [names[column] for column in view["columns"] if column in names]
    named["columns"] = dict.fromkeys(shown, True)
    if isinstance(view.get("columnWidths"), dict):
        named["columnWidths"] = {names.get(column, column): width for column, width in view["columnWidths"].items()}
    named |= {key: names.get(view[key], view[key]) for key in _BY_COLUMN if isinstance(view.get(key), str)}
    return Table(node, names, columns, {name: column for column, name in names.items()}, named, _reaches(node))


def _reaches(node: Node) -> dict[tuple[str, str], dict[str, Any]]:
    merges = node["data"].get("cellMerges", [])
    return {
        (str(merge["anchor"].get("record")), str(merge["anchor"].get("column"))): {
            key: value for key, value in merge.items() if key != "anchor"
        }
        for merge in merges
    }


def _column_ids(node: Node) -> list[str]:
    """Visible columns in their order, each of the hidden ones behind the column that precedes it in the definition."""
    definition, shown = node["data"]["definition"], node["data"]["view"]["columns"]
    visible = {column: None for column in shown if column in definition}
    waiting = iter(visible)
    return [next(waiting) if column in visible else column for column in definition]


def _matched(base: Node, side: Node, old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    def told(node: Node, column: str) -> tuple[str, str]:
        definition = node["data"]["definition"][column]
        return str(definition.get("type")), str(definition.get("title"))

    pairs = align([told(base, column) for column in old], [told(side, column) for column in new])
    matched = [(old[one], new[other]) for one, other in pairs]
    start = other_start = 0
    for one, other in [*pairs, (len(old), len(new))]:
        if one - start == other - other_start:  # as many as before: renamed, or of another type
            matched.extend(zip(old[start:one], new[other_start:other], strict=True))
        start, other_start = one + 1, other + 1
    return matched


def _ids(columns: Mapping[str, Any], states: Sequence[Table]) -> dict[str, str]:
    ids: dict[str, str] = {}
    for name in columns:
        wanted = next(state.ids[name] for state in reversed(states) if name in state.ids)
        ids[name] = _free(wanted, set(ids.values()))
    return ids


def _free(wanted: str, taken: set[str]) -> str:
    free, number = wanted, 0
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _written(
    columns: Mapping[str, dict[str, Any]], rows: Sequence[Node], ids: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any], list[Node], list[dict[str, Any]]]:
    """The table's definition, records, fragments and merged cells."""
    definition = {ids[name]: {"id": ids[name], **column} for name, column in columns.items()}
    records: dict[str, Any] = {}
    fragments: list[Node] = []
    merges: list[dict[str, Any]] = []
    taken: set[str] = set()
    width = len(str(len(rows)))
    for index, row in enumerate(rows):
        record = _free(str(row["meta"]["record"]), taken)
        taken.add(record)
        values: dict[str, Any] = {}
        cells = {str(cell.get("fragment")): cell for cell in row.get("fragments", [])}
        for name, column in columns.items():
            cell = cells.get(name)
            told = cell.get("data", {}) if cell else {}
            if "reach" in told:
                merges.append({"anchor": {"record": record, "column": ids[name]}, **told["reach"]})
            if cell is not None and "nodes" not in cell:
                values[ids[name]] = told.get("value")
            elif column.get("type") == "text":
                values[ids[name]] = f"{record}.{ids[name]}"
                kept = {key: value for key, value in (cell or _empty_cell()).items() if key != "data"}
                fragments.append(cast("Node", kept | {"fragment": values[ids[name]]}))
        records[record] = {"orderIndex": f"{index:0{width}}", "values": values}
    return definition, records, fragments, merges


def _empty_cell() -> Node:
    return {"object": "fragment", "nodes": [{"object": "block", "type": "paragraph", "data": {}, "nodes": []}]}


def _view(view: dict[str, Any], columns: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    made = {**view, "columns": [ids[name] for name in columns if name in view["columns"]]}
    if isinstance(view.get("columnWidths"), dict):
        made["columnWidths"] = {ids[name]: width for name, width in view["columnWidths"].items() if name in ids}
    for key in _BY_COLUMN:
        if key in view:
            made.pop(key)
            if view[key] in ids:
                made[key] = ids[view[key]]
    return made
