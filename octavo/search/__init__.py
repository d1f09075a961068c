"""Full-text search over sections of pages: a tantivy index beside the process that can be rebuilt at any time."""
