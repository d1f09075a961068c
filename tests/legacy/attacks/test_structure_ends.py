"""Glossaries, ignore files and front matter made to cost more than they weigh."""

import pytest

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.ignore import Ignore
from tests.legacy.books import book, content

WORDS = "".join(f"## w{number}\n\nx\n\n" for number in range(3000))


@pytest.mark.parametrize("kind", ["v3", "v2"])
@pytest.mark.parametrize(
    ("glossary", "page"),
    [("## a\n\n" + "d" * 20_000, "a " * 20_000), (WORDS, " ".join(f"w{number}" for number in range(3000)) + "\n\n" + "* a\n" * 4000)],
    ids=["a long description in many places", "many words and many places"],
)
def test_a_glossary_that_fills_the_memory_is_refused_with_the_page_to_blame(glossary: str, page: str, kind: str) -> None:
    with pytest.raises(BookFault, match=r"^page\.md: .*too tangled"):
        content(page, files={"GLOSSARY.md": glossary}, kind="v2" if kind == "v2" else "v3")


@pytest.mark.parametrize("rule", ["*a" * 20 + "b", "**/a/" * 20 + "b", "a*" * 20 + "/" + "*b" * 20])
def test_wildcards_of_ignore_files_are_not_tried_in_every_way(rule: str) -> None:
    ignore = Ignore([rule])
    assert not ignore("a" * 200 + ".md")
    assert not ignore("a/" * 100 + "c.md")


def test_too_many_rules_for_a_book_are_refused() -> None:
    files = {f"{'a' * 100}{number}.md": "" for number in range(300)}
    with pytest.raises(BookFault, match="too many rules"):
        book({".bookignore": "*a*b\n" * 20_000, **files}).page_names()


def test_long_front_matter_is_refused() -> None:
    with pytest.raises(BookFault, match="front matter is too large"):
        content("---\na: 1" + ":59" * 30_000 + "\n---\nx")
