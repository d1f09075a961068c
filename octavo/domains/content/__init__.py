"""What a space holds: revisions, pages, files, documents, and reading them (semantics 3)."""
