"""The block rules of our own, one file each, with markdown-it-py's signature `(state, line, end, silent) -> bool`."""
