"""An older book, seen by the reader of today's documentation."""

from datetime import UTC, datetime

import pytest

from octavo.content.revision.files import MemoryFiles as RevisionFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Revision
from octavo.legacy.toolchain.files import MemoryFiles
from octavo.legacy.toolchain.format3 import Build
from octavo.legacy.toolchain.modern import is_older_book, overlay

BUILD = Build(datetime(2020, 1, 1, tzinfo=UTC))


def read(files: dict[str, str]) -> Revision:
    numbers = iter(range(1000))
    replaced = overlay(MemoryFiles({**files}), BUILD).files
    return read_revision(RevisionFiles({**files, **replaced}), new_id=lambda: f"id{next(numbers)}")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["book.json", "README.md"], True),
        (["book.js"], True),
        (["langs.md", "en/README.md"], True),
        (["README.md", "SUMMARY.md"], False),
        (["book.json", ".gitbook.yaml"], False),
        (["docs/book.json"], False),
    ],
)
def test_an_older_book_is_recognised_by_its_files(names: list[str], *, expected: bool) -> None:
    assert is_older_book(names) is expected


def test_parts_become_groups() -> None:
    revision = read(
        {
            "book.json": "{}",
            "README.md": "# Home\n",
            "SUMMARY.md": "* [A](a.md)\n    * [B](sub/b.md)\n\n### Part [two]\n\n* [C](c.md)\n* [X](http://x.y)\n\n----\n\n* [D](d.md)\n",
            **{name: f"# {name}\n" for name in ("a.md", "sub/b.md", "c.md", "d.md")},
        }
    )
    assert [page.kind for page in revision.pages].count("group") == 1
    assert {page.file for page in revision.documents()} == {"README.md", "a.md", "sub/b.md", "c.md", "d.md"}
    group = next(page for page in revision.pages if page.kind == "group")
    assert group.title == "Part [two]"
    assert [page.kind for page in group.pages][:2] == ["document", "link"]


def test_a_root_and_another_readme_are_kept() -> None:
    revision = read(
        {
            "book.json": '{"root": "docs", "structure": {"readme": "intro.md", "summary": "toc.md"}}',
            "docs/intro.md": "# I\n",
            "docs/toc.md": "* [A](a.md)\n",
            "docs/a.md": "# A\n",
        }
    )
    assert [page.file for page in revision.documents()] == ["docs/intro.md", "docs/a.md"]


def test_languages_become_groups() -> None:
    revision = read(
        {
            "LANGS.md": "* [English](en)\n* [Français](fr)\n",
            "en/README.md": "# E\n",
            "fr/README.md": "# F\n",
            "fr/SUMMARY.md": "* [Q](q.md)\n",
            "fr/q.md": "q",
        }
    )
    assert [page.title for page in revision.pages if page.kind == "group"] == ["English", "Français"]
    assert {page.file for page in revision.documents()} == {"en/README.md", "fr/README.md", "fr/q.md"}


def test_templates_are_run_and_the_rest_of_the_page_is_kept() -> None:
    files = {
        "book.json": '{"variables": {"v": "V"}}',
        "README.md": "---\ndescription: d\n---\n\n# {{ book.v }}\n\n`{{ book.v }}`\n\n{% html %}<b>x</b>{% endhtml %}\n",
        "plain.md": "# P\n",
        "bad.md": "{% nope %}",
        "SUMMARY.md": "* [P](plain.md)\n* [B](bad.md)\n",
    }
    found = overlay(MemoryFiles({**files}), BUILD)
    assert found.files["README.md"].decode() == "---\ndescription: d\n---\n\n# V\n\n`{{ book.v }}`\n\n<b>x</b>\n"
    assert "plain.md" not in found.files
    assert [str(fault) for fault in found.faults] == ["bad.md:1: unknown block tag: nope"]
