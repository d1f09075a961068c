"""Finding things in spaces and sites."""
