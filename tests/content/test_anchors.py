"""Anchors: those that authors wrote, in any script and case, those that are computed, and those that other renderers would have made."""

import pytest

from octavo.content.canonical import canonical
from octavo.content.edit import edit
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.markdown.nodes import letters_of
from octavo.content.page import parse, parse_body, read, write
from octavo.content.slugs import github_anchor
from tests.content.outlines import nodes
from tests.content.stable import STABLE


def shown(source: str) -> str:
    return render(read(parse(source), STABLE), RenderContext())


@pytest.mark.parametrize(
    ("source", "anchor"),
    [
        ('## A <a href="#FooBar" id="FooBar"></a>\n', "FooBar"),
        ("## A {#Setup}\n", "Setup"),
        ("## A {#安装}\n", "安装"),
        ('## A <a id="安装"></a>\n', "安装"),
        ('<h2 id="FooBar">A</h2>\n', "FooBar"),
        ('<a name="FooBar"></a>\n## A\n', "FooBar"),
        ('## <a id="foo"></a> A\n', "foo"),
    ],
)
def test_an_authors_anchor_is_kept_in_any_case_and_script(source: str, anchor: str) -> None:
    (heading,) = nodes(source)
    assert heading["meta"]["id"] == anchor
    assert letters_of([heading]) == "A"
    assert f'<h2 id="{anchor}"' in shown(source)


@pytest.mark.parametrize("source", ['## A <a href="#FooBar" id="FooBar"></a>\n', "## A {#安装}\n", '<h2 id="FooBar">A</h2>\n'])
def test_such_an_anchor_survives_the_edit_of_its_heading_and_the_way_through_json(source: str) -> None:
    parsed = parse(source)
    document = read(parsed, STABLE)
    anchor = document["nodes"][0]["meta"]["id"]
    assert canonical(read(parse_body(write(document, STABLE)), STABLE)) == canonical(document)
    document["nodes"][0]["nodes"][0]["leaves"][0]["text"] = "B"
    assert edit(parsed, document, STABLE) == f'## B <a href="#{anchor}" id="{anchor}"></a>\n'


def test_a_computed_anchor_is_not_written() -> None:
    assert write(read(parse("#\n\n## Set up\n"), STABLE), STABLE) == "## Set up\n"


def test_braces_at_the_end_of_a_heading_stay_its_text() -> None:
    document = read(parse("## A \\{#安装}\n"), STABLE)
    assert letters_of(document["nodes"]) == "A {#安装}"
    assert write(document, STABLE) == "## A \\{#安装}\n"


def test_an_anchor_that_no_address_could_hold_is_none_and_leaves_no_space() -> None:
    (heading,) = nodes('## A <a id="a b"></a>\n')
    assert (heading["meta"]["id"], letters_of([heading])) == ("a", "A")


def test_the_second_of_two_equal_anchors_is_numbered_and_both_can_be_linked_to() -> None:
    source = '## A <a href="#one" id="one"></a>\n\n## B <a href="#one" id="one"></a>\n\n## One-1\n'
    assert [node["meta"]["id"] for node in nodes(source)] == ["one", "one-1", "one-1-1"]
    assert [node["data"].get("id") for node in nodes(source)] == ["one", "one", None]
    assert 'href="#one-1"' in shown(source)


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("启用 API", "启用-api"),
        ("1. Setup & Go", "1-setup--go"),
        ("ภาษาไทย", "ภาษาไทย"),
        ("हिन्दी!", "हिन्दी"),
        ("snake_case v1.2", "snake_case-v12"),
        ("!", ""),
    ],
)
def test_the_names_that_github_gives_headings(title: str, anchor: str) -> None:
    assert github_anchor(title) == anchor


def test_links_written_for_github_lead_to_their_headings() -> None:
    rendered = shown("[x](#启用-api)\n\n## 启用 API\n\n## 启用 API\n")
    assert 'href="#启用-api"' in rendered
    assert [rendered.count(f'id="{name}"') for name in ("启用-api", "启用-api-1", "qi-yong-api", "qi-yong-api-1")] == [1, 1, 1, 1]


def test_such_a_name_never_takes_the_place_of_an_anchor() -> None:
    rendered = shown("## v1.2\n\n## Other {#v12}\n\n## Plain\n")
    assert rendered.count('id="v12"') == 1
    assert '<h2 id="v12"' in rendered
    assert rendered.count('id="plain"') == 1
    assert "<span" not in rendered


def test_a_note_is_no_part_of_its_headings_name() -> None:
    source = "## Head[^1]\n\n[^1]: note\n"
    assert nodes(source)[0]["meta"]["id"] == "head"
    assert 'aria-label="Permalink: Head"' in shown(source)


def test_a_note_is_no_part_of_a_columns_title_and_keeps_its_words() -> None:
    source = "| Name[^1] | B |\n| --- | --- |\n| x | y |\n\nafter\n\n[^1]: foot\n"
    found = nodes(source)
    assert found[0]["data"]["definition"]["column1"]["title"] == "Name"
    assert [letters_of([node]) for node in found[1:]] == ["after", "foot"]
    document = read(parse(source), STABLE)
    document["nodes"][0]["data"]["definition"]["column2"]["title"] = "C"
    assert edit(parse(source), document, STABLE).endswith("\n\nafter\n\n[^1]: foot\n")


def test_a_note_is_no_part_of_the_pages_title_and_keeps_its_words() -> None:
    parsed = parse("# Title[^1]\n\n[^1]: foot\n")
    assert parsed.title == "Title"
    assert letters_of(read(parsed, STABLE)["nodes"]) == "foot"
