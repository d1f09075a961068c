"""Books as files to take along: chapters gathered from rendered pages, written as EPUB or PDF. No network; no files but the book's own images."""
