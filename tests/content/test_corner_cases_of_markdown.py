"""The other rows of dialect section 5: Markdown, frontmatter and real files. Each test is named after what an author would see."""

import pytest

from octavo.content.document import Node
from octavo.content.edit import edit
from octavo.content.markdown.nodes import letters_of
from octavo.content.page import parse, read, write
from tests.content.outlines import all_nodes, nodes, outline
from tests.content.stable import STABLE

# 5.3 Markdown


def test_5_3_runs_of_blank_lines_are_empty_paragraphs() -> None:
    assert [letters_of([node]) for node in nodes("a\n\n\n\nb\n\n\n\n\n\nc\n")] == ["a", "", "b", "", "", "c"]


def test_5_3_spaces_at_the_ends_and_breaks_in_a_row() -> None:
    assert letters_of(nodes("&#x20;a \\\n\\\nb&#x20;\n")) == " a \n\nb "
    assert letters_of(nodes("a  \nb\n")) == "a\nb"


def test_5_3_escapes() -> None:
    assert letters_of(nodes("\\_ \\[ \\< \\$ \\# \\- \\* \\| [a\\_b](c)\n")) == "_ [ < $ # - * | a_b"
    assert letters_of(nodes("\\- a\n")) == "- a"
    assert letters_of(nodes("1\\. a\n")) == "1. a"


@pytest.mark.parametrize("tag", ["div", "li", "p", "h1", "details", "script", "table", "center"])
@pytest.mark.parametrize(
    "around", ["Use {} here.", "{}", "**{}**", "* {}", "> {}", "| a |\n| - |\n| x {} |", "a `\\` {}", "`a` \\` {} `b`"]
)
def test_5_3_an_escaped_block_tag_is_text(tag: str, around: str) -> None:
    found = nodes(f"{around.format(f'{chr(92)}<{tag}>')}\n")
    assert f"<{tag}>" in letters_of(found)
    assert {node["type"] for node in all_nodes(found) if node["object"] == "block"} <= {
        "paragraph",
        "list-unordered",
        "list-item",
        "blockquote",
        "table",
    }


@pytest.mark.parametrize(
    ("source", "text", "kind"),
    [('[a](<div> "b")', "a", "link"), ('[a](b "<div>")', "a", "link"), ("$$a<div>b$$", "a<div>b", "inline-math")],
)
def test_5_3_a_block_tag_within_an_address_or_a_formula_is_part_of_it(source: str, text: str, kind: str) -> None:
    [block] = nodes(f"{source}\n")
    assert (letters_of([block]), block["nodes"][0]["type"]) == (text, kind)


def test_5_3_words_that_look_like_block_tags_are_written_as_text() -> None:
    assert write(read(parse("#\n\nUse the &lt;div&gt; tag.\n"), STABLE), STABLE) == "Use the \\<div> tag.\n"


@pytest.mark.parametrize("child", ["  * b", "    * b", "   * b", "\t* b"])
def test_5_3_children_at_two_to_four_columns_or_a_tab(child: str) -> None:
    assert outline(nodes(f"* a\n{child}\n")) == [
        ("list-unordered", ("list-item", ("paragraph", "a"), ("list-unordered", ("list-item", ("paragraph", "b")))))
    ]


@pytest.mark.parametrize(
    "source", ["    * a\n    * b\n", "\t* a\n\t* b\n", "     * a\n     * b\n", ">     * a\n>     * b\n", "    * a\n        * b\n"]
)
@pytest.mark.parametrize("around", ["{}", "{{% hint %}}\n{}{{% endhint %}}\n", "<details>\n\n{}\n</details>\n", "Text.\n\n{}"])
def test_5_3_a_list_may_stand_at_any_column(source: str, around: str) -> None:
    items = [node for node in all_nodes(nodes(around.format(source))) if node.get("type") == "list-item"]
    assert [letters_of(item["nodes"][:1]) for item in items] == ["a", "b"]


def test_5_3_a_nested_list_may_stand_far_to_the_right() -> None:
    items = ("list-unordered", ("list-item", ("paragraph", "b")), ("list-item", ("paragraph", "c")))
    assert outline(nodes("- a\n\n\n        - b\n        - c\n")) == [("list-unordered", ("list-item", ("paragraph", "a"), items))]
    assert [node["data"] for node in nodes("    3. a\n    4. b\n")] == [{"start": 3}]


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
    assert [letters_of([node]) for node in found[2:]] == ["Other", "Third", "Fourth"]


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
    assert [letters_of(note["nodes"]) for note in notes] == ["KYT", "utes", "word"]
    assert [letters_of(note["fragments"][0]["nodes"]) for note in notes] == ["Onemore", "", "Three"]


def test_5_3_a_footnote_in_a_table_has_its_definition_at_the_end_of_the_file() -> None:
    table = '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><a data-footnote-ref href="#user-content-fn-1">x</a></td></tr></tbody></table>'
    found = nodes(f"{table}\n\n[^1]: Body\n")
    assert [letters_of(node["fragments"][0]["nodes"]) for node in all_nodes(found) if node.get("type") == "annotation"] == ["Body"]


@pytest.mark.parametrize("text", [":error:", "10:42:30", "aws:sui:", "https://a:b:c", ":not_an_emoji:"])
def test_5_3_words_between_colons_are_no_emoji(text: str) -> None:
    assert letters_of(nodes(f"{text}\n")) == text


def test_5_3_an_emoji_and_an_icon() -> None:
    found = nodes(':tada: <i class="fa-github" style="color:$warning;">:github:</i>\n')[0]["nodes"]
    assert [(node["type"], node["data"]) for node in found if node["object"] == "inline"] == [
        ("emoji", {"code": "1f389"}),
        ("icon", {"icon": "github", "color": "$warning"}),
    ]


@pytest.mark.parametrize("text", ["a\u200bb", "a\u00a0b", "\u200fאב", "ください、**NodeJSは**[**x", "**。**a"])
def test_5_3_unseen_characters_stay(text: str) -> None:
    assert letters_of(nodes(f"{text}\n")).replace("*", "") == text.replace("*", "")


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
    assert letters_of(edited[0]["fragments"][0]["nodes"]) == "by hand"


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
    assert letters_of(nodes(f"<!-- octavo {comment} -->\nText.\n")).endswith("Text.")
