import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from octavo.content import parse, plain_text, read
from octavo.content.frontmatter import split_frontmatter
from octavo.content.references import NoReferences
from octavo.content.revision.frontmatter_write import update_frontmatter
from octavo.content.revision.yaml_write import write_yaml
from octavo.content.yaml_text import YamlError, load_yaml
from octavo.errors import BadRequest

PAGE = """---
# Reviewed every spring
last_reviewed: 2026-01-05
description: >-
  A long description that goes
  over two lines

icon: rocket   # the launch
layout:
  width: wide
keywords: [a, b]
---

# Title
"""


@pytest.mark.parametrize(
    ("source", "values", "body"),
    [
        ("---\na: 1\n---\n\n# T\n", {"a": 1}, "\n# T\n"),
        ("\ufeff---\r\na: x\r\n---\r\nbody", {"a": "x"}, "body"),
        ("---\n---\nbody", {}, "body"),
        ("---\na: 1\n---", {"a": 1}, ""),
        ("# T\n\n---\na: 1\n---\n", {}, "# T\n\n---\na: 1\n---\n"),
        ("---\nno end: true\n", {}, "---\nno end: true\n"),
        ("---\n\nprose between dividers\n\n---\n", {}, "---\n\nprose between dividers\n\n---\n"),
        ("---\n\n- a list\n- between dividers\n\n---\n", {}, "---\n\n- a list\n- between dividers\n\n---\n"),
        ("---\n**Bold** words: between *dividers*\n---\n", {}, "---\n**Bold** words: between *dividers*\n---\n"),
        ("---\n\n# Only a heading\n\n---\n", {}, "---\n\n# Only a heading\n\n---\n"),
        ("---\n# icon: rocket\n---\nbody", {}, "body"),
        ("---\na: 1\n...\nbody\n\n---\n", {"a": 1}, "body\n\n---\n"),
        ("---\n...\n\n---\n", {}, "---\n...\n\n---\n"),
        ("--- \na: 1\n---  \nbody", {"a": 1}, "body"),
        ("---\na: |\n  ---\n---\nbody", {"a": "---\n"}, "body"),
        ("----\na: 1\n---\n", {}, "----\na: 1\n---\n"),
        ("", {}, ""),
    ],
)
def test_the_body_begins_after_the_frontmatter(source: str, values: dict[str, object], body: str) -> None:
    found = split_frontmatter(source)
    assert (found.values, source[found.body_start :], found.fault) == (values, body, None)


@pytest.mark.parametrize(
    "between",
    ["Just some prose.", "- a\n- b", "**Bold** words: between *dividers*", "# Only a heading", "\n...\n", "> a: quote: of: colons"],
)
def test_a_page_keeps_the_words_between_two_dividers(between: str) -> None:
    source = f"---\n{between}\n---\n\nhello\n"
    parsed = parse(source)
    assert (parsed.frontmatter, parsed.faults, parsed.body_start) == ({}, [], 0)
    shown = f"{parsed.title or ''} {plain_text(read(parsed, NoReferences()))}"
    assert set(between.replace("*", "").replace("#", "").replace("-", "").replace(">", "").split()) <= set(shown.split())


@pytest.mark.parametrize("source", [PAGE, "---\na: 1\n...\nbody\n", "---\nprose\n---\n", "---\na: b: c\n---\n", "---\na: 1\na: 2\n---\n"])
def test_a_page_and_its_structure_agree_on_where_the_body_begins(source: str) -> None:
    parsed, found = parse(source), split_frontmatter(source)
    assert (parsed.frontmatter, parsed.body_start, parsed.faults) == (found.values, found.body_start, [found.fault] if found.fault else [])


def test_broken_yaml_is_a_fault_at_its_line_and_no_part_of_the_body() -> None:
    source = "---\na: 1\nb: [\n---\n# T\n"
    found = split_frontmatter(source)
    assert (found.values, source[found.body_start :]) == ({}, "# T\n")
    assert found.fault is not None
    assert found.fault.line == 4


def test_dates_octals_and_yes_stay_what_their_author_wrote() -> None:
    found = split_frontmatter(
        "---\ndate: 2026-01-05\nmode: 0755\nanswer: yes\ntime: 12:30:45\nsmall: 1.5\nbig: 123456789012345678901\n---\n"
    )
    assert found.values == {
        "date": "2026-01-05",
        "mode": 755,
        "answer": "yes",
        "time": "12:30:45",
        "small": 1.5,
        "big": "123456789012345678901",
    }


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(9)),
        "[" * 50_000,
        "{a: " * 10_000,
        "- " * 10_000,
        "a: [" + "1," * 50_000 + "]",
        "!!python/object/apply:os.system [x]: y",
        "a: 1\na: 2",
        "a: *b",
        "a: &a [*a]",
        "a: \x07",
        "x" * 2_000_000,
    ],
)
def test_hostile_yaml_is_refused(text: str) -> None:
    with pytest.raises(YamlError):
        load_yaml(text)


def test_a_few_aliases_are_no_bomb() -> None:
    assert load_yaml("a: &x {k: v}\nb: *x\nc: [*x, *x]") == {"a": {"k": "v"}, "b": {"k": "v"}, "c": [{"k": "v"}, {"k": "v"}]}


def test_one_changed_key_changes_its_own_lines_only() -> None:
    assert update_frontmatter(PAGE, {"icon": "star"}) == PAGE.replace("icon: rocket   # the launch", "icon: star")
    assert update_frontmatter(PAGE, {"description": None}) == PAGE.replace(
        "description: >-\n  A long description that goes\n  over two lines\n", ""
    )
    assert update_frontmatter(PAGE, {"layout": {"width": "default"}}) == PAGE.replace("width: wide", "width: default")


def test_a_value_that_is_already_there_changes_nothing() -> None:
    assert update_frontmatter(PAGE, {"icon": "rocket", "hidden": None}) == PAGE


def test_a_new_key_stands_where_the_exporter_would_write_it() -> None:
    assert update_frontmatter(PAGE, {"hidden": True}) == PAGE.replace("\n\nicon:", "\nhidden: true\n\nicon:")
    assert update_frontmatter(PAGE, {"tags": ["new", "beta"]}) == PAGE.replace("keywords", "tags:\n  - new\n  - beta\nkeywords")


def test_a_page_without_frontmatter_gets_one() -> None:
    assert update_frontmatter("# T\n", {"icon": "star", "description": "x"}) == "---\ndescription: x\nicon: star\n---\n\n# T\n"
    assert update_frontmatter("\ufeff# T\r\n", {"icon": "star"}) == "\ufeff---\r\nicon: star\r\n---\r\n\r\n# T\r\n"
    assert update_frontmatter("---\n\nprose\n\n---\n", {"icon": "star"}) == "---\nicon: star\n---\n\n---\n\nprose\n\n---\n"


def test_a_frontmatter_without_keys_disappears() -> None:
    assert update_frontmatter("---\nicon: star\n---\n\n# T\n", {"icon": None}) == "# T\n"


def test_the_comments_of_a_frontmatter_stay_comments_without_its_keys() -> None:
    source = "---\n# Reviewed every spring\nicon: star\n---\n\n# T\n"
    bare = update_frontmatter(source, {"icon": None})
    assert bare == "---\n# Reviewed every spring\n{}\n---\n\n# T\n"
    assert (split_frontmatter(bare).values, parse(bare).title) == ({}, "T")
    assert update_frontmatter(bare, {"icon": "star"}) == source


def test_an_empty_frontmatter_stays_where_the_body_would_be_taken_for_one() -> None:
    source = "---\nicon: star\n---\n\n---\nNote: this is prose\n---\n"
    assert update_frontmatter(source, {"icon": None}) == "---\n---\n\n---\nNote: this is prose\n---\n"


def test_crlf_stays_crlf() -> None:
    assert update_frontmatter("---\r\na: 1\r\n---\r\nx\r\n", {"icon": "star"}) == "---\r\na: 1\r\nicon: star\r\n---\r\nx\r\n"


def test_keys_that_only_look_like_keys_are_left_alone() -> None:
    source = '---\nnote: "first\nicon: no key"\nicon: rocket\n---\n'
    changed = update_frontmatter(source, {"icon": "star"})
    assert split_frontmatter(changed).values == {"note": "first icon: no key", "icon": "star"}


def test_broken_frontmatter_is_not_edited() -> None:
    with pytest.raises(BadRequest, match="line 3"):
        update_frontmatter("---\na: [\n---\n", {"icon": "star"})


def test_long_text_is_folded_at_eighty_columns() -> None:
    text = "Create and publish documentation your users will love, with tools that improve it over time."
    assert write_yaml({"description": text}) == (
        "description: >-\n  Create and publish documentation your users will love, with tools that improve\n  it over time.\n"
    )


def test_a_list_of_maps_is_indented_below_its_key() -> None:
    assert write_yaml({"tags": [{"tag": "new", "primary": True}, "beta"]}) == "tags:\n  - tag: new\n    primary: true\n  - beta\n"


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(max_size=100)
    | st.sampled_from(["yes", "2026-01-01", "a: b", "- x", "1:30", "~", "#"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_what_is_written_reads_back(values: dict[str, object]) -> None:
    assert (load_yaml(write_yaml(values)) or {}) == values


LINES = st.lists(
    st.sampled_from(
        [
            "---",
            "...",
            "a: 1",
            "icon: star",
            "title: x: y",
            "# Head",
            "# note: z",
            "some prose",
            "- item",
            "",
            "**b** c",
            "key: |",
            "  more",
            "[",
            "{}",
        ]
    ),
    max_size=9,
)


@settings(deadline=None)
@given(LINES, st.sampled_from(["a", "icon", "title"]), st.sampled_from([None, "v"]))
def test_a_change_of_keys_moves_no_word_into_or_out_of_the_body(lines: list[str], key: str, value: str | None) -> None:
    source = "\n".join(["---", *lines, ""])
    before = split_frontmatter(source)
    assume(before.fault is None)
    changed = update_frontmatter(source, {key: value})
    after = split_frontmatter(changed)
    assert after.values == {name: said for name, said in {**before.values, key: value}.items() if said is not None}
    assert changed[after.body_start :].lstrip("\n") == source[before.body_start :].lstrip("\n")
