"""What a book's files are called."""

CONFIG_FILES = ("book.js", "book.json")
MARKDOWN = (".md", ".markdown", ".mdown")
ASCIIDOC = (".adoc", ".asciidoc")
EXTENSIONS = (*MARKDOWN, *ASCIIDOC)
