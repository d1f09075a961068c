"""Format 2 as 2.x itself wrote it (legacy 3): another reading of the same files, with its own summary, links and glossary."""
