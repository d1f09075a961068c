"""Answers from the docs."""
