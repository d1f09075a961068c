"""What people write by hand, and editors, translators and formatters make of it: understood as it was meant, and kept byte for byte."""

import pytest

from octavo.content.document import walk
from octavo.content.edit import edit
from octavo.content.page import parse, read
from tests.content.outlines import nodes, outline
from tests.content.schema import Schema
from tests.content.stable import STABLE


@pytest.mark.parametrize("closer", ["{% EndHint %}", "{%ENDHINT%}", "{%- endhint -%}", "{% endhint%}"])
def test_a_closer_in_any_letters_closes(closer: str) -> None:
    assert outline(nodes(f'{{% hint style="info" %}}\nIn.\n{closer}\n\nOut.\n')) == [("hint", ("paragraph", "In.")), ("paragraph", "Out.")]


def test_a_closer_at_the_end_of_a_line_ends_the_paragraph() -> None:
    source = '{% hint style="info" %}\nIn. {% endhint %}\nOut.\n'
    assert outline(nodes(source)) == [("hint", ("paragraph", "In.")), ("paragraph", "Out.")]


@pytest.mark.parametrize(
    "tag", ['{% hint style="danger"\n   icon="fire" %}', "{% hint\n  style='danger'\n\n%}".replace("\n\n", "\n  icon='fire'\n")]
)
def test_a_tag_may_go_on_in_the_next_lines(tag: str) -> None:
    [hint] = nodes(f"{tag}\nHot.\n{{% endhint %}}\n")
    assert hint["data"] == {"style": "danger", "icon": "fire"}


@pytest.mark.parametrize("between", ["\n\n", "\n{% hint %}\n", "\nprose and\n"])
def test_a_tag_that_goes_on_in_prose_is_text(between: str) -> None:
    assert outline(nodes(f'{{% tab title="a"{between}b="c" %}}\n'))[0][0] == "paragraph"


def test_a_word_after_an_integrations_last_value_does_not_hide_its_end() -> None:
    found = nodes('{% @a/b url="https://a.example" wide %}\n\n{% embed url="https://b.example" %}\n')
    assert [node["data"].get("url") for node in found] == ["https://a.example", "https://b.example"]


def test_an_integration_whose_value_never_ends_takes_no_other_tag_with_it() -> None:
    found = nodes('{% @a/b url="https://a.example %}\n\nText.\n\n{% embed url="https://b.example" %}\n\n{% @a/b c="d" %}\n')
    assert [node["type"] for node in found] == ["paragraph", "paragraph", "embed", "integration"]


@pytest.mark.parametrize("title", ["“Two words”", "”Two words”", "‘Two words’"])
def test_typographic_quotes_end_a_value_too(title: str) -> None:
    [tabs] = nodes(f"{{% tabs %}}\n{{% tab title={title} %}}\nx\n{{% endtab %}}\n{{% endtabs %}}\n")
    assert tabs["nodes"][0]["data"] == {"title": "Two words"}


@pytest.mark.parametrize("value", ['"x"y', "“x", "'x'y"])
def test_a_hundred_thousand_values_without_an_end_are_read_in_one_pass(value: str) -> None:
    source = "{% hint " + f"a={value} " * 100_000 + "%}\nx\n{% endhint %}\n"
    assert [block.kind for block in parse(source).blocks] == ["tag:hint"]


@pytest.mark.parametrize(
    ("tag", "member", "family"),
    [
        ('tab title="a"', "tabs-item", "tabs"),
        ("step", "stepper-step", "stepper"),
        ("column", "column", "columns"),
        ('update date="2024-02-01"', "update", "updates"),
    ],
)
def test_members_without_their_container_get_one(tag: str, member: str, family: str) -> None:
    one = f"{{% {tag} %}}\nx\n{{% end{tag.split(maxsplit=1)[0]} %}}\n"
    inner = (member, ("paragraph", "x"))
    found = nodes(f"{one}\n{one}\nText.\n")
    assert outline(found) == [(family, inner, inner), ("paragraph", "Text.")]
    assert Schema().faults(found[0]) == []


def test_a_prompt_without_a_fence_is_its_text() -> None:
    [prompt] = nodes('{% prompt description="Ask" %}\nWrite **one** poem.\n\n* And a list\n{% endprompt %}\n')
    assert outline([prompt]) == [
        ("prompt", ("code", ("code-line", "Write **one** poem."), ("code-line", ""), ("code-line", "* And a list")))
    ]


def test_a_prompt_that_is_never_closed_holds_no_more_than_its_fence() -> None:
    source = '{% prompt description="Ask" %}\n```\nWrite.\n```\n\n## After\n'
    assert outline(nodes(source)) == [("prompt", ("code", ("code-line", "Write."))), ("heading-1", "After")]


def test_a_prompt_in_a_list_and_a_quote_is_its_text() -> None:
    source = "* {% prompt %}One\n  two{% endprompt %}\n"
    assert outline(nodes(source))[0][1][1][1] == ("code", ("code-line", "One"), ("code-line", "two"))


def test_block_elements_in_a_line_part_it() -> None:
    source = "Before <center>**middle**</center> after, and `<p>code</p>`.\n"
    assert outline(nodes(source)) == [("paragraph", "Before"), ("paragraph", "middle"), ("paragraph", "after, and <p>code</p>.")]


def test_block_elements_inside_of_others_part_words() -> None:
    assert outline(nodes("## One <div>two</div>three\n")) == [("heading-1", "One two three")]
    assert outline(nodes('<p align="center"><a href="x.md"><div>one</div><div>two</div></a></p>\n'))[0][1] == ("link", "one two")


@pytest.mark.parametrize("source", ["| a |\n| - |\n| " + "<pre>x" * 100_000, "## " + "a<p>b" * 100_000])
def test_a_hundred_thousand_block_elements_in_a_line_are_read_in_one_pass(source: str) -> None:
    assert len(read(parse(f"{source}\n"), STABLE)["nodes"]) == 1


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<pre>\nQQ\n</pre>", ["QQ"]),
        ("<pre>\n\nQQ</pre>", ["", "QQ"]),
        ("<pre>QQ</pre>", ["QQ"]),
        ("<pre><code>\nQQ\n</code></pre>", ["", "QQ"]),
    ],
)
def test_a_line_break_right_after_pre_is_no_line(source: str, lines: list[str]) -> None:
    assert outline(nodes(f"{source}\n")) == [("code", *(("code-line", line) for line in lines))]


def test_a_bare_picture_keeps_its_size() -> None:
    [images] = nodes('<img src="a.png" alt="A" width="300" height="20%">\n')
    assert images["nodes"][0]["data"]["width"] == 300
    assert images["nodes"][0]["data"]["height"] == {"unit": "%", "value": 20}


def test_a_picture_over_several_lines_is_an_image_with_its_dark_variant() -> None:
    sources = (
        '<source media="(prefers-color-scheme: dark)" srcset="d.png">\n  <source media="(prefers-color-scheme: light)" srcset="l.png">'
    )
    [images] = nodes(f'<picture>\n  {sources}\n  <img alt="P" src="l.png">\n</picture>\n')
    assert [image["data"]["refDark"]["url"] for image in images["nodes"]] == ["d.png"]


@pytest.mark.parametrize(
    ("markup", "data"),
    [
        ('<video src="https://v.example/a.mp4" controls></video>', {"url": "https://v.example/a.mp4"}),
        ('<iframe src="//v.example/a"></iframe>', {"url": "https://v.example/a"}),
        ('<audio controls><source src="a.mp3"></audio>', {"ref": {"kind": "file", "file": "a.mp3"}}),
    ],
)
def test_players_are_embeds_or_files(markup: str, data: object) -> None:
    assert [node["data"] for node in nodes(f"{markup}\n")] == [data]


def test_what_a_player_says_to_old_browsers_is_kept() -> None:
    assert outline(nodes('<video>\n  <source src="a.mp4">\n  Not shown.\n</video>\n')) == [("file",), ("paragraph", "Not shown.")]


@pytest.mark.parametrize("line", ['<a name="set-up"></a>', "<a id='set-up'/>"])
def test_an_anchor_in_the_line_above_is_the_headings(line: str) -> None:
    [_, heading] = nodes(f"Text.\n\n{line}\n\n### Setting up\n")
    assert heading["data"] == {"id": "set-up"}


def test_an_anchor_above_a_heading_goes_where_the_heading_goes() -> None:
    source = '<a name="one"></a>\n## First\n\n## Second\n\nText.\n'
    parsed = parse(source)
    document = read(parsed, STABLE)
    document["nodes"].insert(1, document["nodes"].pop(0))
    assert edit(parsed, document, STABLE) == '## Second\n\n## First <a href="#one" id="one"></a>\n\nText.\n'


def test_an_anchor_above_text_is_no_headings() -> None:
    assert [node["data"] for node in nodes('<a name="x"></a>\n\nText.\n\n## After\n')] == [{}, {}]


@pytest.mark.parametrize(
    "tag", ['content-ref url="x.md"', 'openapi src="x.yaml" path="/x" method="get"', 'openapi-operation spec="a" path="/x" method="get"']
)
def test_words_where_exporters_write_a_link_are_kept_behind_the_block(tag: str) -> None:
    name = tag.split(maxsplit=1)[0]
    found = nodes(f"{{% {tag} %}}\n[x](x.md)\n\nMore words.\n\n* And a list\n{{% end{name} %}}\n\nAfter.\n")
    assert outline(found)[1:] == [
        ("paragraph", "More words."),
        ("list-unordered", ("list-item", ("paragraph", "And a list"))),
        ("paragraph", "After."),
    ]
    assert len(nodes(f"{{% {tag} %}}\n[x](x.md)\n{{% end{name} %}}\n")) == 1


def test_what_a_figure_holds_beside_a_picture_and_its_caption_is_kept() -> None:
    assert outline(nodes('<figure><img src="a.png"><p>Beside</p><figcaption>Below</figcaption></figure>\n'))[1:] == [
        ("paragraph", "Beside"),
        ("paragraph", "Below"),
    ]
    [two, caption] = nodes('<figure><img src="a.png"><img src="b.png"><figcaption>Both</figcaption></figure>\n')
    assert [child["data"]["ref"]["url"] for child in two["nodes"] if child["object"] == "inline"] == ["a.png", "b.png"]
    assert outline([caption]) == [("paragraph", "Both")]


def test_words_between_the_rows_of_a_table_stand_above_it() -> None:
    assert [node["type"] for node in nodes("<table>Words<tr><td>a</td></tr></table>\n")] == ["paragraph", "table"]


@pytest.mark.parametrize(
    "source",
    [
        '<table><tr><th><img src="a.png"> A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>\n',
        "| ![A](a.png) | B |\n| --- | :-: |\n| 1 | 2 |\n",
        "| [![A](a.png)](b.md) | **B** |\n| --- | --- |\n| 1 | 2 |\n",
    ],
)
def test_a_header_that_shows_pictures_is_a_row(source: str) -> None:
    [table] = nodes(source)
    assert [column["title"] for column in table["data"]["definition"].values()] == ["", ""]
    assert table["data"]["view"]["hideHeader"] is True
    assert len(table["data"]["records"]) == 2


def test_texts_between_block_elements_are_strings_like_all_others() -> None:
    found = nodes("Before <center>middle</center> after\n")
    assert {type(leaf["text"]) for node in walk(found) for leaf in node.get("leaves", ())} == {str}
