import pytest

from octavo.content.revision.place import file_for, moved_file


def test_a_page_lies_where_its_path_says() -> None:
    assert file_for("guides/first", has_pages=False) == "guides/first.md"
    assert file_for("guides/first", has_pages=True, root="docs") == "docs/guides/first/README.md"


def test_a_taken_name_gets_a_number() -> None:
    assert file_for("first", has_pages=False, taken={"first.md", "first (1).md"}) == "first (2).md"


@pytest.mark.parametrize(
    ("file", "has_pages", "expected"),
    [
        ("guides/first.md", True, "guides/first/README.md"),
        ("guides/first/README.md", False, "guides/first.md"),
        ("guides/first/README.md", True, "guides/first/README.md"),
        ("guides/first.md", False, "guides/first.md"),
        ("README.md", False, "README.md"),
        ("README.md", True, "README.md"),
        ("a/README (1).md", False, "a/README (1).md"),
    ],
)
def test_a_page_becomes_a_folder_with_its_first_page_and_a_file_again_with_its_last(file: str, *, has_pages: bool, expected: str) -> None:
    assert moved_file(file, has_pages=has_pages) == expected
