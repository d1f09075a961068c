"""The rows of dialect section 5: what breaks naive parsers. Each test is named after what an author would see."""

from typing import Any

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import Node
from octavo.content.edit import edit
from octavo.content.markdown.nodes import plain_text, walk
from octavo.content.page import parse, parse_body, read, write
from tests.content.stable import STABLE


def nodes(source: str) -> list[Node]:
    """The blocks of a body; on the way, that nothing is lost in Markdown and back, and that an unedited page keeps its bytes."""
    document = read(parse_body(source), STABLE)
    assert canonical(read(parse_body(write(document, STABLE)), STABLE)) == canonical(document)
    parsed = parse(source)
    assert edit(parsed, read(parsed, STABLE), STABLE) == source
    return document["nodes"]


def outline(found: list[Node]) -> Any:
    """Types with their children, texts as they are."""
    return [
        plain_text([node])
        if node["object"] == "text"
        else (node["type"], *outline([*node.get("nodes", []), *[inner for part in node.get("fragments", []) for inner in part["nodes"]]]))
        for node in found
    ]


def all_nodes(found: list[Node]) -> list[Node]:
    return [node for one in found for node in walk(one)]


# 5.1 Liquid tags


def test_5_1_a_caption_is_what_stands_before_the_closer_of_the_nearest_opener() -> None:
    found = outline(
        nodes('{% hint style="info" %}\n{% file src="a.pdf" %}\n{% endhint %}\n\n{% file src="b.pdf" %}\nCaption\n{% endfile %}\n')
    )
    assert found == [("hint", ("file",)), ("file", ("paragraph", "Caption"))]


@pytest.mark.parametrize(
    "source",
    [
        '{% file src="gone/a.pdf" %}\n',
        '{% file src="https://example.org/a.pdf" %}\n',
        '<img src="gone.svg" alt="" class="gitbook-drawing">\n',
    ],
)
def test_5_1_a_file_that_is_missing_or_elsewhere_is_still_a_file_and_keeps_its_address(source: str) -> None:
    (block,) = nodes(source)
    assert block["data"]["ref"] == {"kind": "file", "file": source.split('"')[1]}
    assert write(read(parse_body(source), STABLE), STABLE) == source


def test_5_1_pairs_that_are_never_closed_end_with_the_file_and_are_told() -> None:
    source = '{% tabs %}\n{% tab title="a" %}\nOne\n'
    assert outline(nodes(source)) == [("tabs", ("tabs-item", ("paragraph", "One")))]
    assert [fault.message for fault in parse(source).faults] == ["tab is never closed", "tabs is never closed"]


def test_5_1_a_closer_without_opener_stays_as_text() -> None:
    assert outline(nodes("Text.\n\n{% endif %}\n")) == [("paragraph", "Text."), ("paragraph", "{% endif %}")]


def test_5_1_an_unclosed_fence_takes_the_rest_of_the_file() -> None:
    assert outline(nodes("```js\na\n{% endcode %}\n")) == [("code", ("code-line", "a"), ("code-line", "{% endcode %}"))]


def test_5_1_a_block_inside_a_list_item_belongs_to_it() -> None:
    source = '1. One\n   {% tabs %}\n   {% tab title="a" %}\n   In\n   {% endtab %}\n   {% endtabs %}\n2. Two\n'
    item = ("list-item", ("paragraph", "One"), ("tabs", ("tabs-item", ("paragraph", "In"))))
    assert outline(nodes(source)) == [("list-ordered", item, ("list-item", ("paragraph", "Two")))]


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_5_1_an_indented_closer_ends_the_lists_inside_its_block(indent: str) -> None:
    source = f'{{% update date="2025-01-01" %}}\n* One\n  * Two\n{indent}{{% endupdate %}}\n\nAfter.\n'
    assert [kind for kind, *_ in outline(nodes(source))] == ["update", "paragraph"]


@pytest.mark.parametrize(
    "source",
    [
        '{% hint style="info" %} Some **text** here. {% endhint %}\n',
        '{% hint style="info" %} Some **text**\nhere. {% endhint %}\n',
        '{% hint style="info" %}\nSome **text** here.{% endhint %}\n',
    ],
)
def test_5_1_tags_beside_their_text_on_one_line(source: str) -> None:
    assert outline(nodes(source)) == [("hint", ("paragraph", "Some text here."))]


def test_5_1_tags_beside_each_other_on_one_line() -> None:
    assert outline(nodes("{% tabs %}{% tab title='a' %}\nx\n{% endtab %}{% endtabs %}\n")) == [("tabs", ("tabs-item", ("paragraph", "x")))]


def test_5_1_tags_inside_quotes() -> None:
    assert outline(nodes('> {% hint style="info" %}\n> x\n> {% endhint %}\n')) == [("blockquote", ("hint", ("paragraph", "x")))]


def test_5_1_a_condition_may_split_a_list() -> None:
    found = outline(nodes("{% if a %}\n1. One\n{% endif %}\n{% if b %}\n6. Six\n{% endif %}\n"))
    assert [kind for kind, *_ in found] == ["if", "if"]
    assert nodes("{% if b %}\n6. Six\n{% endif %}\n")[0]["nodes"][0]["data"] == {"start": 6}


def test_5_1_tags_inside_code_are_literal() -> None:
    assert outline(nodes("`{% hint %}` and\n\n```\n{% hint %}\n```\n\n<pre><code>{% hint %}\n</code></pre>\n")) == [
        ("paragraph", "{% hint %} and"), ("code", ("code-line", "{% hint %}")), ("code", ("code-line", "{% hint %}")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ('title="a b"', "a b"), ("title='a b'", "a b"), (r'title="\"All\" x"', '"All" x'), ('title="{id} & \'x\' > y"', "{id} & 'x' > y"),
        ('title = "a"', "a"), ('junk here title="a"', "a"), ('title="a %} b"', "a %} b"), ('title=""', None), ('title="a"b"', 'a"b'),
    ],
)  # fmt: skip
def test_5_1_attributes_as_people_write_them(tag: str, title: str | None) -> None:
    found = nodes("{% tabs %}\n{% tab " + tag + " %}\nx\n{% endtab %}\n{% endtabs %}\n")
    assert found[0]["nodes"][0]["data"].get("title") == title


def test_5_1_a_diagram_keeps_its_lines_and_its_quotes() -> None:
    content = 'graph TD\n    A["HR: Log in"] --> B\n\n    %% a comment\n    B --> C["x"]\n'
    source = '{% @mermaid/diagram content="' + content + '" %}\n\nAfter.\n'
    found = nodes(source)
    assert found[0]["data"] == {"integration": "mermaid", "block": "diagram", "props": {"content": content}}
    assert found[1]["type"] == "paragraph"


def test_5_1_an_escaped_tag_is_text() -> None:
    assert outline(nodes("\\{% hint %}\n")) == [("paragraph", "{% hint %}")]


@pytest.mark.parametrize(
    "text", ["{% raw %}", "{% include_relative x.md %}", "{% sample lang=js %}", "{{ page.title }}", "{%- assign x = 1 -%}", "{% endraw %}"]
)
def test_5_1_other_template_languages_stay_text(text: str) -> None:
    assert plain_text(nodes(f"{text}\n")) == text


def test_5_1_a_closer_at_the_very_end_of_the_file() -> None:
    assert outline(nodes('{% updates format="full" %}\n{% update date="2025-01-01" %}\nx\n{% endupdate %}\n{% endupdates %}')) == [
        ("updates", ("update", ("paragraph", "x")))
    ]


# 5.2 HTML


@pytest.mark.parametrize(
    "source",
    [
        "<table>\n\n<thead>\n<tr><th>a</th></tr>\n\n</thead>\n<tbody><tr><td>b</td></tr></tbody>\n</table>\n",
        '<table border="1">\n  <tr>\n    <th>a</th>\n  </tr>\n  <tr>\n    <td>\n      b\n    </td>\n  </tr>\n</table>\n',
        "<table><tr><th>a<tr><td>b</table>\n",
    ],
)
def test_5_2_tables_as_hands_write_them(source: str) -> None:
    table = nodes(source)[0]
    assert [found["title"] for found in table["data"]["definition"].values()] == ["a"]
    assert [plain_text(cell["nodes"]) for cell in table["fragments"]] == ["b"]


def test_5_2_a_table_without_head_hides_it() -> None:
    assert nodes("<table><tr><td>a</td><td>b</td></tr></table>\n")[0]["data"]["view"]["hideHeader"] is True


def test_5_2_spans_and_liquid_and_tables_in_tables_lose_no_words() -> None:
    source = (
        '<table><tr><td colspan="2">one {% x %}</td></tr><tr><td>two<table><tr><td>three</td></tr></table></td><td>four</td></tr></table>\n'
    )
    words = plain_text(nodes(source)).replace(" ", "")
    assert all(word in words for word in ("one{%x%}", "two", "three", "four"))


def test_5_2_cells_hold_text_beside_blocks() -> None:
    source = '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>text<ul><li>item</li></ul><p></p><div data-gb-custom-block data-tag="hint" data-style="danger" class="hint hint-danger"><p>h</p></div><pre><code>x\n\ny\n</code></pre></td></tr></tbody></table>\n'
    cell = nodes(source)[0]["fragments"][0]["nodes"]
    assert [node["type"] for node in cell] == ["paragraph", "list-unordered", "paragraph", "hint", "code"]
    assert len(cell[4]["nodes"]) == 3


def test_5_2_numbers_and_boxes_and_choices() -> None:
    head = '<th data-type="number"></th><th data-type="checkbox"></th><th>S<select multiple><option value="o1" label="B" color="blue"></option><option value="o2" label="C" color="red"></option></select></th><th data-type="rating" data-max="5"></th>'
    row = '<td>null</td><td>true</td><td><span data-option="o2">C, </span><span data-option="o1">B</span></td><td>3</td>'
    table = nodes(f"<table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>\n")[0]
    assert table["data"]["records"]["record1"]["values"] == {"column2": True, "column3": ["o2", "o1"], "column4": 3}


def test_5_2_a_second_opening_tag_is_the_closing_one() -> None:
    found = nodes('<sub><mark style="color:red;">**x**<mark style="color:red;"></sub> y\n')
    marks = [(leaf["text"], [mark["type"] for mark in leaf["marks"]]) for leaf in found[0]["nodes"][0]["leaves"]]
    assert marks == [("x", ["subscript", "color", "bold"]), (" y", [])]


@pytest.mark.parametrize("source", ["~~_<mark>**p**</mark>_~~", "a **** b", "a ** ** b", "_~~x_~~ y", "**a_b**c_"])
def test_5_2_debris_of_emphasis_loses_no_letters(source: str) -> None:
    text = plain_text(nodes(f"{source}\n"))
    assert [letter for letter in text if letter.isalpha()] == [letter for letter in source.replace("mark", "") if letter.isalpha()]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&#x26;&#x3C;&#x22;&#x27;", "&<\"'"),
        ("a&#x20;", "a "),
        ("&nbsp;&gt;&lt;", "\xa0><"),
        ("dialo&#x67;", "dialog"),
        ("a&#xNAN;b", "ab"),
        ("&nothing; &#xD800;", "&nothing; \ufffd"),
    ],
)
def test_5_2_entities(source: str, text: str) -> None:
    assert plain_text(nodes(f"{source}\n")) == text


def test_5_2_control_characters_in_entities_are_gone_from_the_canonical_form_alone() -> None:
    document = read(parse_body("a&#x1b;b\n"), STABLE)
    assert plain_text(document["nodes"]) == "a\x1bb"
    assert plain_text(canonical(document)["nodes"]) == "ab"


@pytest.mark.parametrize(
    "source", ["a b.png", "Nx-#020617.png", "x (1).png", "a%20b.png", "C:\\dir\\x.png", "data:image/png;base64," + "A" * 5000]
)
def test_5_2_addresses_of_images_stay_as_written(source: str) -> None:
    image = nodes(f'<figure><img src="{source}" alt="&#x3C;svg x=&#x22;1&#x22;&#x3E;"><figcaption></figcaption></figure>\n')[0]["nodes"][0]
    assert image["data"] == {"ref": {"kind": "url", "url": source}, "alt": '<svg x="1">'}


@pytest.mark.parametrize(("width", "value"), [("375", 375), ("950px", 950), ("100%", {"unit": "%", "value": 100}), ("wide", None)])
def test_5_2_widths(width: str, value: object) -> None:
    image = nodes(f'<figure><img src="x" alt="" width="{width}"><figcaption></figcaption></figure>\n')[0]["nodes"][0]
    assert image["data"].get("width") == value


@pytest.mark.parametrize("text", ["<ip>", "use <your_key> here", "<IPADDR>:80", "a <b c> d", "List<String>", "<https>"])
def test_5_2_pseudo_tags_are_text(text: str) -> None:
    expected = text.replace("<b c>", "") if "<b c>" in text else text
    assert plain_text(nodes(f"{text}\n")) == expected


@pytest.mark.parametrize(
    "source",
    [
        "<details>\n<summary>T</summary>\nbody\n</details>\n",
        "<details><summary>T</summary>\n\nbody\n\n</details>\n",
        "<details>\n\n<summary>T</summary>\n\nbody</details>\n",
    ],
)
def test_5_2_expandables_as_hands_write_them(source: str) -> None:
    assert outline(nodes(source)) == [("expandable", ("paragraph", "T"), ("paragraph", "body"))]


def test_5_2_expandables_beside_each_other_and_in_lists() -> None:
    one = "<details>\n\n<summary>T</summary>\n\n```\nx\n```\n\n| a |\n| - |\n| b |\n\n</details>\n"
    assert [kind for kind, *_ in outline(nodes(one + one))] == ["expandable", "expandable"]
    assert outline(nodes("* <details>\n\n  <summary>T</summary>\n\n  b\n\n  </details>\n")) == [
        ("list-unordered", ("list-item", ("expandable", ("paragraph", "T"), ("paragraph", "b")))),
    ]


def test_5_2_a_figure_in_an_item_whose_first_paragraph_is_empty() -> None:
    source = '*\n\n    <figure><img src="x" alt=""><figcaption></figcaption></figure>\n'
    item = nodes(source)[0]["nodes"][0]
    assert [node["type"] for node in item["nodes"]] == ["paragraph", "images"]


def test_5_2_a_figure_right_after_the_marker() -> None:
    assert nodes('1. <figure><img src="x" alt=""><figcaption></figcaption></figure>\n')[0]["nodes"][0]["nodes"][0]["type"] == "images"


def test_5_2_frames_breaks_and_comments() -> None:
    found = outline(nodes('<iframe src="https://a.example/x"></iframe>\n\na<br>b<br />c\n\n<!-- note -->\n\nd\n'))
    assert found == [("embed",), ("paragraph", "a\nb\nc"), ("paragraph", "d")]


def test_5_2_scripts_are_shown_and_never_kept_as_html() -> None:
    assert outline(nodes("<script>alert(1)</script>\n")) == [("code", ("code-line", "<script>alert(1)</script>"))]


# 5.3 Markdown


def test_5_3_runs_of_blank_lines_are_empty_paragraphs() -> None:
    assert [plain_text([node]) for node in nodes("a\n\n\n\nb\n\n\n\n\n\nc\n")] == ["a", "", "b", "", "", "c"]


def test_5_3_spaces_at_the_ends_and_breaks_in_a_row() -> None:
    assert plain_text(nodes("&#x20;a \\\n\\\nb&#x20;\n")) == " a \n\nb "
    assert plain_text(nodes("a  \nb\n")) == "a\nb"


def test_5_3_escapes() -> None:
    assert plain_text(nodes("\\_ \\[ \\< \\$ \\# \\- \\* \\| [a\\_b](c)\n")) == "_ [ < $ # - * | a_b"
    assert plain_text(nodes("\\- a\n")) == "- a"
    assert plain_text(nodes("1\\. a\n")) == "1. a"


@pytest.mark.parametrize("child", ["  * b", "    * b", "   * b", "\t* b"])
def test_5_3_children_at_two_to_four_columns_or_a_tab(child: str) -> None:
    assert outline(nodes(f"* a\n{child}\n")) == [
        ("list-unordered", ("list-item", ("paragraph", "a"), ("list-unordered", ("list-item", ("paragraph", "b")))))
    ]


def test_5_3_wide_markers_hold_blocks_at_four_columns() -> None:
    source = "*   a\n\n    b\n\n    ```\n    x\n      y\n    ```\n*   c\n"
    assert outline(nodes(source)) == [
        (
            "list-unordered",
            ("list-item", ("paragraph", "a"), ("paragraph", "b"), ("code", ("code-line", "x"), ("code-line", "  y"))),
            ("list-item", ("paragraph", "c")),
        ),
    ]


def test_5_3_boxes_in_any_list() -> None:
    assert nodes("1. [ ] a\n2. [x] b\n")[0]["nodes"][1]["data"] == {"checked": True}
    assert [node["type"] for node in nodes("- [ ] a\n- b\n")] == ["list-tasks", "list-unordered"]


def test_5_3_indentation_is_never_code() -> None:
    assert outline(nodes("a\n\n        deep\n")) == [("paragraph", "a"), ("paragraph", "deep")]


def test_5_3_fences_of_all_kinds() -> None:
    assert outline(nodes('~~~js title="x"\n```\na\n```\n~~~\n')) == [
        ("code", ("code-line", "```"), ("code-line", "a"), ("code-line", "```"))
    ]
    assert nodes('```javascript title="x"\na\n```\n')[0]["data"] == {"syntax": "javascript", "title": "x"}
    assert outline(nodes("* ```\n  a\n\n  b\n  ```\n")) == [
        ("list-unordered", ("list-item", ("code", ("code-line", "a"), ("code-line", ""), ("code-line", "b"))))
    ]
    assert outline(nodes("````\n```\n````\r\n".replace("\n", "\r\n"))) == [("code", ("code-line", "```"))]


def test_5_3_headings_of_all_levels_and_empty_ones() -> None:
    found = nodes("## a\n\n# b\n\n##### c\n\n##\n\n1**.** x\n")
    assert [node["type"] for node in found] == ["heading-1", "heading-1", "heading-3", "heading-1", "paragraph"]


def test_5_3_anchors_of_headings() -> None:
    found = nodes(
        '## Setup\n\n### Setup\n\n## Other <a href="#my-id" id="my-id"></a>\n\n## Third <a id="third-id"></a>\n\n## Fourth {#fourth-id}\n'
    )
    assert [node["meta"]["id"] for node in found] == ["setup", "setup-1", "my-id", "third-id", "fourth-id"]
    assert [plain_text([node]) for node in found[2:]] == ["Other", "Third", "Fourth"]


def test_5_3_the_same_anchor_twice_stays_as_the_author_wrote_it() -> None:
    assert [node["data"]["id"] for node in nodes('## A <a href="#x" id="x"></a>\n\n## B <a href="#x" id="x"></a>\n')] == ["x", "x"]


def test_5_3_underlined_headings_and_rules() -> None:
    assert outline(nodes("a\n---\n\nb\n===\n\n---\n\n***\n")) == [("heading-1", "a"), ("heading-1", "b"), ("divider",), ("divider",)]


def test_5_3_a_byte_order_mark_and_windows_lines() -> None:
    parsed = parse(b"\xef\xbb\xbf---\r\ntitle: 'a: b'\r\n---\r\n# T\r\n\r\na\r\n")
    assert parsed.frontmatter == {"title": "a: b"}
    assert parsed.title == "T"
    assert edit(parsed, read(parsed, STABLE), STABLE) == parsed.source


def test_5_3_dollars_in_three_roles() -> None:
    assert outline(nodes("$$\nx^2\n$$\n\na $$y$$ costs $5 and $$ 3\n")) == [
        ("math",),
        ("paragraph", "a ", ("inline-math",), " costs $5 and $$ 3"),
    ]


def test_5_3_footnotes() -> None:
    found = nodes(
        "[**KYT**](#user-content-fn-1)[^1] min[utes](#user-content-fn-2)[^2] word[^3]\n\n[^1]: One\n\n    more\n[^2]: \n[^3]: Three\n"
    )
    notes = [node for node in all_nodes(found) if node.get("type") == "annotation"]
    assert [plain_text(note["nodes"]) for note in notes] == ["KYT", "utes", "word"]
    assert [plain_text(note["fragments"][0]["nodes"]) for note in notes] == ["Onemore", "", "Three"]


def test_5_3_a_footnote_in_a_table_has_its_definition_at_the_end_of_the_file() -> None:
    table = '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><a data-footnote-ref href="#user-content-fn-1">x</a></td></tr></tbody></table>'
    found = nodes(f"{table}\n\n[^1]: Body\n")
    assert [plain_text(node["fragments"][0]["nodes"]) for node in all_nodes(found) if node.get("type") == "annotation"] == ["Body"]


@pytest.mark.parametrize("text", [":error:", "10:42:30", "aws:sui:", "https://a:b:c", ":not_an_emoji:"])
def test_5_3_words_between_colons_are_no_emoji(text: str) -> None:
    assert plain_text(nodes(f"{text}\n")) == text


def test_5_3_an_emoji_and_an_icon() -> None:
    found = nodes(':tada: <i class="fa-github" style="color:$warning;">:github:</i>\n')[0]["nodes"]
    assert [(node["type"], node["data"]) for node in found if node["object"] == "inline"] == [
        ("emoji", {"code": "1f389"}),
        ("icon", {"icon": "github", "color": "$warning"}),
    ]


@pytest.mark.parametrize("text", ["a\u200bb", "a\u00a0b", "\u200fאב", "ください、**NodeJSは**[**x", "**。**a"])
def test_5_3_unseen_characters_stay(text: str) -> None:
    assert plain_text(nodes(f"{text}\n")).replace("*", "") == text.replace("*", "")


# 5.4, 5.5


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ('{% hint style="info" %}\nX\n{% endhint %}', "```\na\n```", ("hint", ("code", ("code-line", "a")))),
        ('{% tabs %}\n{% tab title="a" %}\nX\n{% endtab %}\n{% endtabs %}', "{% stepper %}\n{% step %}\nx\n{% endstep %}\n{% endstepper %}", ("tabs", ("tabs-item", ("stepper", ("stepper-step", ("paragraph", "x")))))),
        ("{% stepper %}\n{% step %}\nX\n{% endstep %}\n{% endstepper %}", '{% tabs %}\n{% tab title="a" %}\nx\n{% endtab %}\n{% endtabs %}', ("stepper", ("stepper-step", ("tabs", ("tabs-item", ("paragraph", "x")))))),
        ('{% tabs %}\n{% tab title="a" %}\nX\n{% endtab %}\n{% endtabs %}', '{% include "x.md" %}', ("tabs", ("tabs-item", ("reusable-content",)))),
    ],
)  # fmt: skip
def test_5_4_children_beyond_the_official_unions_are_kept(outer: str, inner: str, expected: object) -> None:
    assert outline(nodes(outer.replace("X", inner) + "\n")) == [expected]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("[x](<a b.md>)", "a b.md"), ("[x]()", ""), ("[x](hhttps:y)", "hhttps:y"), ("[x](/broken/pages/abc)", "/broken/pages/abc"),
        ("[x](broken-reference)", "broken-reference"), ("[x](a(b).md)", "a(b).md"), ("[x](dir/)", "dir/"), ("[x](.net.md)", ".net.md"),
        ("[x](a%20b.md)", "a%20b.md"), ("[x](a&amp;b)", "a&b"), ("[x][y]\n\n[y]: z.md", "z.md"), ("<https://a.example>", "https://a.example"),
    ],
)  # fmt: skip
def test_5_5_links_keep_their_targets(source: str, target: str) -> None:
    links = [node for node in all_nodes(nodes(f"{source}\n")) if node.get("type") == "link"]
    assert [link["data"]["ref"] for link in links] == [{"kind": "url", "url": target}]


@pytest.mark.parametrize("source", ["", "\n", "# T\n", "---\na: b\n---\n", "---\na: b\n---", "\ufeff", "   \n\t\n"])
def test_5_5_pages_without_a_body(source: str) -> None:
    parsed = parse(source)
    assert read(parsed, STABLE)["nodes"] == []
    assert edit(parsed, read(parsed, STABLE), STABLE) == source


def test_legacy_api_methods_become_something_readable() -> None:
    source = '{% swagger baseUrl="https://a.example" path="/x" method="get" summary="Get x" %}\n{% swagger-description %}\nText\n{% endswagger-description %}\n\n{% swagger-parameter in="path" name="id" type="string" required="true" %}\nThe id\n{% endswagger-parameter %}\n\n{% swagger-response status="200" description="Fine" %}\n```json\n{}\n```\n{% endswagger-response %}\n{% endswagger %}\n'
    assert [node["type"] for node in nodes(source)] == ["heading-3", "code", "paragraph", "list-unordered", "expandable"]


def test_a_page_reference_of_old_is_a_page_link() -> None:
    assert nodes('{% page-ref page="x.md" %}\n')[0]["data"] == {"ref": {"kind": "url", "url": "x.md"}}


def test_an_authors_edit_below_a_comment_wins_over_the_comment() -> None:
    strange: Node = {"object": "block", "type": "table", "data": {"view": {"type": "grid", "columns": ["a"]}, "records": {"r": {"orderIndex": "1", "values": {"a": "f"}}}, "definition": {"a": {"id": "a", "title": "t", "type": "text"}}}, "fragments": [{"object": "fragment", "fragment": "f", "nodes": [{"object": "block", "type": "math", "data": {"formula": "x"}}]}]}  # fmt: skip
    text = write({"object": "document", "data": {}, "nodes": [strange]}, STABLE)
    assert "fragments" in text
    edited = nodes(text.replace("<td></td>", "<td>by hand</td>"))
    assert plain_text(edited[0]["fragments"][0]["nodes"]) == "by hand"


@pytest.mark.parametrize(
    "comment",
    [
        '{"block":[]}',
        '{"block":{"object":"block"}}',
        "[]",
        "{",
        '{"nodes":5,"of":"x"}',
        '{"data":{"a":{"b":1}}}',
        '{"block":' + '{"nodes":[' * 500 + "]}" * 500 + "}",
    ],
)
def test_comments_of_any_content_are_harmless(comment: str) -> None:
    assert plain_text(nodes(f"<!-- octavo {comment} -->\nText.\n")).endswith("Text.")
