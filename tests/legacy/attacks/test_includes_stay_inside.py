"""Includes read files of the book and nothing else; other repositories only where the operator allows it."""

from pathlib import Path

import pytest

from octavo.legacy.toolchain.book import Book
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import Files, FolderFiles, MemoryFiles
from tests.legacy.books import book, content

OUTSIDE = [
    "../secret.md",
    "../../secret.md",
    "/../secret.md",
    "a/../../secret.md",
    "..\\secret.md",
    "..\\..\\secret.md",
    "./../secret.md",
    "/etc/passwd",
    "//etc/passwd",
    "\\etc\\passwd",
    "file:///etc/passwd",
    "http://169.254.169.254/latest/meta-data/",
    "https://example.com/x.md",
    "data:text/plain,x",
    "C:\\windows\\win.ini",
    "inner.md\\0.png",
    "%2e%2e/secret.md",
    "..%2fsecret.md",
    ".git/config",
]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("tag", ["include", "extends", "import"])
def test_nothing_outside_the_book_is_read(tag: str, path: str) -> None:
    spelt = path.replace("\\", "\\\\")
    source = f'{{% {tag} "{spelt}"{" as x" if tag == "import" else ""} %}}'
    with pytest.raises(BookFault, match=r"^page\.md:1"):
        content(source)


def test_a_dot_git_folder_is_not_part_of_a_book(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("secret")
    (tmp_path / "README.md").write_text('{% include "/.git/config" %}')
    with pytest.raises(BookFault, match="does not exist"):
        Book.open(FolderFiles(tmp_path)).render("README.json")


def test_symbolic_links_are_not_files_of_a_book(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "link.md").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    (folder / "README.md").write_text('{% include "link.md" %}')
    (folder / "SUMMARY.md").write_text("* [R](README.md)\n* [L](link.md)\n* [U](up/secret.md)\n")
    one = Book.open(FolderFiles(folder))
    assert one.page_names() == ["README.json"]
    with pytest.raises(BookFault, match="does not exist"):
        one.render("README.json")


@pytest.mark.parametrize("ref", ["../secret.md", "/etc/passwd", "..\\secret.md", "sub/../../secret.md"])
def test_a_summary_lists_no_page_outside_the_book(ref: str) -> None:
    one = book({"SUMMARY.md": f"* [R](README.md)\n* [X]({ref})\n"})
    assert one.page_names() == ["README.json"]
    assert one.page_names("v2") == ["README.json"]


@pytest.mark.parametrize("root", ["..", "../..", "/etc", "../book"])
def test_a_root_outside_the_book_holds_no_files(root: str) -> None:
    with pytest.raises(BookFault, match="README"):
        book({"book.json": f'{{"root": "{root}"}}'}).page_names()


def test_files_that_include_each_other_end() -> None:
    with pytest.raises(BookFault, match="include each other too deeply"):
        content('{% include "b.md" %}', files={"b.md": '{% include "page.md" %}'})


def test_includes_that_multiply_end() -> None:
    files = {f"f{i}.md": f'{{% include "f{i + 1}.md" %}}' * 10 for i in range(15)} | {"f15.md": "x"}
    with pytest.raises(BookFault, match="too many files"):
        content('{% include "f0.md" %}', files=files)


def test_a_missing_include_says_where_even_in_an_included_file() -> None:
    with pytest.raises(BookFault, match=r"^inner\.md:2: The included file `nope\.md` does not exist"):
        content('a\n\n{% include "inner.md" %}', files={"inner.md": 'x\n{% include "nope.md" %}'})


def test_content_of_other_repositories_is_refused_unless_the_operator_allows_it() -> None:
    with pytest.raises(BookFault, match=r"page\.md:1: .*operator of this server has not allowed it"):
        content('{% include "git+https://example.com/x.git/a.md#main" %}')


class Repositories:
    """One repository at one address; it notes what it was asked for."""

    def __init__(self) -> None:
        self.asked = list[tuple[str, str]]()

    def fetch(self, url: str, ref: str) -> Files:
        self.asked.append((url, ref))
        if url != "https://example.com/shared.git":
            raise BookFault(f"{url} may not be fetched.")
        return MemoryFiles({"a.md": 'A {{ book.v }} {% include "sub/b.md" %}', "sub/b.md": 'B {% include "c.md" %}', "c.md": "C"})


@pytest.mark.parametrize(
    "address",
    [
        "git+http://127.0.0.1/x.git/a.md",
        "git+http://10.0.0.1/x.git/a.md",
        "git+http://[::1]/x.git/a.md",
        "git+file:///etc/x.git/passwd",
        "git+ssh://git@internal/x.git/a.md",
        "git+http://169.254.169.254/latest.git/meta-data",
    ],
)
def test_a_refused_address_fails_the_page(address: str) -> None:
    with pytest.raises(BookFault, match="may not be fetched"):
        book({"page.md": f'{{% include "{address}" %}}'}, conrefs=Repositories()).render("page.json")


@pytest.mark.parametrize("path", ["../a.md", "../../etc/passwd", "sub/../../a.md"])
def test_a_path_does_not_leave_the_other_repository(path: str) -> None:
    with pytest.raises(BookFault, match="outside its repository"):
        book({"page.md": f'{{% include "git+https://example.com/shared.git/{path}" %}}'}, conrefs=Repositories()).render("page.json")


def test_allowed_content_is_rendered_with_the_books_variables_and_includes_of_its_own_repository() -> None:
    repositories = Repositories()
    one = book(
        {
            "book.json": '{"variables": {"v": "V"}}',
            "page.md": '{% include "git+https://example.com/shared.git/a.md#v1" %}',
            "c.md": "the book's own",
        },
        conrefs=repositories,
    )
    assert one.render("page.json")["page"]["content"] == "<p>A V B C</p>\n"
    assert repositories.asked == [("https://example.com/shared.git", "v1")]
