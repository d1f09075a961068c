"""What happens to a page's HTML after Markdown, in this order (legacy 5): heading ids, glossary, images, links, code."""
