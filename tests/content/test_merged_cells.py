"""Cells that reach over others, `colspan` and `rowspan`: why hands write tables in HTML at all."""

from typing import Any

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import Document, Node
from octavo.content.merge import merge_documents
from octavo.content.page import parse, parse_body, read, write
from tests.content.html.build import html
from tests.content.outlines import nodes
from tests.content.schema import Schema
from tests.content.stable import STABLE

HEAD = "<thead><tr><th>A</th><th>B</th><th>C</th></tr></thead>"
ROWS = '<tr><td rowspan="2">x</td><td>y</td><td>z</td></tr><tr><td colspan="2">w</td></tr><tr><td>1</td><td>2</td><td>3</td></tr>'
SOURCE = f"<table>{HEAD}<tbody>{ROWS}</tbody></table>\n"


def merged(source: str) -> list[tuple[str, str, int, int]]:
    """Record, column, rows and columns of each merged cell."""
    return [
        (merge["anchor"]["record"], merge["anchor"]["column"], merge["rowSpan"], merge["colSpan"])
        for merge in nodes(source)[-1]["data"].get("cellMerges", [])
    ]


def cells(node: Node) -> list[list[str]]:
    texts = {part["fragment"]: "".join(leaf["text"] for leaf in part["nodes"][0]["nodes"][0]["leaves"]) for part in node["fragments"]}
    return [[texts[name] for name in record["values"].values()] for record in node["data"]["records"].values()]


def test_cells_that_reach_over_others_leave_the_rest_in_their_columns() -> None:
    [table] = nodes(SOURCE)
    assert cells(table) == [["x", "y", "z"], ["", "w", ""], ["1", "2", "3"]]
    assert merged(SOURCE) == [("record1", "column1", 2, 1), ("record2", "column2", 1, 2)]
    assert Schema().faults(table) == []


def test_merged_cells_are_written_as_such_and_shown() -> None:
    document = read(parse(SOURCE), STABLE)
    assert write(document, STABLE) == SOURCE
    rendered = html(*document["nodes"])
    assert (
        '<td rowspan="2" dir="auto">x</td><td dir="auto">y</td><td dir="auto">z</td></tr><tr><td colspan="2" dir="auto">w</td></tr>'
        in rendered
    )


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('<tr><td rowspan="9">a</td><td>b</td></tr><tr><td>c</td></tr>', [("record1", "column1", 2, 1)]),
        ('<tr><td colspan="9">a</td></tr><tr><td>b</td><td>c</td></tr>', [("record1", "column1", 1, 2)]),
        ('<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr>', [("record1", "column2", 2, 1)]),
        ('<tr><td colspan="0">a</td><td rowspan="-1">b</td></tr><tr><td colspan="two">c</td><td rowspan="">d</td></tr>', []),
        ('<tr><td colspan="99999999999999999999">a</td></tr><tr><td>b</td></tr>', []),
    ],
)
def test_no_cell_reaches_beyond_the_table_or_over_another(rows: str, found: list[Any]) -> None:
    source = f"<table><tr><th>A</th><th>B</th></tr>{rows}</table>\n"
    assert merged(source) == found
    document = read(parse(source), STABLE)
    assert "<!-- octavo" not in write(document, STABLE)
    assert canonical(read(parse_body(write(document, STABLE)), STABLE)) == canonical(document)


def test_the_cells_of_a_header_push_their_neighbours() -> None:
    [table] = nodes('<table><tr><th colspan="2">A</th><th>B</th></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>\n')
    assert [column["title"] for column in table["data"]["definition"].values()] == ["A", "", "B"]


def test_merged_cells_over_what_html_would_hide_are_kept_beside_the_table() -> None:
    document = read(parse(SOURCE), STABLE)
    document["nodes"][0]["fragments"][3]["nodes"][0]["nodes"][0]["leaves"][0]["text"] = "under x"
    written = write(document, STABLE)
    assert "under x" in written
    assert canonical(read(parse_body(written), STABLE)) == canonical(document)


def rows(*texts: str) -> Document:
    return read(parse(f"<table>{HEAD}<tbody>{''.join(texts)}</tbody></table>\n"), STABLE)


def test_a_row_that_a_merge_brings_does_not_take_its_neighbours_merged_cells() -> None:
    wide, plain, new = (
        '<tr><td colspan="3">wide one</td></tr>',
        "<tr><td>a b</td><td>b c</td><td>c d</td></tr>",
        "<tr><td>new</td><td>x</td><td>y</td></tr>",
    )
    edited = plain.replace("a b", "a changed b")
    found = merge_documents(rows(plain, wide), rows(new, plain, wide), rows(edited, wide))
    assert found.conflicts == []
    assert canonical(found.document) == canonical(rows(new, edited, wide))


@pytest.mark.parametrize("spans", ['rowspan="50"', 'rowspan="50" colspan="50"'])
def test_a_table_that_its_cells_would_make_too_large_keeps_them_apart(spans: str) -> None:
    [table] = read(parse("<table>" + f"<tr><td {spans}>x</td></tr>" * 5_000 + "</table>\n"), STABLE)["nodes"]
    assert len(table["data"]["definition"]) == 1
    assert "cellMerges" not in table["data"]
