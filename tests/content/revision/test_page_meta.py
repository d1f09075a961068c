import pytest

from octavo.content.page import parse, read
from octavo.content.references import NoReferences
from octavo.content.revision.layout import read_layout, write_layout
from octavo.content.revision.page_keys import changed_keys, page_keys
from octavo.content.revision.page_meta import read_page_meta
from octavo.content.revision.titles import first_heading, join_emoji, split_emoji, title_text
from octavo.content.revision.tree import DEFAULT_LAYOUT, Page

FULL = """---
description: About it
if: visitor.claims.beta
metaLinks: {canonical: 'https://x.y', alternates: [other.md]}
hidden: true
noIndex: true
noRobotsIndex: true
vars: {version: '1.0', count: 3, on: true}
icon: rocket
cover: {light: a.png, dark: b.png}
coverY: -12.5
coverHeight: 300
layout: {width: wide, cover: {visible: true, size: hero, mask: radial}, title: {visible: false}, anchors: {visible: false}}
tags: [new, {tag: beta, primary: true}, 101]
keywords: foreign
---

# Title
"""


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("", True),
        ("\n \n", True),
        ("# Title", True),
        ("\ufeff---\nicon: x\n---\n\n# Title #\n\n", True),
        ("---\r\ntitle: T\r\n---\r\n\r\n#\r\n", True),
        ("Title\n=====\n", True),
        ("---\ntitle: T\n---\n", True),
        ("# Title\nWords", False),
        ("# Title\n\n## Part", False),
        ("## Part", False),
        ("#Title", False),
        ("```\n===", False),
        ("1. one\n===", False),
        ("![](a.png)", False),
        ("# Title\n\n\N{NO-BREAK SPACE}", False),
        ("Words", False),
    ],
)
def test_a_file_with_nothing_but_its_title_is_an_empty_page(text: str, *, bare: bool) -> None:
    assert read_page_meta(text.encode()).empty is bare
    assert (read(parse(text), NoReferences())["nodes"] == []) is bare, "the same as with parsing it"


def page(text: str) -> Page:
    meta = read_page_meta(text.encode())
    return Page("document", "1", meta.title or "", file="a.md", **meta.fields)


def test_every_documented_key_is_read() -> None:
    meta = read_page_meta(FULL.encode())
    assert meta.faults == []
    assert meta.title == "Title"
    assert meta.fields == {
        "description": "About it",
        "condition": "visitor.claims.beta",
        "meta_links": {"canonical": "https://x.y", "alternates": ["other.md"]},
        "hidden": True,
        "no_index": True,
        "no_robots_index": True,
        "variables": {"version": "1.0", "count": 3, "on": True},
        "icon": "rocket",
        "cover": {"ref": "a.png", "refDark": "b.png", "yPos": -12.5, "height": 300},
        "layout": DEFAULT_LAYOUT | {"width": "wide", "coverSize": "hero", "coverMask": "radial", "title": False, "anchors": False},
        "tags": [
            {"tag": {"kind": "tag", "tag": "new"}},
            {"tag": {"kind": "tag", "tag": "beta"}, "primary": True},
            {"tag": {"kind": "tag", "tag": "101"}},
        ],
    }


@pytest.mark.parametrize(("written", "height"), [("900", 700), ("5", 10), ("700", 700), ("10.5", 10.5)])
def test_a_cover_is_as_high_as_covers_may_be(written: str, height: float) -> None:
    meta = read_page_meta(f"---\ncover: a.png\ncoverHeight: {written}\n---\n# T\n".encode())
    assert meta.fields["cover"]["height"] == height
    told = [(3, "The frontmatter's coverHeight is not from 10 to 700. The nearest of these counts.")]
    assert [(fault.line, fault.message) for fault in meta.faults] == ([] if written == f"{height}" else told)


def test_keys_and_fields_are_two_spellings_of_one_thing() -> None:
    keys = page_keys(page(FULL))
    assert keys["cover"] == {"light": "a.png", "dark": "b.png"}
    assert keys["tags"] == ["new", {"tag": "beta", "primary": True}, "101"]
    assert read_layout(keys["layout"]) == page(FULL).layout
    assert changed_keys(page(FULL), page(FULL.replace("rocket", "star").replace("hidden: true\n", ""))) == {"icon": "star", "hidden": None}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hidden: maybe", "hidden is neither"),
        ("description: [a]", "description is not text"),
        ("vars: [a]", "vars is not a map"),
        ("vars: {a: [1]}", "variable a"),
        (f"vars: {{a: {'x' * 257}}}", "variable a"),
        ("tags: [{x: y}]", "no tag"),
        ("coverY: low", "coverY is not a number"),
        ("cover: [a]", "cover is not a path"),
        ("layout: reference", "layout is not one"),
        ("metaLinks: x", "metaLinks has neither"),
    ],
)
def test_a_wrong_value_is_said_with_its_line_and_has_no_effect(line: str, words: str) -> None:
    meta = read_page_meta(f"---\nicon: star\n{line}\n---\n".encode())
    assert [(fault.line, words in fault.message) for fault in meta.faults] == [(3, True)]
    assert {name: value for name, value in meta.fields.items() if value is not None} == {"icon": "star"}


def test_older_layout_presets_are_read() -> None:
    landing = read_layout("landing")
    assert landing is not None
    assert set(landing) == set(DEFAULT_LAYOUT)
    assert (landing["tableOfContents"], landing["title"]) == (False, False)
    assert read_layout("docs") == DEFAULT_LAYOUT
    assert read_layout("reference") is None


def test_a_layout_survives_being_written() -> None:
    for layout in (DEFAULT_LAYOUT, read_layout("landing"), DEFAULT_LAYOUT | {"anchors": False}):
        assert layout is not None
        assert read_layout(write_layout(layout)) == layout


def test_a_file_that_is_not_utf_8_is_read_and_said() -> None:
    meta = read_page_meta(b"# Caf\xe9\n\nx")
    assert meta.title == "Caf\N{REPLACEMENT CHARACTER}"
    assert [fault.line for fault in meta.faults] == [1]


@pytest.mark.parametrize(
    ("body", "heading"),
    [
        ("# One\n", "One"),
        ("intro\n\n# One\n\n# Two\n", "One"),
        ("#\n", ""),
        ("# One #\n", "One"),
        ("   # One", "One"),
        ("    # code", None),
        ("#hash\n", None),
        ("## Two\n", None),
        ("One\n===\n", "One"),
        ('<h1 align="center">One</h1>\n', "One"),
        ("```\n# no\n```\n# yes\n", "yes"),
        ("~~~~ md\n# no\n~~~\n# no\n~~~~\n# yes\n", "yes"),
        ("  ```\n# no\n", None),
        ("<!-- # no\n# no\n-->\n# yes\n", "yes"),
        ('{% tabs %}\n{% tab title="a" %}\n# no\n{% endtab %}\n{% endtabs %}\n# yes\n', "yes"),
        ("> # no\n", None),
        ("- # no\n", None),
        ("", None),
    ],
)
def test_the_first_heading_is_found_where_markdown_has_one(body: str, heading: str | None) -> None:
    assert first_heading(body) == heading


@pytest.mark.parametrize(
    "body", ["# no\n```\n" * 20_000, "<!--\n" * 50_000, "{% tab %}\n# x\n" * 20_000, "=\n" * 50_000, "<h1>" * 50_000, "a\n" * 100_000 + "="]
)
def test_finding_the_heading_of_a_hostile_body_ends(body: str) -> None:
    assert first_heading(f"{body}\n") in {None, "no", "a", "="}


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Plain", "Plain"),
        ("**Bold** and *soft* `code`", "Bold and soft code"),
        ("[Link](x.md) ![image](y.png)", "Link"),
        ("![image](y.png)", "image"),
        ("One<br>Two", "One Two"),
        ("a `:heart:` b", "a :heart: b"),
        ('<i class="fa-heart">:heart:</i> Title', "Title"),
        ("The mass $$m$$", "The mass m"),
        ("Title {#anchor}", "Title"),
        ('Title <a href="#x" id="x"></a>', "Title"),
        ("Send to <ip>:<port>", "Send to <ip>:<port>"),
        ("snake_case_name", "snake_case_name"),
        ("a &#x26; b &lt;", "a & b <"),
        ("Escaped \\_x\\_", "Escaped _x_"),
        (":rocket: Go", "🚀 Go"),
        ("10:42:30 :error:", "10:42:30 :error:"),
    ],
)
def test_a_headings_words_are_its_title(markdown: str, text: str) -> None:
    assert title_text(markdown) == text


@pytest.mark.parametrize(
    ("title", "emoji", "rest"),
    [
        ("🔮 All blocks", "1f52e", "All blocks"),
        ("👩‍💻 Developers", "1f469-200d-1f4bb", "Developers"),
        ("🇺🇸 English", "1f1fa-1f1f8", "English"),
        ("⚡️ Fast", "26a1-fe0f", "Fast"),
        ("1️⃣ One", "31-fe0f-20e3", "One"),
        ("© Notice", None, "© Notice"),
        ("🚀", None, "🚀"),
        ("1. Plain", None, "1. Plain"),
        ("中文", None, "中文"),
        ("", None, ""),
    ],
)
def test_a_leading_emoji_is_taken_off(title: str, emoji: str | None, rest: str) -> None:
    assert split_emoji(title) == (emoji, rest)
    assert join_emoji(emoji, rest) == title


@pytest.mark.parametrize(("code", "shown"), [("1fae9", "\U0001fae9"), ("d800", "d800"), ("7", "7"), ("🔮", "🔮"), ("110000", "110000")])
def test_a_title_begins_with_its_emoji_whatever_python_knows_of_it(code: str, shown: str) -> None:
    assert join_emoji(code, "Title") == f"{shown} Title"
