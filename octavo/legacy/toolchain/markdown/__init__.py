"""The Markdown dialect of that time (legacy 5), scanned without backtracking."""

from octavo.legacy.toolchain.markdown.protect import protect_code
from octavo.legacy.toolchain.markdown.render import render, render_inline

__all__ = ["protect_code", "render", "render_inline"]
