"""Tables are numbered by position, as a reader of Markdown numbers them: ids say nothing about which row is which."""

from typing import Any

from octavo.content.document import Document, Node
from octavo.content.merge import Merged, merge_documents
from tests.content.documents import document, paragraph, plain


def table(columns: list[str], *rows: list[Any], hide: bool = False, widths: dict[str, int] | None = None) -> Document:
    definition: dict[str, Any] = {}
    for number, title in enumerate(columns):
        kind = "checkbox" if title.endswith("?") else "text"
        definition[f"c{number}"] = {"id": f"c{number}", "title": title, "type": kind} | (
            {"textAlignment": "left"} if kind == "text" else {}
        )
    records: dict[str, Any] = {}
    fragments: list[Node] = []
    for index, row in enumerate(rows):
        values: dict[str, Any] = {}
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                values[f"c{number}"] = f"f{index}.{number}"
                fragments.append({"object": "fragment", "fragment": f"f{index}.{number}", "nodes": [paragraph(cell)]})
            else:
                values[f"c{number}"] = cell
        records[f"r{index}"] = {"orderIndex": f"{index:03}", "values": values}
    view: dict[str, Any] = {"type": "grid", "columns": list(definition), "hideHeader": hide}
    if widths is not None:
        view["columnWidths"] = {f"c{columns.index(title)}": width for title, width in widths.items()}
    data = {"view": view, "records": records, "definition": definition}
    node: Node = {"object": "block", "type": "table", "key": "t", "isVoid": True, "data": data, "fragments": fragments}
    return document(node)


def read(merged: Merged) -> tuple[list[str], list[list[Any]]]:
    """Titles and cells of the merged table, as it shows them."""
    (node,) = merged.document["nodes"]
    data = node["data"]
    cells = {fragment["fragment"]: plain(fragment) for fragment in node["fragments"]}
    assert len(cells) == len(node["fragments"])
    shown = data["view"]["columns"]
    records = sorted(data["records"].values(), key=lambda record: record["orderIndex"])
    rows = [
        [cells.get(value, value) if isinstance(value := record["values"].get(name), str) else value for name in shown] for record in records
    ]
    return [data["definition"][name]["title"] for name in shown], rows


COLUMNS = ["Name", "Price", "Done?"]
BASE = [["apple pie", "three coins", True], ["beef stew", "nine coins", False], ["corn soup", "two coins", True]]


def test_rows_added_and_cells_edited_on_both_sides_come_together() -> None:
    ours = [["first dish", "one coin", False], BASE[0], ["beef stew", "ten coins", False], BASE[2]]
    theirs = [BASE[0], ["beef stew", "nine coins", True], BASE[2], ["last dish", "five coins", True]]
    merged = merge_documents(table(COLUMNS, *BASE), table(COLUMNS, *ours), table(COLUMNS, *theirs))
    assert merged.conflicts == []
    assert read(merged) == (COLUMNS, [ours[0], BASE[0], ["beef stew", "ten coins", True], BASE[2], theirs[3]])


def test_a_column_added_and_a_row_added_leave_one_empty_cell() -> None:
    ours = table(["Name", "Size", "Price", "Done?"], *([row[0], f"size of {row[0]}", *row[1:]] for row in BASE))
    theirs = table(COLUMNS, *BASE, ["last dish", "five coins", True])
    merged = merge_documents(table(COLUMNS, *BASE), ours, theirs)
    assert merged.conflicts == []
    titles, rows = read(merged)
    assert titles == ["Name", "Size", "Price", "Done?"]
    assert rows[0] == ["apple pie", "size of apple pie", "three coins", True]
    assert rows[3] == ["last dish", "", "five coins", True]


def test_a_deleted_column_and_a_moved_row() -> None:
    ours = table(["Name", "Done?"], *([row[0], row[2]] for row in BASE))
    theirs = table(COLUMNS, BASE[2], BASE[0], BASE[1])
    merged = merge_documents(table(COLUMNS, *BASE), ours, theirs)
    assert merged.conflicts == []
    assert read(merged) == (["Name", "Done?"], [[BASE[2][0], True], [BASE[0][0], True], [BASE[1][0], False]])


def test_a_renamed_column_and_the_view_are_merged() -> None:
    ours = table(["Dish", "Price", "Done?"], *BASE, widths={"Price": 200})
    theirs = table(COLUMNS, *BASE, hide=True)
    merged = merge_documents(table(COLUMNS, *BASE), ours, theirs)
    assert merged.conflicts == []
    (node,) = merged.document["nodes"]
    assert read(merged)[0] == ["Dish", "Price", "Done?"]
    assert node["data"]["view"]["hideHeader"] is True
    assert node["data"]["view"]["columnWidths"] == {"c1": 200}


def test_one_cell_edited_on_both_sides_is_a_conflict_of_that_cell() -> None:
    ours = [["apple pie", "four coins", True], *BASE[1:]]
    theirs = [["apple pie", "five coins", True], *BASE[1:]]
    merged = merge_documents(table(COLUMNS, *BASE), table(COLUMNS, *ours), table(COLUMNS, *theirs))
    assert read(merged)[1][0][1] == "five coins"
    (conflict,) = merged.conflicts
    assert conflict.ours == paragraph("four coins")


def test_a_row_they_deleted_and_we_edited_is_kept_in_the_conflict() -> None:
    ours = [["apple pie", "four coins", True], *BASE[1:]]
    merged = merge_documents(table(COLUMNS, *BASE), table(COLUMNS, *ours), table(COLUMNS, *BASE[1:]))
    assert read(merged)[1] == BASE[1:]
    (conflict,) = merged.conflicts
    assert conflict.key == "t"
    assert conflict.ours is not None
    assert "four coins" in plain(conflict.ours)


def test_a_table_of_another_shape_is_merged_like_any_block() -> None:
    base, ours, theirs = table(COLUMNS, *BASE), table(COLUMNS, *BASE), table(COLUMNS, *BASE)
    for side, name in ((base, "a"), (ours, "b"), (theirs, "c")):
        side["nodes"][0]["data"] = {"definition": {}, "records": [name], "view": None}
    merged = merge_documents(base, ours, theirs)
    assert merged.document["nodes"][0]["data"]["records"] == ["c"]
    assert [conflict.where for conflict in merged.conflicts] == [("data",)]
