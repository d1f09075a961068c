"""Spaces: where content lives."""
