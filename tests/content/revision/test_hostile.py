"""Whatever a repository holds, it is read: faults are said, nothing is raised, and nothing leaves the space."""

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.frontmatter import split_frontmatter
from octavo.content.revision.frontmatter_write import update_frontmatter
from octavo.content.revision.summary_write import update_summary
from octavo.content.revision.tree import Revision
from tests.content.revision.build_space import Contents, read_space

TOKENS = st.sampled_from(
    ["* ", "- ", "  ", "\t", "\n", "\n\n", "## ", "# ", "***", "[", "]", "(", ")", "](", "a.md", "b/", "../", "<", ">", '"', "'", "\\", "```", "```yaml", "type: x", ": ",
     "#x", "%2e", "&amp;", "<!--", "-->", "é", "安", "🚀", "\r\n", "\ufeff", "---", "root", "structure", "redirects", "{", "}", "&a", "*a", "title", "tags", "layout", "\0", "\ud7ff"]
)  # fmt: skip
TEXT = st.lists(TOKENS, max_size=25).map("".join)
PATHS = (
    "SUMMARY.md",
    ".gitbook.yaml",
    ".gitbook/tags.yaml",
    ".gitbook/vars.yaml",
    ".gitbook/includes/n.md",
    "a.md",
    "b/README.md",
    ".gitbook/assets/x.svg",
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(PATHS), TEXT | st.binary(max_size=30), max_size=8))
def test_any_repository_is_read(contents: Contents) -> None:
    revision = read_space(contents)
    ids = [page.id for page in revision.walk()]
    assert len(ids) == len(set(ids))
    paths = [page.path for page in revision.walk() if page.path]
    assert len(paths) == len(set(paths))
    assert Revision.from_json(orjson.loads(orjson.dumps(revision.to_json()))) == revision
    assert read_space(contents, revision) is revision
    source = contents.get("SUMMARY.md")
    if isinstance(source, str):
        assert update_summary(source, revision.pages, list(revision.pages)) == source


@settings(max_examples=100, deadline=None)
@given(
    TEXT,
    st.sampled_from(["icon", "hidden", "tags", "foreign"]),
    st.none() | st.booleans() | st.text(max_size=20) | st.lists(st.text(max_size=5), max_size=3),
)
def test_a_changed_key_is_read_back_and_the_body_stays(text: str, key: str, value: object) -> None:
    source = f"---\nicon: star # why\n\nkept: [a,\n  b]\n---\n{text}"
    changed = update_frontmatter(source, {key: value})
    found = split_frontmatter(changed)
    assert changed[found.body_start :] == text
    expected = {name: kept for name, kept in ({"icon": "star", "kept": ["a", "b"]} | {key: value}).items() if kept is not None}
    assert found.values == expected
    assert "kept: [a,\n  b]\n" in changed


@pytest.mark.parametrize(
    "path",
    [
        "../secret.md",
        "../../secret.md",
        "/../secret.md",
        "a/../../secret.md",
        "%2e%2e/secret.md",
        "..%2Fsecret.md",
        "..\\secret.md",
        "./../x/../../secret.md",
    ],
)
def test_no_row_and_no_setting_leads_out_of_the_space(path: str) -> None:
    contents: Contents = {
        "secret.md": "# Secret",
        "x/secret.md": "# Secret",
        "space/SUMMARY.md": f"* [A](<{path}>)\n* [B](b.md)\n",
        "space/b.md": f'[s](<{path}>)\n\n{{% include "{path}" %}}',
        "space/.gitbook.yaml": f"redirects:\n  old: '{path}'\n",
    }
    revision = read_space(contents, directory="space")
    assert [page.title for page in revision.pages] == ["A", "B"]
    assert revision.files == []
    assert revision.reusable_contents == []
    assert revision.redirect("old") is None
    rooted = read_space(contents | {"space/.gitbook.yaml": f"root: '{path}/..'\n"}, directory="space")
    assert all(page.oid is None or page.file == "b.md" for page in rooted.documents())


def test_a_space_with_fifty_thousand_rows_is_read() -> None:
    rows = "".join(f"* [Page {number}](page-{number % 10}.md)\n" for number in range(50_000))
    contents: Contents = {f"page-{number}.md": "" for number in range(10)}
    revision = read_space(contents | {"SUMMARY.md": rows})
    assert [sum(1 for page in revision.pages if page.kind == kind) for kind in ("document", "link")] == [10, 49_990]
    assert len(revision.faults) == 49_990
