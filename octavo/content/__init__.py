"""The document engine: Markdown, JSON documents and HTML. Pure: no database, no HTTP."""
