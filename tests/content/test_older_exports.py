"""What GitBook's exporter wrote in earlier years, and no longer writes: it is read as what replaced it."""

from typing import Any

import pytest

from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.page import parse, read, write
from tests.content.html.reading import words
from tests.content.outlines import all_nodes, nodes, outline
from tests.content.stable import STABLE


def columns(source: str) -> list[tuple[str, str]]:
    definition: dict[str, Any] = nodes(source)[0]["data"]["definition"]
    return [(column["title"], column["textAlignment"]) for column in definition.values()]


def test_code_tabs_with_one_item_are_code_with_a_title() -> None:
    source = '{% code-tabs %}\n{% code-tabs-item title="bin/run" %}\n```bash\nmake\n```\n{% endcode-tabs-item %}\n{% endcode-tabs %}\n'
    [code] = nodes(source)
    assert (code["type"], code["data"]) == ("code", {"syntax": "bash", "title": "bin/run"})


def test_code_tabs_with_several_items_are_tabs() -> None:
    item = '{{% code-tabs-item title="{0}" %}}\n```{0}\nx\n```\n{{% endcode-tabs-item %}}\n'
    [tabs] = nodes(f"{{% code-tabs %}}\n{item.format('c')}\n{item.format('go')}{{% endcode-tabs %}}\n")
    assert [(tab["data"], [child["data"] for child in tab["nodes"]]) for tab in tabs["nodes"]] == [
        ({"title": "c"}, [{"syntax": "c"}]),
        ({"title": "go"}, [{"syntax": "go"}]),
    ]


def test_an_item_of_code_tabs_that_are_never_closed_keeps_its_title() -> None:
    source = '{% code-tabs %}\n{% code-tabs-item title="a.rb" %}\n```ruby\nx\n```\n{% endcode-tabs-item %}\n\n## After\n'
    assert [(node["type"], node.get("data")) for node in nodes(source)] == [
        ("code", {"syntax": "ruby", "title": "a.rb"}),
        ("heading-1", {}),
    ]


def test_a_caption_in_an_attribute_is_the_blocks_caption() -> None:
    source = (
        '{% file src="../.gitbook/assets/plan.zip" caption="All *plans*" %}\n\n{% embed url="https://video.example/1" caption="A tour" %}\n'
    )
    assert outline(nodes(source)) == [("file", ("paragraph", "All plans")), ("embed", ("paragraph", "A tour"))]


def test_names_in_old_api_methods_lose_their_escapes() -> None:
    source = '{% api-method-parameter name="user\\_id" type="string" required=true %}\nWho.\n{% endapi-method-parameter %}\n'
    assert outline(nodes(source)) == [
        ("list-unordered", ("list-item", ("paragraph", "user_id", " (string, required)"), ("paragraph", "Who.")))
    ]


def test_a_tables_columns_are_aligned_by_style() -> None:
    head = '<thead><tr><th style="text-align:left">Name</th><th style="text-align: center;">Share</th><th style="TEXT-ALIGN:right">Sum</th></tr></thead>'
    assert columns(f"<table>{head}<tbody><tr><td>a</td><td>b</td><td>c</td></tr></tbody></table>\n") == [
        ("Name", "left"),
        ("Share", "center"),
        ("Sum", "right"),
    ]


def test_paragraphs_and_headings_are_aligned_by_style() -> None:
    found = nodes('<p style="text-align:center">Middle</p>\n\n<h2 style="text-align:right">End</h2>\n')
    assert [node["data"] for node in found] == [{"align": "center"}, {"align": "end"}]


def test_a_header_without_a_row_is_a_header() -> None:
    assert columns("<table><thead><th>First</th><th>Second</th></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>\n") == [
        ("First", "left"),
        ("Second", "left"),
    ]


def test_cells_without_a_row_are_a_row() -> None:
    [table] = nodes("<table><tr><td>a</td></tr><td>b</td><td>c</td></table>\n")
    assert [len(record["values"]) for record in table["data"]["records"].values()] == [1, 2]


def test_blocks_in_the_cells_of_a_pipe_table_are_blocks() -> None:
    source = "| a | b |\n| - | - |\n| <p>One `x`</p><p>Two</p> | <ul><li>**three**</li><li>[four](four.md)</li></ul> |\n"
    assert outline(nodes(source)) == [
        (
            "table",
            ("paragraph", "One x"),
            ("paragraph", "Two"),
            ("list-unordered", ("list-item", ("paragraph", "three")), ("list-item", ("paragraph", ("link", "four")))),
        )
    ]
    assert words(render(read(parse(source), STABLE), RenderContext())) == ["a", "b", "One", "x", "Two", "three", "four"]


def test_a_hint_in_the_cell_of_a_pipe_table_is_a_hint() -> None:
    hint = '<div data-gb-custom-block data-tag="hint" data-style="danger" class="hint hint-danger"><p>Never</p></div>'
    [table] = nodes(f"| a |\n| - |\n| <p>Say</p>{hint} |\n")
    assert [node["data"] for node in all_nodes([table]) if node.get("type") == "hint"] == [{"style": "danger"}]


def test_a_pipe_tables_header_keeps_emoji_and_formulas() -> None:
    assert columns("| :tada: Done | $$x^2$$ | two<br>lines |\n| - | - | - |\n| 1 | 2 | 3 |\n") == [
        ("🎉 Done", "left"),
        ("x^2", "left"),
        ("two lines", "left"),
    ]


def test_a_shortcode_in_a_pages_title_is_its_character() -> None:
    assert parse("# :rocket: Start\n").title == "🚀 Start"


def test_code_in_a_list_is_indented_from_where_it_begins() -> None:
    source = '1. One\n\n    <pre class="language-sh"><code class="lang-sh"><strong>a:\n    </strong>  b:\n    </code></pre>\n'
    code = nodes(source)[0]["nodes"][0]["nodes"][1]
    assert outline([code]) == [("code", ("code-line", "a:"), ("code-line", "  b:"))]


def test_the_summary_of_an_api_method_is_its_heading() -> None:
    source = (
        '{% api-method method="get" host="https://x.io" path="/cakes" %}\n{% api-method-summary %}\nGet cakes\n{% endapi-method-summary %}\n\n'
        "{% api-method-description %}\nAll of them.\n{% endapi-method-description %}\n{% endapi-method %}\n"
    )
    assert [node["type"] for node in nodes(source)] == ["heading-3", "code", "paragraph"]


@pytest.mark.parametrize(
    ("classes", "icon"),
    [
        ("fa-github", "github"),
        ("fa-brands fa-github", "github"),
        ("fa-solid fa-star", "star"),
        ("fas fa-star", "star"),
        ("fa-regular fa-bell fa-fw", "bell"),
    ],
)
def test_icons_as_other_editors_write_them(classes: str, icon: str) -> None:
    (paragraph,) = nodes(f'<i class="{classes}"></i> x\n')
    assert paragraph["nodes"][0]["data"] == {"icon": icon}


def test_widths_of_older_tables_stay_shares() -> None:
    (table,) = nodes('<table><thead><tr><th width="30">a</th><th width="70">b</th></tr></thead><tbody></tbody></table>\n')
    assert table["data"]["view"]["useNewSizing"] is True
    del table["data"]["view"]["useNewSizing"]
    written = write({"object": "document", "data": {}, "nodes": [table]}, STABLE)
    assert nodes(written)[0]["data"]["view"] == {**table["data"]["view"], "useNewSizing": False}


def test_a_picture_with_a_title_has_it_as_caption_and_keeps_its_alternative_text() -> None:
    (images,) = nodes('![alt](a.png "title")\n')
    assert images["nodes"][0]["data"]["alt"] == "alt"
    assert words(render(read(parse('#\n\n![alt](a.png "title")\n'), STABLE), RenderContext())) == ["title"]
