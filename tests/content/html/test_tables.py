import re
from typing import Any

import pytest

from octavo.content.document import ContentRef
from octavo.content.html.context import Attachment, Link, RenderContext
from tests.content.html.build import block, html, link, paragraph, table
from tests.content.html.samples import CARDS, DARK, IMAGE, PAGE

TEXT = {"type": "text", "textAlignment": "left"}


def _cell(definition: dict[str, Any], value: Any, context: RenderContext | None = None) -> str:
    found = re.search(r"<td[^>]*>(.*)</td>", html(table({"c": definition}, [{"c": value}]), context=context), re.DOTALL)
    assert found is not None
    return found[1]


def test_a_grid_has_headers_in_scope() -> None:
    rendered = html(table({"a": TEXT, "b": {"type": "number"}}, [{"a": "x", "b": 1.0}]))
    assert '<thead><tr><th scope="col" dir="auto">A</th><th scope="col" class="octavo-numeric" dir="auto">B</th></tr></thead>' in rendered
    assert '<tr><td dir="auto">x</td><td class="octavo-numeric" dir="auto">1</td></tr>' in rendered


def test_a_hidden_header_and_hidden_columns_are_not_shown() -> None:
    rendered = html(table({"a": TEXT, "b": TEXT}, [{"a": "x", "b": "y"}], {"hideHeader": True, "columns": ["b"]}))
    assert "<thead>" not in rendered
    assert "x" not in re.findall(r">(\w)<", rendered)


def test_a_header_without_words_is_not_shown() -> None:
    assert "<thead>" not in html(table({"a": {**TEXT, "title": ""}}, [{"a": "x"}]))


def test_rows_stand_in_their_order() -> None:
    node = table({"a": TEXT}, [{"a": "first"}, {"a": "second"}])
    records = node["data"]["records"]
    records["record-0"]["orderIndex"], records["record-1"]["orderIndex"] = "b", "a"
    rendered = html(node)
    assert rendered.index("second") < rendered.index("first")


def test_cells_hold_blocks() -> None:
    assert _cell(TEXT, [paragraph("a"), paragraph("b")]) == '<p dir="auto">a</p><p dir="auto">b</p>'
    assert _cell(TEXT, [block("list-unordered", block("list-item", paragraph("a")))]) == '<ul dir="ltr"><li>a</li></ul>'


class Known(RenderContext):
    def user(self, user_id: str) -> Link | None:
        return Link("/u/ada", title="Ada") if user_id == "u1" else None

    def file(self, ref: ContentRef) -> Attachment | None:
        return Attachment("/m.pdf", "m.pdf") if ref.get("file") == "f1" else None


@pytest.mark.parametrize(
    ("definition", "value", "expected"),
    [
        ({"type": "number"}, 98.5, "98.5"),
        ({"type": "number"}, None, ""),
        ({"type": "checkbox"}, True, '<input type="checkbox" disabled checked aria-label="C">'),
        ({"type": "checkbox"}, False, '<input type="checkbox" disabled aria-label="C">'),
        (
            {"type": "rating", "max": 3},
            2,
            '<span class="octavo-rating" role="img" aria-label="2 of 3"><span class="octavo-spoken">2</span><span aria-hidden="true">★★☆</span></span>',
        ),
        (
            {"type": "select", "options": [{"value": "o1", "label": "Beta", "color": "blue"}]},
            ["o1", "gone"],
            '<span class="octavo-pill octavo-pill-blue" dir="auto">Beta</span> <span class="octavo-pill" dir="auto">gone</span>',
        ),
        ({"type": "users"}, ["u1", "u2"], '<a href="/u/ada">Ada</a>, u2'),
        ({"type": "files"}, ["f1"], '<a href="/m.pdf" download="m.pdf">m.pdf</a>'),
        ({"type": "content-ref"}, PAGE, '<a href="https://example.org/page">https://example.org/page</a>'),
        ({"type": "content-ref"}, {"kind": "page", "page": "gone"}, '<span class="octavo-broken">Broken link</span>'),
        (
            {"type": "image"},
            {"ref": IMAGE, "objectFit": "cover", "alt": "Dog"},
            '<img class="octavo-fit-cover" src="https://example.org/light.png" alt="Dog" loading="lazy" decoding="async">',
        ),
        ({"type": "from-the-future"}, "readable", "readable"),
    ],
    ids=lambda value: str(value.get("type", "value")) if isinstance(value, dict) else None,
)
def test_every_column_type_shows_its_value(definition: dict[str, Any], value: Any, expected: str) -> None:
    assert _cell(definition, value, Known()) == expected


def test_merged_cells_cover_their_neighbours() -> None:
    merges = [{"anchor": {"record": "record-0", "column": "a"}, "rowSpan": 2, "colSpan": 50}]
    rendered = html(table({"a": TEXT, "b": TEXT}, [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}], cellMerges=merges))
    assert '<td rowspan="2" colspan="2" dir="auto">1</td>' in rendered
    assert rendered.count("<td") == 1


def test_widths_are_the_authors() -> None:
    rendered = html(table({"a": TEXT, "b": TEXT}, [{"a": "x"}], {"columnWidths": {"a": 199.6}}))
    assert '<colgroup><col width="200"><col></colgroup>' in rendered


@pytest.mark.parametrize(("rows", "search", "expected"), [(6, None, False), (7, None, True), (7, False, False), (1, True, True)])
def test_long_tables_can_be_searched_unless_they_say_otherwise(rows: int, search: bool | None, expected: bool) -> None:  # noqa: FBT001 - a table's columns
    data: dict[str, Any] = {} if search is None else {"search": search}
    rendered = html(table({"a": TEXT}, [{"a": "x"}] * rows, **data))
    assert ("data-search" in rendered) is expected


def test_cards_are_a_list_of_named_links() -> None:
    rendered = html(CARDS)
    assert rendered.count("<li ") == 2
    assert '<a class="octavo-tile-link" href="https://example.org/page" aria-label="Install"></a>' in rendered
    assert f'<source srcset="{DARK["url"]}"' in rendered
    assert 'class="octavo-cards octavo-cards-large octavo-cards-row"' in rendered


def test_a_card_leaves_out_what_is_empty() -> None:
    node = table({"a": TEXT, "n": {"type": "number"}}, [{"a": "x", "n": None}], {"type": "cards", "cardSize": "medium"})
    assert html(node).count("octavo-tile-cell") == 1


def test_a_link_inside_a_card_stays_a_link() -> None:
    columns = {"a": TEXT, "target": {"type": "content-ref"}}
    view = {"type": "cards", "cardSize": "medium", "columns": ["a"], "targetDefinition": "target"}
    rendered = html(table(columns, [{"a": [paragraph(link("inner", "https://example.org/inner"))], "target": PAGE}], view))
    assert '<a href="https://example.org/inner">inner</a>' in rendered
    assert '<a class="octavo-tile-link" href="https://example.org/page" aria-label="inner"></a>' in rendered
