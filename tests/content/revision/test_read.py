from pathlib import Path

import orjson
import pytest

from octavo.content.revision.dead_links import is_dead_link
from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Revision
from tests.content.revision.build_space import Contents, messages, outline, read_space
from tests.corpora import corpus

SUMMARY = """# Table of contents

* [Welcome](README.md)

## Guides <a href="#how-to" id="how-to"></a>

* [First steps](guides/first.md "First")
  * [Deeper](guides/deeper/README.md)
* [Site](https://example.com)

***

* [Last](last.md)
"""


def test_the_table_of_contents_gives_the_tree() -> None:
    revision = read_space({"SUMMARY.md": SUMMARY, "README.md": "", "guides/first.md": "", "guides/deeper/README.md": "", "last.md": ""})
    assert outline(revision.pages) == [
        "Welcome",
        ("group", "Guides", [("First steps", ["Deeper"]), ("link", "Site")]),
        "Last",
    ]
    assert [page.path for page in revision.walk() if page.path] == [
        "readme", "how-to", "how-to/first", "how-to/first/deeper", "last",
    ]  # fmt: skip
    assert revision.faults == []


def test_a_heading_names_the_page_before_the_frontmatter_and_the_table_of_contents() -> None:
    summary = "* [A](a.md)\n* [B](b.md)\n* [C](c.md)\n"
    revision = read_space(
        {"SUMMARY.md": summary, "a.md": "---\ntitle: Front\n---\n\n# Head\n", "b.md": "---\ntitle: Front\n---\n", "c.md": "text\n"}
    )
    assert [page.title for page in revision.pages] == ["Head", "Front", "C"]


def test_a_leading_emoji_is_the_pages_own() -> None:
    revision = read_space({"SUMMARY.md": "* [🔮 Magic](a.md)\n", "a.md": "# 👩‍💻 Developers\n"})
    assert (revision.pages[0].emoji, revision.pages[0].title) == ("1f469-200d-1f4bb", "Developers")


def test_a_revision_survives_its_own_json() -> None:
    revision = read_space(
        {
            "SUMMARY.md": SUMMARY,
            "README.md": "---\ncover: .gitbook/assets/a.png\nlayout: landing\ntags: [new]\n---\n",
            ".gitbook/assets/a.png": b"x",
            ".gitbook/tags.yaml": "- tag: new\n  label: New\n",
            ".gitbook/vars.yaml": "version: '1.0'\n",
            ".gitbook/includes/note.md": "---\ntitle: Note\n---\nHi",
            ".gitbook.yaml": "redirects:\n  old: last.md\n",
        }
    )
    assert Revision.from_json(orjson.loads(orjson.dumps(revision.to_json()))) == revision


def test_reading_the_same_files_again_gives_the_same_revision() -> None:
    files: dict[str, str | bytes] = {"SUMMARY.md": SUMMARY, "README.md": "# Home", "last.md": ""}
    revision = read_space(files)
    assert read_space(files, revision) is revision


def test_a_page_that_did_not_change_is_one_and_the_same_however_it_is_found() -> None:
    files: Contents = {"README.md": "# Home", ".gitbook.yaml": "redirects:\n  old: README.md\n"}
    revision = read_space(files | {"new.md": "# New"}, read_space(files))
    assert revision.page_by_file("README.md") is revision.first_document()
    assert revision.redirect("old") is revision.first_document()


def test_one_changed_page_is_the_only_one_read() -> None:
    contents: dict[str, bytes | str] = {f"p{n}.md": f"# P{n}" for n in range(50)}
    contents["SUMMARY.md"] = "".join(f"* [P{n}](p{n}.md)\n" for n in range(50))
    before = read_space(contents)
    contents["p7.md"] = "---\nicon: rocket\n---\n# Seven"

    read: list[str] = []

    class Watched(MemoryFiles):
        def read(self, path: str) -> bytes:
            read.append(path)
            return super().read(path)

    after = read_revision(Watched(contents), previous=before, new_id=lambda: "never")
    assert read == ["p7.md"]
    assert (after.pages[7].title, after.pages[7].icon, after.pages[7].id) == ("Seven", "rocket", before.pages[7].id)
    assert after.pages[8] is before.pages[8]


def test_a_changed_page_reads_as_in_a_revision_read_from_nothing() -> None:
    contents: dict[str, bytes | str] = {
        "SUMMARY.md": "* [A](a.md)\n  * [B](b.md)\n",
        "a.md": "---\nhidden: true\nicon: x\n---\n# A",
        "b.md": "# B",
    }
    before = read_space(contents)
    for text in ("# New\n", "no heading", "---\nhidden: maybe\n---\n# A", "# B\n[x](../../outside.png)"):
        contents["a.md"] = contents["b.md"] = text
        after, anew = read_space(contents, before), read_space(contents)
        for page, same in zip(after.walk(), anew.walk(), strict=True):
            page.id = same.id
        assert after == anew


def test_two_pages_with_one_path_are_told_apart_and_reported() -> None:
    revision = read_space({"SUMMARY.md": "* [A](x.md)\n* [B](X.md)\n", "x.md": "", "X.md": ""})
    assert [page.path for page in revision.pages] == ["x", "x-1"]
    assert messages(revision) == ["SUMMARY.md:2: Another page has the path x: this one has x-1."]


def test_a_row_without_a_file_stays_as_an_empty_page_and_is_reported() -> None:
    revision = read_space({"SUMMARY.md": "* [Gone](gone.md)\n  * [Child](child.md)\n* [Out](../../etc/passwd)\n* Plain\n", "child.md": ""})
    assert outline(revision.pages) == [("Gone", ["Child"]), "Out", "Plain"]
    assert (revision.pages[0].file, revision.pages[0].oid) == ("gone.md", None)
    assert [page.file for page in revision.pages[1:]] == [None, None]
    assert [fault.line for fault in revision.faults] == [1, 3, 4]


def test_a_second_row_for_a_file_is_a_link_to_it() -> None:
    revision = read_space({"SUMMARY.md": "* [A](a.md)\n* [Again](a.md)\n* [Part](a.md#part)\n", "a.md": "# A"})
    page, again, part = revision.pages
    assert again.target == {"kind": "page", "page": page.id}
    assert part.target == {"kind": "anchor", "page": page.id, "anchor": "part"}
    assert [fault.line for fault in revision.faults] == [2]


def test_a_row_with_an_empty_link_is_an_empty_page_and_not_the_readme() -> None:
    revision = read_space(
        {"README.md": "# Home\n", "a.md": "# A\n", "SUMMARY.md": "# S\n\n* [A](a.md)\n* [Draft]()\n* [Home](README.md)\n"}
    )
    assert [(page.title, page.file) for page in revision.pages] == [("A", "a.md"), ("Draft", None), ("Home", "README.md")]
    assert messages(revision) == ["SUMMARY.md:4: This row has no link: it is an empty page."]


def test_redirects_to_no_page_are_told_with_their_lines() -> None:
    config = "redirects:\n  old: a.md\n  older: old\n  lost: gone.md\n" + "".join(f"  more{number}: gone.md\n" for number in range(30))
    revision = read_space({"a.md": "# A\n", "SUMMARY.md": "* [A](a.md)\n", ".gitbook.yaml": config})
    told = messages(revision)
    assert told[0] == ".gitbook.yaml:4: lost is redirected to gone.md, which is no page."
    assert (len(told), told[-1]) == (21, ".gitbook.yaml:24: And 11 more redirects to no page.")


def test_files_that_are_no_pages_are_said() -> None:
    revision = read_space({"SUMMARY.md": "* [A](a.md)\n", "a.md": "", "b.md": "", "AGENTS.md": "", ".github/x.md": ""})
    assert messages(revision) == ["b.md: SUMMARY.md does not list it: it is no page."]


def test_without_a_table_of_contents_folders_are_the_structure() -> None:
    revision = read_space(
        {
            "README.md": "# Home",
            "zebra.md": "",
            "guides/README.md": "# All guides",
            "guides/b-second.md": "",
            "guides/a_first.md": "# First",
            "empty-name/page.md": "",
            ".github/x.md": "",
            "AGENTS.md": "",
            "CONTRIBUTING.md": "",
        }
    )
    assert outline(revision.pages) == ["Home", ("Empty name", ["Page"]), ("All guides", ["First", "B second"]), "Zebra"]
    assert [page.path for page in revision.documents()] == [
        "readme", "empty-name", "empty-name/page", "guides", "guides/a_first", "guides/b-second", "zebra",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["中文/安装.md", "עברית/שלום.md", "README (1) (1).md", ".net.md", "a&b's +.md", "100%.md", "50%25.md", "Nx-#1.md"]
)
def test_a_page_with_an_odd_name_is_found_from_its_row(name: str) -> None:
    revision = read_space({"SUMMARY.md": f"* [A](<{name}>)\n", name: "# Found"})
    assert revision.pages[0].file == name
    assert revision.pages[0].title == "Found"
    assert revision.faults == []


@pytest.mark.parametrize(
    ("name", "folder", "rows", "pages"),
    [
        ("argos-docs", "", 71, 71),
        ("platform-docs", "", 108, 108),
        ("public-docs", "changelog", 8, 8),
        ("public-docs", "developers", 42, 42),
        ("public-docs", "documentation", 198, 198),
        ("public-docs", "guides", 51, 51),
        ("public-docs", "policies", 18, 18),
    ],
)
def test_real_documentation_has_the_pages_of_its_table_of_contents(name: str, folder: str, rows: int, pages: int) -> None:
    files = _folder(corpus(name) / folder)
    listed = [line for line in files["SUMMARY.md"].decode().splitlines() if line.lstrip().startswith(("* ", "## "))]
    revision = read_revision(MemoryFiles(files), new_id=lambda: "x")
    assert len(listed) == rows
    assert sum(1 for _ in revision.walk()) == pages
    assert [fault for fault in revision.faults if fault.line is not None and not is_dead_link(fault)] == []
    assert all(page.oid for page in revision.documents())


def _folder(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_home_page_has_no_path_in_addresses() -> None:
    revision = read_space({"SUMMARY.md": "## Group\n\n* [Home](home.md)\n  * [Below](below.md)\n", "home.md": "", "below.md": ""})
    assert [(page.path, revision.path_of(page)) for page in revision.documents()] == [
        ("group/home", ""),
        ("group/home/below", "group/home/below"),
    ]
