"""The first rows of dialect section 5: tags and HTML that break naive parsers. Each test is named after what an author would see."""

import pytest

from octavo.content.canonical import canonical
from octavo.content.markdown.nodes import letters_of
from octavo.content.page import parse, parse_body, read, write
from tests.content.outlines import nodes, outline
from tests.content.stable import STABLE

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
    assert [kind for kind, *_ in outline(nodes(source))] == ["updates", "paragraph"]


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
    assert letters_of(nodes(f"{text}\n")) == text


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
    assert [letters_of(cell["nodes"]) for cell in table["fragments"]] == ["b"]


def test_5_2_a_table_without_head_hides_it() -> None:
    assert nodes("<table><tr><td>a</td><td>b</td></tr></table>\n")[0]["data"]["view"]["hideHeader"] is True


def test_5_2_spans_and_liquid_and_tables_in_tables_lose_no_words() -> None:
    source = (
        '<table><tr><td colspan="2">one {% x %}</td></tr><tr><td>two<table><tr><td>three</td></tr></table></td><td>four</td></tr></table>\n'
    )
    words = letters_of(nodes(source)).replace(" ", "")
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
    text = letters_of(nodes(f"{source}\n"))
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
    assert letters_of(nodes(f"{source}\n")) == text


def test_5_2_control_characters_in_entities_are_gone_from_the_canonical_form_alone() -> None:
    document = read(parse_body("a&#x1b;b\n"), STABLE)
    assert letters_of(document["nodes"]) == "a\x1bb"
    assert letters_of(canonical(document)["nodes"]) == "ab"


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
    assert letters_of(nodes(f"{text}\n")) == expected


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
