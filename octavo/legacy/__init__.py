"""Older books: the toolchain that renders them, and the API they were read through."""
