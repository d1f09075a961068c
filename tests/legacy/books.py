"""Small books for tests."""

from typing import Any

from octavo.legacy.toolchain.book import Book, Format
from octavo.legacy.toolchain.files import MemoryFiles
from octavo.legacy.toolchain.templating.sources import Conrefs


def book(files: dict[str, str], *, conrefs: Conrefs | None = None) -> Book:
    """A book of these files; a readme and a summary of all other Markdown files are added where they are missing."""
    pages = [path for path in files if path.endswith((".md", ".adoc")) and path not in {"SUMMARY.md", "GLOSSARY.md", "LANGS.md"}]
    defaults = {"README.md": "# Readme\n", "SUMMARY.md": "".join(f"* [{path}]({path})\n" for path in pages)}
    return Book.open(MemoryFiles({**({} if "LANGS.md" in files else defaults), **files}), conrefs=conrefs)


def content(source: str, *, kind: Format = "v3", files: dict[str, str] | None = None) -> str:
    """The HTML of one page, `page.md`, in a book with other files beside it."""
    page = book({"page.md": source, **(files or {})}).render("page.json", kind)
    html: Any = page["page"]["content"] if kind == "v3" else page["sections"][0]["content"]
    assert isinstance(html, str)
    return html
