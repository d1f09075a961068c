"""Which file is in which markup, and how it becomes HTML."""

from octavo.legacy.toolchain import asciidoc, markdown, paths
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.names import ASCIIDOC, MARKDOWN


def markup(path: str) -> str | None:
    """`markdown`, `asciidoc` or nothing."""
    extension = paths.extension(path).lower()
    return "markdown" if extension in MARKDOWN else "asciidoc" if extension in ASCIIDOC else None


def to_html(path: str, source: str) -> str:
    match markup(path):
        case "markdown":
            return markdown.render(source)
        case "asciidoc":
            return asciidoc.render(source)
    raise BookFault("This is neither Markdown nor AsciiDoc.")
