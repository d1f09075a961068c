import pytest

from octavo.content.revision.summary import DEPTH_LIMIT, Row, read_summary


def outline(rows: list[Row]) -> list[object]:
    return [(row.title or row.kind, outline(row.rows)) if row.rows else row.title or row.kind for row in rows]


@pytest.mark.parametrize(
    ("line", "title", "destination", "link_title"),
    [
        ("* [A](a.md)", "A", "a.md", None),
        ("- [A](a.md)", "A", "a.md", None),
        ("+ [A](a.md)", "A", "a.md", None),
        ("1. [A](a.md)", "A", "a.md", None),
        ('* [A](a.md "Link title")', "A", "a.md", "Link title"),
        ("* [A](a.md 'Link (title)')", "A", "a.md", "Link (title)"),
        ('* [A](a.md "with \\"quotes\\" &amp; )")', "A", "a.md", 'with "quotes" & )'),
        ("* [A](<README (1) (1).md>)", "A", "README (1) (1).md", None),
        ("* [A](README (1).md)", "A", "README (1).md", None),
        ("* [A](a b.md)", "A", "a b.md", None),
        ("* [A](a%20b.md)", "A", "a%20b.md", None),
        ("* [A](load\\_name.md)", "A", "load_name.md", None),
        ("* [A \\[b\\] \\_c\\_](a.md)", "A [b] _c_", "a.md", None),
        ("* [Nested [brackets]](a.md)", "Nested [brackets]", "a.md", None),
        ("* [`code` and **bold**](a.md)", "code and bold", "a.md", None),
        ("* [Less \\\\\\<v8](a.md)", "Less \\<v8", "a.md", None),
        ("* [R&D &#x26; more](a.md)", "R&D & more", "a.md", None),
        ("* [Use <ip> here](a.md)", "Use <ip> here", "a.md", None),
        ("* [:rocket: Start :error:](a.md)", "🚀 Start :error:", "a.md", None),
        ("* [ Padded  ](a.md)  ", "Padded", "a.md", None),
        ("* [](a.md)", "", "a.md", None),
        ("* [A]()", "A", "", None),
        ("* [Site](https://x.y/(z)?a=1#b)", "Site", "https://x.y/(z)?a=1#b", None),
        ("* plain text", "plain text", None, None),
        ("* [Not a link] at all", "[Not a link] at all", None, None),
        ("*   [A](a.md)", "A", "a.md", None),
    ],
)
def test_a_row_is_read(line: str, title: str, destination: str | None, link_title: str | None) -> None:
    summary = read_summary(line)
    row = summary.rows[0]
    assert (row.title, row.destination, row.link_title) == (title, destination, link_title)
    assert summary.faults == []


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_rows_nest_by_two_columns_by_four_and_by_tabs(indent: str) -> None:
    source = f"* [A](a.md)\n{indent}* [B](b.md)\n{indent * 2}* [C](c.md)\n{indent}* [D](d.md)\n* [E](e.md)\n"
    assert outline(read_summary(source).rows) == [("A", [("B", ["C"]), "D"]), "E"]


def test_groups_hold_what_follows_until_the_divider() -> None:
    source = '# T\n\n* [A](a.md)\n\n## G <a href="#g1" id="g1"></a>\n\n* [B](b.md)\n\n## Empty\n\n***\n\n* [C](c.md)\n'
    rows = read_summary(source).rows
    assert outline(rows) == ["A", ("G", ["B"]), "Empty", "C"]
    assert [row.anchor for row in rows] == [None, "g1", None, None]
    assert [row.line for row in rows] == [3, 5, 9, 13]


@pytest.mark.parametrize("divider", ["***", "---", "___", "* * *", "- - - -"])
def test_every_kind_of_divider_ends_a_group(divider: str) -> None:
    assert outline(read_summary(f"## G\n* [A](a.md)\n\n{divider}\n\n* [B](b.md)\n").rows) == [("G", ["A"]), "B"]


def test_a_group_called_c_sharp_keeps_its_sign() -> None:
    assert [row.title for row in read_summary("# T\n## C#\n## Closed ##\n").rows] == ["C#", "Closed"]


def test_a_computed_page_is_a_fenced_source() -> None:
    source = "* ```yaml\n  type: builtin:openapi\n  props:\n    models: true\n  ```\n* [A](a.md)\n  * ```yaml\n    type: x\n    ```\n"
    first, second = read_summary(source).rows
    assert first.computed == {"type": "builtin:openapi", "props": {"models": True}}
    assert (first.line, first.end) == (1, 5)
    assert second.rows[0].computed == {"type": "x"}


def test_a_computed_page_that_is_never_closed_swallows_no_rows() -> None:
    summary = read_summary("* ```yaml\n  type: x\n* [A](a.md)\n")
    assert outline(summary.rows) == ["computed", "A"]
    assert [fault.line for fault in summary.faults] == [1]


def test_a_computed_page_with_broken_yaml_is_kept_and_said() -> None:
    summary = read_summary("* ```yaml\n  type: x\n  props: [\n  ```\n")
    assert [row.kind for row in summary.rows] == ["computed"]
    assert summary.faults[0].line == 4


def test_bom_and_crlf_are_no_part_of_anything() -> None:
    summary = read_summary('\ufeff# T\r\n\r\n* [A](a.md)\r\n  * [B](b.md "L")\r\n')
    assert outline(summary.rows) == [("A", ["B"])]
    assert summary.rows[0].rows[0].link_title == "L"


def test_comments_and_prose_are_no_rows_and_prose_is_said() -> None:
    summary = read_summary("Intro\n# T\n<!-- * [X](x.md)\n* [Y](y.md) -->\n* [A](a.md)\nstray\n")
    assert outline(summary.rows) == ["A"]
    assert [(fault.line, fault.message) for fault in summary.faults] == [(6, "This line is neither a heading nor a list item")]


def test_a_link_outside_of_any_list_is_a_row() -> None:
    """As other tools write the chapters before and after the numbered ones."""
    found = read_summary("# Summary\n\n[Preface](preface.md)\n\n- [One](one.md)\n  - [Two](two.md)\n\n[Thanks](thanks.md)\n")
    assert (outline(found.rows), found.faults) == (["Preface", ("One", ["Two"]), "Thanks"], [])


def test_underlined_headings_are_headings() -> None:
    found = read_summary("Summary\n=======\n\n* [A](a.md)\n\nPart two\n--------\n\n* [B](b.md)\n\n---\n\n* [C](c.md)\n")
    assert (outline(found.rows), found.faults) == (["A", ("Part two", ["B"]), "C"], [])


def test_rows_nested_too_deep_are_taken_to_the_level_above() -> None:
    summary = read_summary("".join(f"{'  ' * depth}* [{depth}](a.md)\n" for depth in range(1000)))

    def depth(rows: list[Row]) -> int:
        return 1 + max((depth(row.rows) for row in rows), default=0) if rows else 0

    assert depth(summary.rows) == DEPTH_LIMIT
    assert sum(1 for top in summary.rows for _ in top.walk()) == 1000


def test_fifty_thousand_rows_are_read() -> None:
    assert len(read_summary("".join(f"* [Page {n}](page-{n}.md)\n" for n in range(50_000))).rows) == 50_000


@pytest.mark.parametrize(
    "line",
    [
        "* " + "[" * 200_000,
        "* [x](" + "(" * 200_000,
        "* [x](a " + '" ' * 100_000 + ")",
        "## " + "<a " * 100_000,
        "* " + "*a " * 100_000,
        "*" + " " * 300_000 + "x",
        "* " + "`a " * 100_000,
    ],
)
def test_a_hostile_line_is_cut_and_said(line: str) -> None:
    summary = read_summary(f"{line}\n* [A](a.md)\n")
    assert [row.title for top in summary.rows for row in top.walk()][-1] == "A"
    assert summary.faults[0].line == 1
