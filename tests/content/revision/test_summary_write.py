from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.summary_write import update_summary, write_summary
from octavo.content.revision.tree import Page
from tests.content.revision.build_space import numbered_ids, outline
from tests.corpora import corpus

SUMMARY = """\ufeff# Contents of *this* book

<!-- keep me -->
- [Welcome](./README.md)

## Guides   <a href="#how-to" id="how-to"></a>


-   [First steps](<guides/first steps.md>  "First")
    - [Deeper \\[x\\]](guides/deeper/)
    - [Other](guides/other.md)
- [Site](https://example.com)

* * *

- ```yaml
  type: builtin:openapi
  props: {models: true}   # flow
  ```
- [Last](last.md)

some prose
"""
FILES = ("README.md", "guides/first steps.md", "guides/deeper/README.md", "guides/other.md", "last.md", "new.md")


def pages_of(source: str) -> list[Page]:
    files: dict[str, bytes | str] = dict.fromkeys(FILES, "")
    return read_revision(MemoryFiles(files | {"SUMMARY.md": source}), new_id=numbered_ids()).pages


def new_page(title: str = "New", file: str = "new.md") -> Page:
    return Page("document", "new", title, file=file)


def test_unchanged_pages_change_no_byte() -> None:
    pages = pages_of(SUMMARY)
    assert update_summary(SUMMARY, pages, [replace(page) for page in pages]) == SUMMARY


def test_a_new_page_adds_its_row_and_nothing_else() -> None:
    pages = pages_of(SUMMARY)
    after = [*pages[:1], replace(pages[1], pages=[*pages[1].pages[:1], new_page(), *pages[1].pages[1:]]), *pages[2:]]
    assert update_summary(SUMMARY, pages, after) == SUMMARY.replace("- [Site]", "- [New](new.md)\n- [Site]")


def test_a_new_child_is_indented_as_its_siblings_are() -> None:
    pages = pages_of(SUMMARY)
    first, site = pages[1].pages
    after = [pages[0], replace(pages[1], pages=[replace(first, pages=[*first.pages, new_page("A [b]", "a (1).md")]), site]), *pages[2:]]
    assert update_summary(SUMMARY, pages, after) == SUMMARY.replace("- [Site]", "    - [A \\[b\\]](<a (1).md>)\n- [Site]")


def test_rows_and_headings_as_other_tools_write_them_stay_as_they_are() -> None:
    source = "Summary\n=======\n\n[Welcome](README.md)\n\n- [Other](guides/other.md)\n\nPart\n----\n\n- [Last](last.md)\n\n[After](guides/deeper/)\n"
    pages = pages_of(source)
    after = [*pages[:2], replace(pages[2], pages=[replace(pages[2].pages[0], title="Final"), new_page(), *pages[2].pages[1:]])]
    assert update_summary(source, pages, after) == source.replace("- [Last](last.md)", "- [Final](last.md)\n- [New](new.md)")


def test_a_renamed_page_keeps_its_destination_as_it_was_spelled() -> None:
    pages = pages_of(SUMMARY)
    after = [replace(pages[0], title="Home", emoji="1f3e0"), *pages[1:]]
    assert update_summary(SUMMARY, pages, after) == SUMMARY.replace("[Welcome](./README.md)", "[🏠 Home](./README.md)")


def test_a_removed_page_takes_its_row_along() -> None:
    pages = pages_of(SUMMARY)
    first, site = pages[1].pages
    after = [pages[0], replace(pages[1], pages=[replace(first, pages=first.pages[1:]), site]), *pages[2:]]
    assert update_summary(SUMMARY, pages, after) == SUMMARY.replace("    - [Deeper \\[x\\]](guides/deeper/)\n", "")


def test_a_page_that_moves_out_of_its_group_brings_a_divider() -> None:
    source = "# T\n\n* [A](README.md)\n\n## G\n\n* [B](last.md)\n* [C](new.md)\n"
    pages = pages_of(source)
    after = [pages[0], replace(pages[1], pages=pages[1].pages[:1]), pages[1].pages[1]]
    assert update_summary(source, pages, after) == "# T\n\n* [A](README.md)\n\n## G\n\n* [B](last.md)\n\n***\n\n* [C](new.md)\n"


def test_a_page_moved_below_another_is_indented() -> None:
    source = "# T\n\n* [A](README.md)\n* [B](last.md)\n  * [C](new.md)\n"
    pages = pages_of(source)
    after = [replace(pages[0], pages=[pages[1]])]
    assert update_summary(source, pages, after) == "# T\n\n* [A](README.md)\n  * [B](last.md)\n    * [C](new.md)\n"


def test_a_page_moved_to_the_top_is_not_indented_as_it_was() -> None:
    source = "# T\n\n* [A](README.md)\n    * [B](last.md)\n        * [C](new.md)\n\n## G\n"
    pages = pages_of(source)
    first, group = pages
    inner = first.pages[0].pages[0]
    after = [inner, replace(first, pages=[replace(first.pages[0], pages=[])]), group]
    assert update_summary(source, pages, after) == "# T\n\n* [C](new.md)\n* [A](README.md)\n    * [B](last.md)\n\n## G\n"
    after = [replace(first, pages=[replace(first.pages[0], pages=[])]), replace(group, pages=[inner])]
    assert update_summary(source, pages, after) == "# T\n\n* [A](README.md)\n    * [B](last.md)\n\n## G\n\n* [C](new.md)\n"


def test_rows_that_are_all_indented_stay_so() -> None:
    source = "# T\n\n  * [A](README.md)\n  * [B](last.md)\n\n## G\n\n    * [C](new.md)\n"
    first, second, group = pages_of(source)
    assert update_summary(source, [first, second, group], [second, group]) == source.replace("  * [A](README.md)\n", "")
    assert update_summary(source, [first, second, group], [first, group]) == source.replace("  * [B](last.md)\n", "")


def test_crlf_and_a_missing_last_newline_stay() -> None:
    source = "# T\r\n\r\n* [A](README.md)\r\n* [B](last.md)"
    pages = pages_of(source)
    assert update_summary(source, pages, [new_page(), *pages]) == "# T\r\n\r\n* [New](new.md)\r\n* [A](README.md)\r\n* [B](last.md)"


def test_pages_of_another_table_of_contents_are_refused() -> None:
    pages = pages_of(SUMMARY)
    with pytest.raises(ValueError, match="not the pages"):
        update_summary("* [A](README.md)\n", pages, pages[1:])


def test_a_table_of_contents_from_nothing_is_the_exporters() -> None:
    pages = [
        Page("computed", "0", "x", computed={"type": "builtin:openapi", "props": {"models": True}}),
        Page(
            "document",
            "1",
            "Home",
            file="README.md",
            pages=[Page("document", "2", "AT&T &amp; `x`", emoji="1f52e", file="a b.md", link_title='"q"')],
        ),
        Page("group", "3", "C#", slug="c-sharp", pages=[Page("link", "4", "Site", href="https://x.y")]),
        Page("group", "5", "Empty", slug="empty"),
        Page("document", "6", "No file"),
    ]
    assert write_summary(pages) == (
        "# Table of contents\n\n"
        "* ```yaml\n  type: builtin:openapi\n  props:\n    models: true\n  ```\n"
        "* [Home](README.md)\n"
        '  * [🔮 AT&T \\&amp; \\`x\\`](<a b.md> "\\"q\\"")\n\n'
        '## C\\# <a href="#c-sharp" id="c-sharp"></a>\n\n'
        "* [Site](https://x.y)\n\n"
        "## Empty\n\n"
        "***\n\n"
        "* No file\n"
    )


@pytest.mark.parametrize("name", ["argos-docs", "platform-docs", "public-docs/guides", "public-docs/policies"])
def test_real_tables_of_contents_are_written_as_the_exporter_wrote_them(name: str) -> None:
    top, _, folder = name.partition("/")
    root = corpus(top) / folder
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.md")}
    source = files["SUMMARY.md"].decode()
    pages = read_revision(MemoryFiles(files), new_id=numbered_ids()).pages
    written = write_summary(pages)
    again = read_revision(MemoryFiles(files | {"SUMMARY.md": written.encode()}), new_id=numbered_ids()).pages
    assert outline(again) == outline(pages)
    same = sum(line in source.splitlines() for line in written.splitlines())
    assert same >= 0.8 * len(written.splitlines())


@st.composite
def trees(draw: st.DrawFn) -> list[Page]:
    numbers = iter(range(1000))

    def page(depth: int) -> Page:
        number = next(numbers)
        title = draw(
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=8).filter(str.strip)
        )
        children = [page(depth + 1) for _ in range(draw(st.integers(0, 2 if depth < 3 else 0)))]
        return Page("document", f"p{number}", title, file=f"f {number}.md", pages=children)

    top: list[Page] = []
    for _ in range(draw(st.integers(0, 3))):
        if draw(st.booleans()):
            number = next(numbers)
            top.append(
                Page(
                    "group",
                    f"g{number}",
                    f"Group {number}",
                    slug=f"group-{number}",
                    pages=[page(1) for _ in range(draw(st.integers(0, 2)))],
                )
            )
        else:
            top.append(page(0))
    return top


def _ids(pages: list[Page]) -> list[object]:
    return [(page.file or page.title, _ids(page.pages)) for page in pages]


@settings(max_examples=60, deadline=None)
@given(trees(), trees(), st.data())
def test_any_change_of_a_tree_reads_back_as_that_tree(before: list[Page], others: list[Page], data: st.DataObject) -> None:
    source = write_summary(before)
    read = read_tree(source)
    known = {page.file or page.title: page for top in read for page in top.walk()}
    after = [_with_known(page, known) for page in others]
    assert _ids(read_tree(update_summary(source, read, after))) == _ids(after)


def _with_known(page: Page, known: dict[str, Page]) -> Page:
    same = known.get(page.file or page.title)
    children = [_with_known(child, known) for child in page.pages]
    return replace(same, pages=children) if same else replace(page, pages=children)


def read_tree(source: str) -> list[Page]:
    files: dict[str, bytes | str] = {f"f {number}.md": "" for number in range(60)}
    return read_revision(MemoryFiles(files | {"SUMMARY.md": source}), new_id=numbered_ids()).pages
